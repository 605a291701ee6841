// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/window/hand.h"

#include <QRandomGenerator>

namespace sw::test {

/// Where somebody at a canvas may point to, and what he may type: nonsense, too.
class RandomPlaces {
public:
    RandomPlaces(Hand &hand, quint32 seed) : m_hand(hand), m_random(seed) {}

protected:
    [[nodiscard]] int below(int most) { return m_random.bounded(most); }
    [[nodiscard]] bool oneIn(int times) { return below(times) == 0; }
    template <typename List> auto anyOf(const List &list)
    {
        using Size = decltype(std::size(list));
        return list[static_cast<Size>(below(static_cast<int>(std::size(list))))];
    }
    [[nodiscard]] QWidget *viewport() { return m_hand.canvas().viewport(); }
    [[nodiscard]] const Scene &scene() { return m_hand.canvas().scene(); }

    // Places, all of them within the viewport.
    [[nodiscard]] QPoint within(QPointF place)
    {
        const QPoint at = m_hand.at(place);
        return {qBound(1, at.x(), viewport()->width() - 2),
                qBound(1, at.y(), viewport()->height() - 2)};
    }
    [[nodiscard]] QPoint anywhere()
    {
        return {1 + below(viewport()->width() - 2), 1 + below(viewport()->height() - 2)};
    }
    [[nodiscard]] QPoint onTable()
    {
        const auto tables = scene().allTables();
        return tables.empty() ? anywhere()
                              : within(anyOf(tables)->headerRect().center() - QPointF(30, 0));
    }
    [[nodiscard]] QPoint onRow()
    {
        const auto tables = scene().allTables();
        const TableFigure *table = tables.empty() ? nullptr : anyOf(tables);
        if (!table || table->rows.empty())
            return anywhere();
        const auto row = static_cast<size_t>(below(static_cast<int>(table->rows.size())));
        return within(table->rowRect(row).center());
    }
    [[nodiscard]] QPoint onHandle()
    {
        const auto tables = scene().allTables();
        if (tables.empty())
            return anywhere();
        const TableFigure &table = *anyOf(tables);
        QTest::mouseMove(viewport(), within(table.headerRect().center()));
        return within(handlePlace(table, oneIn(2) ? Side::Left : Side::Right));
    }
    /// A part of an edge, one of its ends, or the name on it.
    [[nodiscard]] QPoint onEdge()
    {
        const auto edges = scene().allEdges();
        if (edges.empty())
            return anywhere();
        const EdgeFigure &edge = *anyOf(edges);
        if (edge.isFolded() && oneIn(2))
            return within(edge.pillRect.center());
        const int part = below(static_cast<int>(edge.line.size()) - 1);
        const auto from = edge.line.begin() + part;
        return within(oneIn(3) ? *from : (*from + *(from + 1)) / 2);
    }
    /// The title, the corner or the sign of an area or a note.
    [[nodiscard]] QPoint onBox()
    {
        const auto areas = scene().areasIn(scene().bounds());
        const auto notes = scene().notesIn(scene().bounds());
        if (!areas.empty() && (notes.empty() || oneIn(2))) {
            const AreaFigure &area = *anyOf(areas);
            const QPointF places[]{area.rect.topLeft() + QPointF(40, 8), area.foldRect().center(),
                                   area.rect.bottomRight() - QPointF(4, 4)};
            return within(anyOf(places));
        }
        if (notes.empty())
            return anywhere();
        const NoteFigure &note = *anyOf(notes);
        return within(oneIn(2) ? note.rect.center() : note.rect.bottomRight() - QPointF(4, 4));
    }
    [[nodiscard]] QPoint onAnything()
    {
        using Place = QPoint (RandomPlaces::*)();
        static constexpr Place places[]{&RandomPlaces::onTable,  &RandomPlaces::onRow,
                                        &RandomPlaces::onHandle, &RandomPlaces::onEdge,
                                        &RandomPlaces::onBox,    &RandomPlaces::anywhere};
        return (this->*anyOf(places))();
    }

    // What is typed.
    [[nodiscard]] QString anyName()
    {
        static const QStringList odd{QString(),
                                     QStringLiteral("t1"),
                                     QStringLiteral("T2"),
                                     QStringLiteral("order by"),
                                     QStringLiteral("sqlite_x"),
                                     QStringLiteral("a\"b]c`d"),
                                     QStringLiteral(" spaces "),
                                     QStringLiteral("grüße"),
                                     QString(40, u'w')};
        return oneIn(3) ? anyOf(odd) : QStringLiteral("t%1").arg(below(40));
    }
    [[nodiscard]] QString anyColumn()
    {
        static const QStringList lines{
            QStringLiteral("name text nn"),
            QStringLiteral("code varchar(8) uq"),
            QStringLiteral("price numeric(8,2) default 0 check (price > 0)"),
            QStringLiteral("id2 integer pk"),
            QStringLiteral("id2 integer"),
            QStringLiteral("day date ix"),
            QStringLiteral("t1_id -> t1"),
            QStringLiteral("t2_id integer nn -> t2.id"),
            QStringLiteral("t3_id -> t3 on delete cascade"),
            QStringLiteral("x -> nowhere"),
            QStringLiteral("((("),
            QStringLiteral("a b c d , ' e"),
            QStringLiteral("name"),
            QString()};
        return anyOf(lines);
    }
    Hand &m_hand;

private:
    QRandomGenerator m_random;
};

} // namespace sw::test
