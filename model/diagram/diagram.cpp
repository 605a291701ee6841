// SPDX-License-Identifier: Apache-2.0
#include "model/diagram/diagram.h"

#include <algorithm>

namespace sw {

std::vector<DiagramPtr> diagramsInOrder(const Drawing &drawing)
{
    std::vector<DiagramPtr> diagrams(drawing.diagrams.begin(), drawing.diagrams.end());
    std::stable_sort(diagrams.begin(), diagrams.end(),
                     [](const DiagramPtr &a, const DiagramPtr &b) { return a->order < b->order; });
    return diagrams;
}

} // namespace sw
