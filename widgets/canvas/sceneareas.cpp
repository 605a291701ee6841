// SPDX-License-Identifier: Apache-2.0
// The areas of a scene: what stands in them, and what folded ones hide.
#include "widgets/canvas/scene.h"
#include "widgets/canvas/tablesize.h"

#include <algorithm>

namespace sw {

namespace {

bool isLarger(const AreaFigure *a, const AreaFigure *b)
{
    const double sizeA = a->extent.width() * a->extent.height();
    const double sizeB = b->extent.width() * b->extent.height();
    return sizeA != sizeB ? sizeA > sizeB : a->id < b->id;
}

/// The first of the areas that holds the point; 0 where none does.
quint64 holderOf(const std::vector<const AreaFigure *> &areas, QPointF point)
{
    const auto found = std::find_if(areas.begin(), areas.end(), [&](const AreaFigure *area) {
        return area->extent.contains(point);
    });
    return found == areas.end() ? 0 : (*found)->id.value();
}

} // namespace

void Scene::putArea(const Area &area)
{
    AreaFigure figure;
    figure.id = area.id;
    figure.title = area.title;
    figure.color = area.color;
    figure.folded = area.folded;
    figure.extent = QRectF(area.position, area.size);
    figure.rect = area.folded ? QRectF(area.position, foldedSize(area)) : figure.extent;
    m_stale.add(figure.rect);
    m_areas[area.id.value()] = std::make_unique<AreaFigure>(std::move(figure));
}

template <typename Figure>
void Scene::hide(Figure &figure, quint64 within, GridIndex<Figure> &index)
{
    if (figure.within == within)
        return;
    if (figure.within == 0)
        unseat(figure, index);
    else if (within == 0)
        seat(figure, index);
    figure.within = within;
}

void Scene::foldAreas()
{
    if (!std::exchange(m_foldsTouched, false))
        return;
    std::vector<AreaFigure *> areas;
    for (const auto &[id, area] : m_areas) {
        areas.push_back(area.get());
        if (area->folded)
            m_stale.add(area->rect); // what is counted may change
    }
    std::sort(areas.begin(), areas.end(), isLarger);
    // Whatever a folded area hides hides nothing itself.
    std::vector<const AreaFigure *> folded;
    for (AreaFigure *area : areas) {
        const auto around
            = std::find_if(folded.begin(), folded.end(), [&](const AreaFigure *outer) {
                  return outer->extent.contains(area->extent);
              });
        const quint64 within = around == folded.end() ? 0 : (*around)->id.value();
        if (std::exchange(area->within, within) != within)
            m_stale.add(area->rect);
        area->tables = 0;
        if (area->folded && area->within == 0)
            folded.push_back(area);
    }
    if (folded.empty() && !m_anyFolded)
        return;
    m_anyFolded = !folded.empty();
    for (const auto &[id, table] : m_tables) {
        const quint64 within = holderOf(folded, table->rect.center());
        if (within != 0)
            ++m_areas.at(within)->tables;
        if (within != table->within) {
            m_touchedTables.insert(id);
            m_structureTouched = true;
            hide(*table, within, m_tableIndex);
        }
    }
    for (const auto &[id, note] : m_notes)
        hide(*note, holderOf(folded, note->rect.center()), m_noteIndex);
}

std::vector<const AreaFigure *> Scene::foldedAreas() const
{
    std::vector<const AreaFigure *> folded;
    for (const auto &[id, area] : m_areas) {
        if (area->folded && area->within == 0)
            folded.push_back(area.get());
    }
    std::sort(folded.begin(), folded.end(), isLarger);
    return folded;
}

std::vector<const TableFigure *> Scene::tablesOf(const AreaFigure &area) const
{
    std::vector<const TableFigure *> found;
    for (const auto &[id, table] : m_tables) {
        if (area.extent.contains(table->rect.center()))
            found.push_back(table.get());
    }
    return found;
}

std::vector<const NoteFigure *> Scene::notesOf(const AreaFigure &area) const
{
    std::vector<const NoteFigure *> found;
    for (const auto &[id, note] : m_notes) {
        if (area.extent.contains(note->rect.center()))
            found.push_back(note.get());
    }
    return found;
}

std::vector<const AreaFigure *> Scene::areasOf(const AreaFigure &area) const
{
    std::vector<const AreaFigure *> found;
    for (const auto &[id, inner] : m_areas) {
        if (inner.get() != &area && area.extent.contains(inner->extent))
            found.push_back(inner.get());
    }
    return found;
}

} // namespace sw
