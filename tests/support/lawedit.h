// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

#include <QJsonObject>

namespace sw::test {

/// One edit of the list that applyedits.py made; false where the drawing refuses it. Then nothing
/// of it is done.
bool editByWord(Content &content, const QJsonObject &edit);

} // namespace sw::test
