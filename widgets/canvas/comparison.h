// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/diff.h"
#include "widgets/canvas/paint.h"

namespace sw {

/// What became of another content of the same document, as it is seen on the canvas: what is new
/// here, what was changed, and what is there no more, which is drawn where it stood.
struct Comparison {
    enum class Mark { Added, Changed };

    QHash<quint64, Mark> tables; ///< tables and views
    QHash<ColumnId, Mark> columns;
    QHash<quint64, Mark> edges; ///< foreign keys
    Scene gone;
    std::vector<DiffLine> lines; ///< the same in words, from the other content to this one
    int removed = 0;

    [[nodiscard]] bool isEmpty() const { return lines.empty(); }
};

/// `scope` Database: the other one has no drawing and no marks.
[[nodiscard]] Comparison compare(const Content &other, const Content &here, DiagramId diagram,
                                 Scope scope);

/// Under the scene: what is gone.
void paintGone(QPainter &painter, const Comparison &comparison, const QRectF &exposed,
               const PaintContext &context);
/// Over the scene: frames around what is new and what was changed.
void paintMarks(QPainter &painter, const Scene &scene, const Comparison &comparison,
                const QRectF &exposed, const PaintContext &context);

} // namespace sw
