// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/document/content.h"

#include <QByteArrayView>

namespace sw {

/// The content of a document of the newest format, valid UTF-8 without a byte order mark.
[[nodiscard]] Result<Content> readLines(QByteArrayView bytes);

} // namespace sw
