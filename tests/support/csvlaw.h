// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/csvreader.h"

namespace sw::test {

struct CsvRead {
    std::vector<CsvRecord> records;
    bool failed = false;

    bool operator==(const CsvRead &) const = default;
};

/// All records of the bytes, handed to the reader in pieces of that size; 0: all at once.
[[nodiscard]] CsvRead readCsv(const QByteArray &bytes, const CsvDialect &dialect, qint64 piece = 0);

/// Whatever the bytes are: the reader ends, pieces make no difference, and what is read without a
/// problem is read again from what it is written as. False where that is broken.
[[nodiscard]] bool csvKeepsItsLaw(const QByteArray &bytes);

} // namespace sw::test
