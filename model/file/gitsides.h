// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/document/content.h"

#include <QByteArrayView>

namespace sw {

/// What went into a file in which git left its conflict markers.
struct GitSides {
    Content base; ///< where git wrote none: what both sides have alike
    Content ours;
    Content theirs;
};

[[nodiscard]] Result<GitSides> gitSidesOf(QByteArrayView bytes);

} // namespace sw
