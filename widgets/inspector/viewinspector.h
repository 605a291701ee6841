// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/inspector/form.h"
#include "widgets/inspector/inspectorpage.h"

namespace sw {

class PartsSection;
class SubjectColor;

/// A view: its name, the names of its columns, its SELECT, tried while it is typed, and triggers.
class ViewInspector : public InspectorPage {
    Q_OBJECT

public:
    ViewInspector(Editor &editor, const Theme &theme, QWidget *parent);

    void showObject(quint64 id) override;

private:
    [[nodiscard]] Binding<QString> columnsBinding();
    [[nodiscard]] Binding<QString> selectBinding();
    [[nodiscard]] ViewPtr view() const;

    Editor &m_editor;
    ViewId m_view;
    TextField *m_title = nullptr;
    SubjectColor *m_color = nullptr;
    Form *m_form = nullptr;
    PartsSection *m_triggers = nullptr;
};

} // namespace sw
