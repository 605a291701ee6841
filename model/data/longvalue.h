// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

struct sqlite3;
struct sqlite3_blob;

namespace sw {

/// A text or a blob in a table with rowids, read in pieces: nothing but what is asked for is
/// loaded.
class LongValue {
public:
    LongValue(sqlite3 *database, const QString &table, const QString &column, qint64 rowid);
    ~LongValue();
    LongValue(const LongValue &) = delete;
    LongValue &operator=(const LongValue &) = delete;

    /// Whether there is such a value: a text or a blob that is stored.
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// To the same column of another row.
    bool moveTo(qint64 rowid);

    /// In bytes, as they are stored.
    [[nodiscard]] qint64 length() const;
    /// As many of them as there are; null where they cannot be read any more.
    [[nodiscard]] QByteArray read(qint64 from, qint64 size) const;

private:
    sqlite3_blob *m_blob = nullptr;
    bool m_isOpen = false;
};

/// So much of the beginning of a UTF-8 text that no letter is cut in two.
[[nodiscard]] qsizetype wholeLetters(QByteArrayView text, qsizetype most);

} // namespace sw
