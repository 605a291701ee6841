// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/diagram/diagram.h"
#include "model/schema/relationships.h"
#include "model/sql/problem.h"

#include <QRectF>

#include <optional>

namespace sw {

// What is drawn, as plain values: positions are pixels of the scene, at 100 %.

/// Measures of a table.
namespace measure {
inline constexpr double Stripe = 3;
inline constexpr double Header = 27;
inline constexpr double Row = 24;
inline constexpr double Padding = 10;
inline constexpr double Mark = 18; ///< the place of the key's mark, left of a name
inline constexpr double Badge = 14;
inline constexpr double BadgeGap = 5;
inline constexpr double LeastWidth = 176;
inline constexpr double MostWidth = 320;
inline constexpr double Corner = 6;
inline constexpr double GridStep = 24;
inline constexpr double Bottom = 4;        ///< beneath the last row
inline constexpr double FoldedHeight = 54; ///< of a folded area
inline constexpr double FoldSign = 18;
} // namespace measure

struct RowFigure {
    ColumnId column;
    QString name; ///< as shown, elided where it is long
    QString type;
    float nameWidth = 0;
    float typeWidth = 0;
    bool primary = false;
    bool foreign = false;
    bool unique = false;
    bool indexed = false;
    bool nullable = false;
    bool elided = false;

    bool operator==(const RowFigure &) const = default;
};

/// A table or a view as a box.
struct TableFigure {
    quint64 id = 0;
    bool isView = false;
    QString name; ///< as shown, elided where it is long
    float nameWidth = 0;
    QString color;
    Detail detail = Detail::Columns;
    bool pinned = false;
    bool shownOnly = false; ///< virtual, shadow or opaque: not to be edited
    QRectF rect;
    std::vector<RowFigure> rows;
    int hiddenRows = 0;
    quint64 within = 0; ///< the folded area that hides it

    /// Where the row begins, from the top of the scene.
    [[nodiscard]] double rowTop(size_t row) const
    {
        return rect.top() + measure::Stripe + measure::Header
               + static_cast<double>(row) * measure::Row;
    }
    [[nodiscard]] QRectF rowRect(size_t row) const
    {
        return {rect.left(), rowTop(row), rect.width(), measure::Row};
    }
    [[nodiscard]] QRectF headerRect() const
    {
        return {rect.left(), rect.top(), rect.width(), measure::Stripe + measure::Header};
    }
    [[nodiscard]] std::optional<size_t> rowOf(ColumnId column) const;
    [[nodiscard]] std::optional<size_t> rowAt(QPointF point) const;
    /// The height at which an edge of this column ends; the header's where it is not shown.
    [[nodiscard]] double edgeHeight(ColumnId column) const;

    bool operator==(const TableFigure &) const = default;
};

/// One end of an edge: a crow's foot, or a bar, with or without a ring.
struct EndFigure {
    quint64 table = 0;
    QPointF at; ///< on the table's border
    Side side = Side::Right;
    bool many = false;
    bool optional = false;
    bool hollow = false; ///< a mark of ours that the database does not know
    QString role;        ///< what the other end calls this one
    QRectF roleRect;
    bool roleHidden = false; ///< for want of room, unless the edge is pointed at

    bool operator==(const EndFigure &) const = default;
};

enum class LineStyle { Solid, Dashed, Dotted };

struct EdgeFigure {
    Relationship relationship;
    LineStyle style = LineStyle::Dashed;
    std::vector<QPointF> line; ///< from the child's border to the parent's; of two equals: right
    EndFigure child;
    EndFigure parent;
    QString pill; ///< a folded association's name
    QRectF pillRect;
    bool byHand = false; ///< a person bent it

    [[nodiscard]] ForeignKeyId key() const { return relationship.key; }
    [[nodiscard]] bool isFolded() const { return !relationship.association.isNull(); }
    [[nodiscard]] QRectF bounds() const;
    /// Calls `work` with rectangles that hold all of it: around each part of the line, its texts.
    template <typename Work> void eachPart(Work work) const
    {
        constexpr double Around = 18; // crow's feet and multiplicities reach beside the line
        for (size_t i = 1; i < line.size(); ++i)
            work(QRectF(line[i - 1], line[i])
                     .normalized()
                     .adjusted(-Around, -Around, Around, Around));
        for (const QRectF &text : {pillRect, child.roleRect, parent.roleRect}) {
            if (!text.isNull())
                work(text);
        }
    }

    bool operator==(const EdgeFigure &) const = default;
};

/// A line that is no relationship: from a view to what it reads, or in the place of all edges
/// between two things one of which is a folded area.
struct TieFigure {
    quint64 from = 0; ///< the view
    quint64 to = 0;
    int count = 0; ///< of edges in a bundle; 0: a view reads
    std::vector<QPointF> line;
    QRectF countRect;

    bool operator==(const TieFigure &) const = default;
};

struct NoteFigure {
    NoteId id;
    QString text;
    QString color;
    QRectF rect;
    quint64 within = 0; ///< the folded area that hides it

    bool operator==(const NoteFigure &) const = default;
};

struct AreaFigure {
    AreaId id;
    QString title;
    QString color;
    QRectF rect;   ///< as drawn: folded, a small box
    QRectF extent; ///< where what belongs to it stands
    bool folded = false;
    int tables = 0;     ///< that it hides, folded
    quint64 within = 0; ///< the folded area that hides it

    /// The sign that folds and unfolds it.
    [[nodiscard]] QRectF foldRect() const;

    bool operator==(const AreaFigure &) const = default;
};

} // namespace sw
