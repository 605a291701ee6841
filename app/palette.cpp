// SPDX-License-Identifier: Apache-2.0
#include "app/palette.h"

#include "app/palettemodel.h"

#include <QAction>

namespace sw {

CommandPalette::CommandPalette(const std::vector<QAction *> &actions, const Theme &theme,
                               QWidget *window)
    : CommandPalette(new PaletteModel(actions, nullptr), theme, window)
{
}

CommandPalette::CommandPalette(PaletteModel *model, const Theme &theme, QWidget *window)
    : Finder(*model, tr("What do you want to do?"), theme, window)
{
    model->setParent(this);
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Commands"));
    connect(this, &Finder::typed, model, &PaletteModel::setFilter);
    connect(this, &Finder::taken, model,
            [model](const QModelIndex &index) { model->actionAt(index)->trigger(); });
}

} // namespace sw
