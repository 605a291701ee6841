// SPDX-License-Identifier: Apache-2.0
#include "widgets/canvas/placesbeside.h"

#include "model/schema/relationships.h"
#include "model/sql/script.h"
#include "widgets/canvas/tablesize.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <optional>

namespace sw {

namespace {

constexpr double Beside = 120; ///< room for an edge
constexpr double Around = 36;  ///< nothing stands nearer than this
constexpr double Beginning = 96;
constexpr int MostRings = 60;

/// Finds places in one diagram, one after the other.
class Placer {
public:
    Placer(const Content &content, DiagramId diagram) : m_content(content), m_diagram(diagram)
    {
        m_facts.update(content.schema);
        for (const PlacementPtr &placement : content.drawing.placements) {
            if (placement->diagram == diagram)
                m_boxes.insert(placement->subject, boxOf(*placement));
        }
        for (const QRectF &box : std::as_const(m_boxes))
            m_taken.push_back(box);
        for (const NotePtr &note : content.drawing.notes) {
            if (note->diagram == diagram)
                m_taken.emplace_back(note->position, note->size);
        }
        for (const AreaPtr &area : content.drawing.areas) {
            if (area->diagram == diagram && area->folded)
                m_taken.emplace_back(area->position, area->size);
        }
        for (const TablePtr &table : content.schema.tables) {
            for (const ForeignKey &key : table->foreignKeys)
                relate(table->id.value(), key.parent.id.value());
        }
        for (const ViewPtr &view : content.schema.views) {
            for (const quint64 source : m_facts.of(view->id).reads)
                relate(view->id.value(), source);
        }
    }

    /// Whoever has a neighbour is placed first: it may be the neighbour of others.
    Changes place(std::vector<quint64> subjects)
    {
        Changes changes;
        while (!subjects.empty()) {
            auto next = std::find_if(subjects.begin(), subjects.end(),
                                     [&](quint64 each) { return neighbourOf(each) != nullptr; });
            if (next == subjects.end())
                next = subjects.begin();
            changes.push_back({PlacementPtr(), placed(*next)});
            subjects.erase(next);
        }
        return changes;
    }

private:
    void relate(quint64 child, quint64 parent)
    {
        m_parents[child].push_back(parent);
        m_children[parent].push_back(child);
    }

    [[nodiscard]] QRectF boxOf(const Placement &placement) const
    {
        QSizeF size;
        if (const TablePtr table = m_content.schema.tables.find(TableId(placement.subject)))
            size = figureOf(*table, placement, Detail::Columns).rect.size();
        else if (const ViewPtr view = m_content.schema.views.find(ViewId(placement.subject)))
            size = figureOf(*view, placement, m_facts.of(view->id).columns).rect.size();
        return {placement.position, size};
    }

    [[nodiscard]] const QRectF *boxOfOne(const std::vector<quint64> &subjects) const
    {
        for (const quint64 each : subjects) {
            if (const auto found = m_boxes.constFind(each); found != m_boxes.cend())
                return &*found;
        }
        return nullptr;
    }

    [[nodiscard]] const QRectF *neighbourOf(quint64 subject) const
    {
        const QRectF *parent = boxOfOne(m_parents.value(subject));
        return parent ? parent : boxOfOne(m_children.value(subject));
    }

    PlacementPtr placed(quint64 subject)
    {
        Placement placement;
        placement.diagram = m_diagram;
        placement.subject = subject;
        const TablePtr table = m_content.schema.tables.find(TableId(subject));
        placement.unfolded = table && associationKeys(*table);
        const QSizeF size = boxOf(placement).size();
        if (const QRectF *parent = boxOfOne(m_parents.value(subject)))
            placement.position = freeNear({parent->right() + Beside, parent->top()}, size);
        else if (const QRectF *child = boxOfOne(m_children.value(subject)))
            placement.position
                = freeNear({child->left() - Beside - size.width(), child->top()}, size);
        else
            placement.position = beneathAll();
        const QRectF box(placement.position, size);
        m_boxes.insert(subject, box);
        m_taken.push_back(box);
        return std::make_shared<const Placement>(placement);
    }

    [[nodiscard]] QPointF freeNear(QPointF near, QSizeF size) const
    {
        const double step = measure::GridStep * 2;
        near = {std::round(near.x() / measure::GridStep) * measure::GridStep,
                std::round(near.y() / measure::GridStep) * measure::GridStep};
        for (int ring = 0; ring < MostRings; ++ring) {
            std::optional<QPointF> best;
            for (int x = -ring; x <= ring; ++x) {
                const int each = std::abs(x) == ring ? 1 : std::max(2 * ring, 1);
                for (int y = -ring; y <= ring; y += each) {
                    const QPointF place = near + QPointF(x * step, y * step);
                    const auto far = [&](QPointF p) { return QLineF(p, near).length(); };
                    if ((!best || far(place) < far(*best)) && isFree({place, size}))
                        best = place;
                }
            }
            if (best)
                return *best;
        }
        return beneathAll();
    }

    [[nodiscard]] bool isFree(const QRectF &box) const
    {
        const QRectF room = box.adjusted(-Around, -Around, Around, Around);
        return std::none_of(m_taken.begin(), m_taken.end(),
                            [&](const QRectF &other) { return other.intersects(room); });
    }

    [[nodiscard]] QPointF beneathAll() const
    {
        if (m_taken.empty())
            return {Beginning, Beginning};
        QRectF all;
        for (const QRectF &box : m_taken)
            all |= box;
        const double top = all.bottom() + 2 * Around;
        return {all.left(), std::ceil(top / measure::GridStep) * measure::GridStep};
    }

    const Content &m_content;
    DiagramId m_diagram;
    ViewFactsCache m_facts;
    QHash<quint64, QRectF> m_boxes;
    std::vector<QRectF> m_taken;
    QHash<quint64, std::vector<quint64>> m_parents;
    QHash<quint64, std::vector<quint64>> m_children;
};

} // namespace

Changes placesBeside(const Content &content, DiagramId diagram, const Schema &before)
{
    std::vector<quint64> fresh;
    for (const TablePtr &table : tablesByNeed(content.schema)) {
        if (!before.tables.find(table->id))
            fresh.push_back(table->id.value());
    }
    for (const ViewPtr &view : viewsByNeed(content.schema)) {
        if (!before.views.find(view->id))
            fresh.push_back(view->id.value());
    }
    return fresh.empty() || diagram.isNull() ? Changes()
                                             : Placer(content, diagram).place(std::move(fresh));
}

} // namespace sw
