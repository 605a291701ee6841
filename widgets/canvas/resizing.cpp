// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/resizing.h"

#include "model/document/verbs_diagram.h"
#include "widgets/canvas/areas.h"
#include "widgets/canvas/figures.h"

#include <cmath>

namespace sw {

namespace {

QSizeF sizeOnGrid(QSizeF size)
{
    constexpr QSizeF Least(72, 36);
    constexpr double Step = measure::GridStep / 2;
    return QSizeF(std::round(size.width() / Step) * Step, std::round(size.height() / Step) * Step)
        .expandedTo(Least);
}

} // namespace

std::optional<QSizeF> sizeToChange(const Content &content, const Pick &pick)
{
    if (pick.kind == PickKind::Note) {
        const NotePtr note = content.drawing.notes.find(NoteId(pick.id));
        return note ? std::optional(note->size) : std::nullopt;
    }
    if (pick.kind != PickKind::Area)
        return std::nullopt;
    const AreaPtr area = content.drawing.areas.find(AreaId(pick.id));
    return area && !area->folded ? std::optional(area->size) : std::nullopt;
}

Result<Changes> resizedTo(const Content &content, const Pick &pick, QSizeF size)
{
    if (pick.kind == PickKind::Note) {
        const NotePtr note = content.drawing.notes.find(NoteId(pick.id));
        if (!note)
            return Changes();
        Note resized = *note;
        resized.size = sizeOnGrid(size);
        return putNote(content, resized);
    }
    const AreaPtr area = content.drawing.areas.find(AreaId(pick.id));
    if (pick.kind != PickKind::Area || !area)
        return Changes();
    Area resized = *area;
    resized.size = sizeOnGrid(size);
    return withNestedAreas(content, area->diagram, putArea(content, resized));
}

} // namespace sw
