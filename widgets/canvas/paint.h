// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/scene.h"
#include "widgets/editing/picks.h"
#include "widgets/theme/colors.h"
#include "widgets/theme/fonts.h"

#include <QHash>
#include <QPainter>
#include <QPainterPath>
#include <QStaticText>

namespace sw {

enum class ShowRoles { OnHover, Always };

/// What is drawn besides the figures: what is pointed at, selected, lit and marked.
struct Emphasis {
    const Picks *picks = nullptr;
    std::optional<Pick> hovered;
    ColumnId hoveredColumn;
    std::optional<Pick> target; ///< where what is dragged would land
    ColumnId targetColumn;
    QSet<quint64> lit; ///< where not empty, all other tables are dimmed
    QSet<ColumnId> litColumns;
    QSet<quint64> refused;             ///< dimmed, too: what is dragged cannot land there
    bool focusRing = false;            ///< around what is current: keys mean it
    QHash<quint64, Severity> problems; ///< the worst of each table
    QSet<quint64> unapplied;           ///< the database lacks them or has them otherwise
    ShowRoles roles = ShowRoles::OnHover;
    bool showExtents = false; ///< something is dragged that may fall into a folded area
    QSet<quint64> lifted;     ///< what is dragged, by ids, and its edges with it
};

/// Below, nothing is smoothed or rounded: it costs most and shows least.
inline constexpr double SmoothFrom = 0.5;

/// How much is drawn, by how large it appears.
enum class Closeness { Far, Middle, Near };
[[nodiscard]] Closeness closenessAt(double scale);

/// Texts ready to be drawn, kept for the next time.
class Texts {
public:
    void draw(QPainter &painter, QPointF topLeft, const QString &text, CanvasText kind);
    /// For pictures in files: text as text.
    void setPlain(bool plain) { m_plain = plain; }

private:
    std::array<QHash<QString, QStaticText>, 5> m_ready;
    bool m_plain = false;
};

/// What all painting functions need to know.
struct PaintContext {
    const Colors &colors;
    const Emphasis &emphasis;
    Texts &texts;
    double scale = 1;
    bool interactive = true; ///< in a window: with selection, dots and shadows
    Notation notation = Notation::CrowsFoot;
};

[[nodiscard]] QColor withOpacity(QColor color, int alpha);

/// The context for what is not lit: all colours near the canvas's. Opacity would cost many times as
/// much.
[[nodiscard]] PaintContext dimmed(const PaintContext &context);

void paintArea(QPainter &painter, const AreaFigure &area, const PaintContext &context);
void paintTies(QPainter &painter, const std::vector<const TieFigure *> &ties, const QRectF &exposed,
               const PaintContext &context);
void paintTieCount(QPainter &painter, const TieFigure &tie, const PaintContext &context);
void paintEdges(QPainter &painter, const std::vector<const EdgeFigure *> &edges,
                const QRectF &exposed, const PaintContext &context);
/// Those of its two ends that are near.
void paintEnds(QPainter &painter, const EdgeFigure &edge, const QRectF &near,
               const PaintContext &context, const QColor &color, double width);
void paintEdgeTexts(QPainter &painter, const EdgeFigure &edge, const PaintContext &context);
void paintTables(QPainter &painter, const std::vector<const TableFigure *> &tables,
                 const PaintContext &context);
void paintNote(QPainter &painter, const NoteFigure &note, const PaintContext &context);
/// Around a note or an area that keys mean.
void paintRing(QPainter &painter, const Pick &pick, const QRectF &rect,
               const PaintContext &context);

/// What is lifted is dragged in front of what stays.
enum class Layer { All, Still, Lifted };

/// Everything of the scene, or of one layer of it, that touches `exposed`, in the coordinates of
/// the scene.
void paintScene(QPainter &painter, const Scene &scene, const QRectF &exposed,
                const PaintContext &context, Layer layer = Layer::All);

/// The box with a sign in it by which things are folded and unfolded.
void paintFoldSign(QPainter &painter, QPointF center, bool folded, const QColor &color);

/// The points of the grid.
void paintDots(QPainter &painter, const QRectF &exposed, const PaintContext &context);

} // namespace sw
