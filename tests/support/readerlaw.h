// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

namespace sw::test {

/// Whatever the bytes are: the reader ends; and what it reads is written in one form, from which
/// the same is read again. False where that is broken.
[[nodiscard]] bool readerKeepsItsLaw(QByteArrayView bytes);

} // namespace sw::test
