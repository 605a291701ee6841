// SPDX-License-Identifier: Apache-2.0
// Lines that are no edges: what views read, and the bundles of folded areas.
#include "widgets/canvas/scene.h"
#include "widgets/canvas/tablesize.h"

#include <algorithm>

namespace sw {

namespace {

constexpr double CountHeight = 18;
constexpr double CountPadding = 7;
constexpr double TieReach = 2;

QRectF reachOf(QPointF a, QPointF b)
{
    return QRectF(a, b).normalized().adjusted(-TieReach, -TieReach, TieReach, TieReach);
}

/// The middle of the longest part.
QPointF countPlace(const Polyline &line)
{
    QPointF place = line.front();
    double longest = -1;
    for (size_t i = 1; i < line.size(); ++i) {
        const double length = (line[i] - line[i - 1]).manhattanLength();
        if (length > longest) {
            longest = length;
            place = (line[i] + line[i - 1]) / 2;
        }
    }
    return place;
}

} // namespace

/// Where a line of the table ends: at it, or at the folded area that hides it; 0 where neither is.
quint64 Scene::tieEnd(quint64 table) const
{
    const auto found = m_tables.find(table);
    if (found == m_tables.end())
        return 0;
    return found->second->within == 0 ? table : found->second->within;
}

Port Scene::tiePort(quint64 end) const
{
    if (const TableFigure *box = table(end))
        return {box->rect, box->edgeHeight({}), Side::Unsaid};
    const QRectF rect = m_areas.at(end)->rect;
    return {rect, rect.center().y(), Side::Unsaid};
}

void Scene::takeTies(const Content &content, const std::vector<Relationship> &relationships)
{
    std::map<std::tuple<quint64, quint64, bool>, int> wanted;
    for (const ViewPtr &view : content.schema.views) {
        const quint64 from = tieEnd(view->id.value());
        for (const quint64 read : m_viewFacts.of(view->id).reads) {
            const quint64 to = tieEnd(read);
            if (from != 0 && to != 0 && from != to)
                wanted[{from, to, false}] = 0;
        }
    }
    for (const Relationship &each : relationships) {
        if (!m_anyFolded)
            break;
        const quint64 left = tieEnd(each.left.table.value());
        const quint64 right = tieEnd(each.right.table.value());
        const bool hidden = left != each.left.table.value() || right != each.right.table.value();
        if (left != 0 && right != 0 && left != right && hidden && isDrawn(content, each))
            ++wanted[{std::min(left, right), std::max(left, right), true}];
    }
    for (auto tie = m_ties.begin(); tie != m_ties.end();) {
        if (wanted.contains(tie->first)) {
            ++tie;
            continue;
        }
        indexTie(*tie->second, false);
        tie = m_ties.erase(tie);
        m_tiesTouched = true;
    }
    for (const auto &[key, count] : wanted) {
        auto &tie = m_ties[key];
        if (tie && tie->count == count)
            continue;
        if (tie)
            indexTie(*tie, false);
        tie = std::make_unique<TieFigure>();
        tie->from = std::get<0>(key);
        tie->to = std::get<1>(key);
        tie->count = count;
        m_tiesTouched = true;
    }
}

std::vector<TieFigure *> Scene::tiesToRoute(bool all)
{
    std::vector<TieFigure *> ties;
    for (const auto &[key, tie] : m_ties) {
        const bool isNew = tie->line.empty();
        if (all || isNew || m_touchedTables.contains(tie->from)
            || m_touchedTables.contains(tie->to))
            ties.push_back(tie.get());
    }
    m_tiesTouched = false;
    return ties;
}

void Scene::setTieLine(TieFigure &tie, Polyline line)
{
    if (line == tie.line)
        return;
    indexTie(tie, false);
    tie.line = std::move(line);
    tie.countRect = {};
    if (tie.count > 0) {
        const double width
            = std::max(CountHeight, labelTextWidth(QString::number(tie.count)) + 2 * CountPadding);
        tie.countRect = QRectF(0, 0, std::round(width), CountHeight);
        tie.countRect.moveCenter(countPlace(tie.line));
    }
    indexTie(tie, true);
}

void Scene::indexTie(TieFigure &tie, bool in)
{
    const auto each = [&](const QRectF &rect) {
        m_stale.add(rect);
        if (in)
            m_tieIndex.insert(rect, &tie);
        else
            m_tieIndex.remove(rect, &tie);
    };
    for (size_t i = 1; i < tie.line.size(); ++i)
        each(reachOf(tie.line[i - 1], tie.line[i]));
    if (!tie.countRect.isNull())
        each(tie.countRect);
}

std::vector<const TieFigure *> Scene::tiesIn(const QRectF &rect) const
{
    const auto ties = m_tieIndex.find(rect);
    std::vector<const TieFigure *> found(ties.begin(), ties.end());
    std::sort(found.begin(), found.end(), [](const TieFigure *a, const TieFigure *b) {
        return std::tuple(a->from, a->to, a->count) < std::tuple(b->from, b->to, b->count);
    });
    return found;
}

std::vector<const TieFigure *> Scene::allTies() const
{
    std::vector<const TieFigure *> all;
    for (const auto &[key, tie] : m_ties)
        all.push_back(tie.get());
    return all;
}

} // namespace sw
