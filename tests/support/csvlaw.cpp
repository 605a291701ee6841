// SPDX-License-Identifier: Apache-2.0
#include "tests/support/csvlaw.h"

#include <QBuffer>

namespace sw::test {

namespace {

/// Gives no more than so many bytes at once.
class Drip : public QBuffer {
public:
    explicit Drip(qint64 piece) : m_piece(piece) {}

protected:
    qint64 readData(char *data, qint64 most) override
    {
        return QBuffer::readData(data, m_piece > 0 ? std::min(m_piece, most) : most);
    }

private:
    qint64 m_piece;
};

QByteArray written(const std::vector<CsvCell> &cells, char separator)
{
    QByteArray line;
    for (size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += separator;
        line += cells[i].quoted ? '"' + QByteArray(cells[i].text).replace("\"", "\"\"") + '"'
                                : cells[i].text;
    }
    return line + '\n';
}

bool writesBack(const CsvRead &read, const CsvDialect &dialect)
{
    QByteArray text = "\xEF\xBB\xBF";
    std::vector<std::vector<CsvCell>> cells;
    for (const CsvRecord &record : read.records) {
        if (!record.problem.isEmpty())
            continue;
        text += written(record.cells, dialect.separator);
        cells.push_back(record.cells);
    }
    const CsvRead again = readCsv(text, {dialect.separator, CsvEncoding::Utf8, false});
    if (again.failed || again.records.size() != cells.size())
        return false;
    for (size_t i = 0; i < cells.size(); ++i) {
        if (again.records[i].cells != cells[i] || !again.records[i].problem.isEmpty())
            return false;
    }
    return true;
}

} // namespace

CsvRead readCsv(const QByteArray &bytes, const CsvDialect &dialect, qint64 piece)
{
    Drip device(piece);
    device.setData(bytes);
    device.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    CsvReader reader(device, dialect);
    CsvRead read;
    while (reader.next())
        read.records.push_back(reader.record());
    read.failed = reader.failure().has_value();
    return read;
}

bool csvKeepsItsLaw(const QByteArray &bytes)
{
    CsvDialect dialect = guessCsv(bytes);
    for (const CsvEncoding encoding : {dialect.encoding, CsvEncoding::Utf8, CsvEncoding::Latin1,
                                       CsvEncoding::Utf16LE, CsvEncoding::Utf16BE}) {
        dialect.encoding = encoding;
        const CsvRead read = readCsv(bytes, dialect);
        for (const qint64 piece : {1, 3}) {
            const CsvRead inPieces = readCsv(bytes, dialect, piece);
            if (inPieces.failed != read.failed || (!read.failed && inPieces != read))
                return false;
        }
        if (!writesBack(read, dialect))
            return false;
        qint64 line = 0;
        for (const CsvRecord &record : read.records) {
            if (record.line <= line || record.cells.empty())
                return false;
            line = record.line;
        }
    }
    return true;
}

} // namespace sw::test
