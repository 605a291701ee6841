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
inline constexpr double Bottom = 4; ///< beneath the last row
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
    QString color;
    Detail detail = Detail::Columns;
    bool pinned = false;
    bool shownOnly = false; ///< virtual, shadow or opaque: not to be edited
    QRectF rect;
    std::vector<RowFigure> rows;
    int hiddenRows = 0;

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

    bool operator==(const EdgeFigure &) const = default;
};

/// A line without an arrow from a view to a table that it reads.
struct ReadFigure {
    quint64 view = 0;
    quint64 table = 0;
    std::vector<QPointF> line;
};

struct NoteFigure {
    NoteId id;
    QString text;
    QString color;
    QRectF rect;

    bool operator==(const NoteFigure &) const = default;
};

struct AreaFigure {
    AreaId id;
    QString title;
    QString color;
    QRectF rect;

    bool operator==(const AreaFigure &) const = default;
};

} // namespace sw
