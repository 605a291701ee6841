// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

class QIODevice;

namespace sw {

/// Latin1: with the letters that Windows-1252 has besides.
enum class CsvEncoding { Utf8, Latin1, Utf16LE, Utf16BE };

/// How a file of separated values is to be read.
struct CsvDialect {
    char separator = ',';
    CsvEncoding encoding = CsvEncoding::Utf8;
    bool header = true; ///< the first record names the columns

    bool operator==(const CsvDialect &) const = default;
};

struct CsvCell {
    QByteArray text; ///< in UTF-8, without its quotes
    bool quoted = false;

    bool operator==(const CsvCell &) const = default;
};

struct CsvRecord {
    qint64 line = 0; ///< where it begins; counts from 1
    std::vector<CsvCell> cells;
    QString problem; ///< why it cannot be taken as it is; empty: nothing is wrong

    /// A line with nothing in it: no record, unless there is only one column.
    [[nodiscard]] bool isBlank() const
    {
        return cells.size() == 1 && cells.front() == CsvCell() && problem.isEmpty();
    }
    bool operator==(const CsvRecord &) const = default;
};

/// Reads separated values record by record: cells in double quotes hold separators, line breaks and
/// doubled quotes; lines end in LF, CRLF or CR. It holds one record at a time.
class CsvReader {
public:
    /// A longer record is refused: its quote is probably closed nowhere.
    static constexpr qsizetype MostBytes = 64'000'000;

    CsvReader(QIODevice &device, const CsvDialect &dialect);

    /// To the next record; false at the end, or where the file cannot be read on.
    bool next();
    [[nodiscard]] const CsvRecord &record() const { return m_record; }
    /// Why it cannot be read on.
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }
    /// Of the device, so far.
    [[nodiscard]] qint64 bytesRead() const { return m_bytesRead; }

private:
    [[nodiscard]] bool more();
    void decode(const QByteArray &raw);
    [[nodiscard]] QByteArray fromUtf16(const QByteArray &raw);
    /// -1 at the end.
    [[nodiscard]] int peek() { return more() ? static_cast<uchar>(m_text[m_at]) : -1; }
    void readCell();
    void readQuoted(CsvCell &cell);
    /// What stands before the first of these.
    void takeUntil(const char *ends, QByteArray &text);
    void countLines(QByteArrayView text);
    void fail(const QString &text);

    QIODevice &m_device;
    CsvDialect m_dialect;
    QByteArray m_half; ///< of a letter of UTF-16
    QByteArray m_text; ///< what is decoded of it
    qsizetype m_at = 0;
    qint64 m_bytesRead = 0;
    bool m_began = false;
    bool m_ended = false;
    CsvRecord m_record;
    qsizetype m_size = 0; ///< of the record
    qint64 m_lines = 0;   ///< that have ended
    bool m_wasCr = false; ///< within quotes
    std::optional<Error> m_failure;
};

/// What the beginning of a file looks like: its encoding by its mark or its bytes, the separator by
/// what divides its lines evenly, a header where no name in it is a number.
[[nodiscard]] CsvDialect guessCsv(const QByteArray &beginning);

/// Some records from the one that the line is in, and what the header calls the columns.
struct CsvPart {
    QStringList names; ///< empty without a header
    size_t columns = 0;
    std::vector<CsvRecord> records;
};
[[nodiscard]] Result<CsvPart> readCsvPart(const QString &path, const CsvDialect &dialect,
                                          qint64 line, size_t most);

} // namespace sw
