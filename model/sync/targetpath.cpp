// SPDX-License-Identifier: Apache-2.0
#include "model/sync/targetpath.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace sw {

QString targetPathOf(const QString &document, const Settings &settings)
{
    if (document.isEmpty())
        return {};
    const QFileInfo file(document);
    const QString name
        = settings.target.isEmpty() ? file.completeBaseName() + u".db"_s : settings.target;
    return QDir::cleanPath(QDir(file.absolutePath()).absoluteFilePath(name));
}

} // namespace sw
