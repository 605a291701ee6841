// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/colors.h"

#include <QStyleOptionViewItem>

class QPainter;

namespace sw {

// What the panels paint alike.

/// Whether something is unfolded.
void paintChevron(QPainter *painter, QPointF middle, bool open, const QColor &color);

/// Fills the row of an item as it is selected or pointed at.
void paintRowBack(QPainter *painter, const QStyleOptionViewItem &option, const Colors &colors);

/// A small box, ticked or not; its row may be selected.
void paintTick(QPainter *painter, QPointF middle, bool on, bool selected, const Colors &colors);

} // namespace sw
