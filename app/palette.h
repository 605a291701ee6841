// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/common/finder.h"

#include <vector>

class QAction;

namespace sw {

class PaletteModel;

/// Every action by its name, with its key: type a few letters, Enter does it.
class CommandPalette : public Finder {
    Q_OBJECT

public:
    CommandPalette(const std::vector<QAction *> &actions, const Theme &theme, QWidget *window);

private:
    CommandPalette(PaletteModel *model, const Theme &theme, QWidget *window);
};

} // namespace sw
