// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/inspector/form.h"
#include "widgets/inspector/inspectorpage.h"

namespace sw {

class Swatches;

/// A note: its text and colour.
class NoteInspector : public InspectorPage {
    Q_OBJECT

public:
    NoteInspector(Editor &editor, const Theme &theme, QWidget *parent);

    void showObject(quint64 id) override;

private:
    [[nodiscard]] Result<Changes> changed(const std::function<void(Note &)> &change) const;

    Editor &m_editor;
    NoteId m_note;
    Form *m_form = nullptr;
    Swatches *m_swatches = nullptr;
};

/// An area: its title and colour.
class AreaInspector : public InspectorPage {
    Q_OBJECT

public:
    AreaInspector(Editor &editor, const Theme &theme, QWidget *parent);

    void showObject(quint64 id) override;

private:
    [[nodiscard]] Result<Changes> changed(const std::function<void(Area &)> &change) const;

    Editor &m_editor;
    AreaId m_area;
    TextField *m_title = nullptr;
    Swatches *m_swatches = nullptr;
};

} // namespace sw
