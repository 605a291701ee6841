// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/exchange/models.h"

namespace sw {

/// A file to be read, by its name from the folder that was named.
struct ModelSource {
    QByteArray name;
    QByteArray bytes;
};

struct ModelSources {
    std::vector<ModelSource> files;
    std::vector<ImportNote> notes; ///< what was left out, and why
};

/// The file, or the programs in the folder and those below it. What is too large to be read is
/// refused by its size, before it is opened.
[[nodiscard]] Result<ModelSources> modelSources(const QString &path);

} // namespace sw
