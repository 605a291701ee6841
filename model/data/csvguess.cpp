// SPDX-License-Identifier: Apache-2.0
#include "model/data/csvreader.h"

#include <QBuffer>
#include <QFile>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The bytes are cut somewhere: a letter at the end may be a part of one.
bool mayBeUtf8(const QByteArray &bytes)
{
    constexpr qsizetype LongestLetter = 4;
    for (qsizetype cut = 0; cut < LongestLetter && cut <= bytes.size(); ++cut) {
        if (bytes.first(bytes.size() - cut).isValidUtf8())
            return true;
    }
    return false;
}

CsvEncoding guessEncoding(const QByteArray &bytes)
{
    if (bytes.startsWith("\xFF\xFE"))
        return CsvEncoding::Utf16LE;
    if (bytes.startsWith("\xFE\xFF"))
        return CsvEncoding::Utf16BE;
    // Most letters of most texts are ASCII: half of the bytes of UTF-16 are 0 then.
    qsizetype even = 0;
    qsizetype odd = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i)
        (i % 2 == 0 ? even : odd) += bytes[i] == '\0' ? 1 : 0;
    if (odd > bytes.size() / 8 && even < odd / 8)
        return CsvEncoding::Utf16LE;
    if (even > bytes.size() / 8 && odd < even / 8)
        return CsvEncoding::Utf16BE;
    return mayBeUtf8(bytes) ? CsvEncoding::Utf8 : CsvEncoding::Latin1;
}

std::vector<CsvRecord> recordsOf(const QByteArray &bytes, const CsvDialect &dialect)
{
    constexpr size_t Enough = 50;
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer, dialect);
    std::vector<CsvRecord> records;
    while (records.size() < Enough && reader.next()) {
        if (!reader.record().isBlank())
            records.push_back(reader.record());
    }
    // The last one may have been cut.
    if (records.size() > 1 && records.size() < Enough)
        records.pop_back();
    return records;
}

/// How well the records are divided: as many as the first are like it, and then into how many.
std::pair<qsizetype, size_t> evenness(const std::vector<CsvRecord> &records)
{
    if (records.empty() || records.front().cells.size() < 2)
        return {0, 0};
    const size_t columns = records.front().cells.size();
    const auto like
        = std::count_if(records.begin(), records.end(), [columns](const CsvRecord &each) {
              return each.cells.size() == columns && each.problem.isEmpty();
          });
    return {like * 100 / static_cast<qsizetype>(records.size()), columns};
}

/// Names are there, differ, and are no numbers.
bool looksLikeHeader(const std::vector<CsvCell> &cells)
{
    QSet<QByteArray> names;
    return std::all_of(cells.begin(), cells.end(), [&](const CsvCell &cell) {
        bool isNumber = false;
        cell.text.toDouble(&isNumber);
        const bool isNew = !names.contains(cell.text);
        names.insert(cell.text);
        return !isNumber && isNew && !cell.text.trimmed().isEmpty();
    });
}

} // namespace

CsvDialect guessCsv(const QByteArray &beginning)
{
    CsvDialect dialect;
    dialect.encoding = guessEncoding(beginning);
    std::pair<qsizetype, size_t> best{0, 0};
    char separator = dialect.separator;
    for (const char each : {',', ';', '\t', '|'}) {
        dialect.separator = each;
        const auto even = evenness(recordsOf(beginning, dialect));
        if (even > best) {
            best = even;
            separator = each;
        }
    }
    dialect.separator = separator;
    const std::vector<CsvRecord> records = recordsOf(beginning, dialect);
    dialect.header = !records.empty() && looksLikeHeader(records.front().cells);
    return dialect;
}

Result<CsvPart> readCsvPart(const QString &path, const CsvDialect &dialect, qint64 line,
                            size_t most)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{u"%1 cannot be read: %2."_s.arg(path, file.errorString())};
    CsvReader reader(file, dialect);
    CsvPart part;
    bool isFirst = true;
    std::optional<CsvRecord> before;
    while (part.records.size() < most && reader.next()) {
        const CsvRecord &record = reader.record();
        if (isFirst) {
            part.columns = record.cells.size();
            for (const CsvCell &cell : dialect.header ? record.cells : std::vector<CsvCell>())
                part.names.append(QString::fromUtf8(cell.text));
        }
        const bool isData = !(isFirst && dialect.header) && !(record.isBlank() && part.columns > 1);
        isFirst = false;
        if (isData && record.line < line)
            before = record;
        else if (isData)
            part.records.push_back(record);
    }
    // It may begin before the line that is asked for and end after it.
    if (before && line > 1 && (part.records.empty() || part.records.front().line > line))
        part.records.insert(part.records.begin(), *before);
    if (reader.failure() && part.records.empty())
        return *reader.failure();
    return part;
}

} // namespace sw
