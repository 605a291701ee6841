// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace sw::test {

/// A file of the tests; the name is relative to their folder. A missing one ends the test program.
[[nodiscard]] QByteArray testFile(const QString &name);

/// A small document that has every kind of line, as a file holds it.
[[nodiscard]] QByteArray wholeDocument();

} // namespace sw::test
