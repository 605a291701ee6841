// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/inspector/inspectorpage.h"

namespace sw {

class Swatches;

/// What is said and can be done where one thing is not selected: several, or none.
class SeveralInspector : public InspectorPage {
    Q_OBJECT

public:
    SeveralInspector(Editor &editor, const Theme &theme, QWidget *parent);

    void showObject(quint64 id) override;

private:
    void colorTables(const QString &color);

    Editor &m_editor;
    QLabel *m_title = nullptr;
    QLabel *m_hint = nullptr;
    Swatches *m_swatches = nullptr;
};

} // namespace sw
