// SPDX-License-Identifier: Apache-2.0
#pragma once

class QKeyEvent;

namespace sw {

class CanvasView;

// The canvas without a mouse.

/// Whether the key meant something to what is selected.
bool handleKey(CanvasView &view, const QKeyEvent &event);

/// Whether the canvas wants the key for itself, although a tool is chosen by it.
[[nodiscard]] bool takesFromTools(const CanvasView &view, const QKeyEvent &event);

/// Escape: from a column to its table, from a table to nothing.
void leave(CanvasView &view);

/// Tab: the next table, view, note or area in reading order; false after the last.
bool pickNext(CanvasView &view, bool forward);

} // namespace sw
