// SPDX-License-Identifier: Apache-2.0
#include "model/document/verbs_diagram.h"
#include "widgets/canvas/areas.h"
#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/drag.h"
#include "widgets/canvas/moving.h"
#include "widgets/canvas/tools.h"

#include <QCoreApplication>

namespace sw {

namespace {

/// Lines that show to what a table snapped.
struct Guide {
    QPointF from;
    QPointF to;
};

constexpr double SnapOnScreen = 6;
constexpr double LookAround = 600;

class MoveDrag : public Drag {
public:
    MoveDrag(CanvasView &view, const Pointer &pointer)
        : Drag(view), m_start(pointer.scene),
          m_moving(movedWith(view.editor(), view.scene(), view.editor().picks().all()))
    {
        for (const Pick &pick : view.editor().picks().all())
            m_all |= rectOf(view.scene(), pick);
    }

    void move(const Pointer &pointer) override
    {
        m_view.setExtentsShown(true);
        m_offset = pointer.scene - m_start;
        m_guides.clear();
        if (!(pointer.modifiers & Qt::AltModifier))
            snap();
        m_view.preview(movedBy(m_view.editor().content(), m_moving, m_offset));
    }

    void drop(const Pointer &) override
    {
        m_view.preview({});
        m_view.setExtentsShown(false);
        const Content &content = m_view.editor().content();
        const Changes changes = movedBy(content, m_moving, m_offset);
        m_view.editor().run(QCoreApplication::translate("Undo", "Move"),
                            m_moving.areas.empty()
                                ? Result<Changes>(changes)
                                : withNestedAreas(content, m_moving.diagram, changes));
    }

    void cancel() override
    {
        m_view.setExtentsShown(false);
        m_view.preview({});
    }

    void paint(QPainter &painter, const PaintContext &context) override
    {
        painter.setPen(QPen(context.colors.accent, 1 / context.scale));
        for (const Guide &guide : m_guides)
            painter.drawLine(guide.from, guide.to);
    }

private:
    /// To the borders of what stands near, else to the grid.
    void snap()
    {
        const double reach = SnapOnScreen / m_view.camera().scale;
        const QRectF moved = m_all.translated(m_offset);
        std::optional<double> byX;
        std::optional<double> byY;
        Guide upright;
        Guide level;
        const auto near = m_view.scene().tablesIn(
            moved.adjusted(-LookAround, -LookAround, LookAround, LookAround));
        for (const TableFigure *table : near) {
            if (m_moving.holds(table->id))
                continue;
            const QRectF &rect = table->rect;
            for (const auto &[mine, theirs] :
                 {std::pair(moved.left(), rect.left()), std::pair(moved.right(), rect.right()),
                  std::pair(moved.center().x(), rect.center().x())}) {
                const double by = theirs - mine;
                if (std::abs(by) <= reach && (!byX || std::abs(by) < std::abs(*byX))) {
                    byX = by;
                    upright = {{theirs, std::min(moved.top(), rect.top()) - 12},
                               {theirs, std::max(moved.bottom(), rect.bottom()) + 12}};
                }
            }
            for (const auto &[mine, theirs] :
                 {std::pair(moved.top(), rect.top()), std::pair(moved.bottom(), rect.bottom())}) {
                const double by = theirs - mine;
                if (std::abs(by) <= reach && (!byY || std::abs(by) < std::abs(*byY))) {
                    byY = by;
                    level = {{std::min(moved.left(), rect.left()) - 12, theirs},
                             {std::max(moved.right(), rect.right()) + 12, theirs}};
                }
            }
        }
        if (byX)
            m_guides.push_back(upright);
        if (byY)
            m_guides.push_back(level);
        m_offset += {byX ? *byX : toGrid(moved.left()), byY ? *byY : toGrid(moved.top())};
    }

    [[nodiscard]] double toGrid(double at) const
    {
        if (!m_view.snapsToGrid())
            return std::round(at) - at;
        const double step = measure::GridStep / 2;
        return std::round(at / step) * step - at;
    }

    QPointF m_start;
    Moving m_moving;
    QRectF m_all;
    QPointF m_offset;
    std::vector<Guide> m_guides;
};

} // namespace

std::unique_ptr<Drag> startMoving(CanvasView &view, const Pointer &pointer)
{
    return std::make_unique<MoveDrag>(view, pointer);
}

} // namespace sw
