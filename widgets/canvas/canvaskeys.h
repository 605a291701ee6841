// SPDX-License-Identifier: Apache-2.0
#pragma once

class QKeyEvent;

namespace sw {

class CanvasView;

// The canvas without a mouse.

/// Whether the key meant something to what is selected.
bool handleKey(CanvasView &view, const QKeyEvent &event);

/// Escape: from a column to its table, from a table to nothing.
void leave(CanvasView &view);

/// Tab: the next table in reading order; false after the last.
bool pickNextTable(CanvasView &view, bool forward);

} // namespace sw
