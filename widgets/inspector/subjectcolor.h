// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editing/editor.h"
#include "widgets/inspector/swatches.h"

namespace sw {

/// The colour of one table or view in the diagram that is looked at; hidden where it does not stand
/// there.
class SubjectColor : public Swatches {
    Q_OBJECT

public:
    SubjectColor(Editor &editor, const Theme &theme, QWidget *parent);

    void showSubject(quint64 id);

private:
    [[nodiscard]] PlacementPtr placement() const;
    void refresh();
    void take(const QString &color);

    Editor &m_editor;
    quint64 m_subject = 0;
};

} // namespace sw
