// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/editing/editor.h"

namespace sw {

class CanvasView;

// What menus and keys do with what is selected on a canvas.

void selectAll(CanvasView &view);
void renamePicked(CanvasView &view);
void togglePinned(CanvasView &view);
void setDetail(CanvasView &view, Detail detail); ///< of the selected tables, else of the diagram
void setColor(CanvasView &view, const QString &color);
void toggleFolded(CanvasView &view);
void straighten(CanvasView &view); ///< forgets what a person bent

/// What deleting the selection takes along, in words; empty where nothing else is lost.
[[nodiscard]] QString lostWith(Editor &editor, const std::vector<Pick> &picks);
void deletePicked(CanvasView &view);

void copyPicked(CanvasView &view);
void pasteInto(CanvasView &view);
void duplicatePicked(CanvasView &view);

} // namespace sw
