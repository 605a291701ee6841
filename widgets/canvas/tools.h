// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/canvas/canvasview.h"
#include "widgets/canvas/tool.h"

namespace sw {

[[nodiscard]] std::unique_ptr<Tool> makeTool(CanvasView &view, ToolKind kind);

// A file a tool.
[[nodiscard]] std::unique_ptr<Tool> makeSelectTool(CanvasView &view);
[[nodiscard]] std::unique_ptr<Tool> makeTableTool(CanvasView &view);
[[nodiscard]] std::unique_ptr<Tool> makeViewTool(CanvasView &view);
[[nodiscard]] std::unique_ptr<Tool> makeRelateTool(CanvasView &view, RelationshipKind kind);
[[nodiscard]] std::unique_ptr<Tool> makeNoteTool(CanvasView &view);
[[nodiscard]] std::unique_ptr<Tool> makeAreaTool(CanvasView &view);
[[nodiscard]] std::unique_ptr<Tool> makeHandTool(CanvasView &view);

/// Where the figure of something that is picked stands; null where it is not in the scene.
[[nodiscard]] QRectF rectOf(const Scene &scene, const Pick &pick);

} // namespace sw
