// SPDX-License-Identifier: Apache-2.0
// Separated values are read; the judge is Python's csv module.
#include "tests/support/csvlaw.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"
#include "tests/support/testfiles.h"

#include <QProcess>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// `1: a|"b"`, a record a line, and what is wrong with it.
QString shown(const QByteArray &bytes, const CsvDialect &dialect)
{
    QStringList lines;
    for (const CsvRecord &record : readCsv(bytes, dialect).records) {
        QStringList cells;
        for (const CsvCell &cell : record.cells) {
            QString text = QString::fromUtf8(cell.text).replace(u'\n', u"\\n"_s);
            text.replace(u'\r', u"\\r"_s);
            cells.append(cell.quoted ? QString(u'"' + text + u'"') : text);
        }
        lines.append(QString::number(record.line) + u": "_s + cells.join(u'|')
                     + (record.problem.isEmpty() ? QString() : u" ! "_s + record.problem));
    }
    return lines.join(u'\n');
}

/// Cells as somebody would be sorry to lose them.
QByteArray nastyCell(QRandomGenerator &random)
{
    static const QByteArrayList pieces{
        "a", "\"", ",", ";", "\t", "\n", "\r\n", "\r", "", " ", "'", "=1", "ü", "😀", "\\", "0",
    };
    QByteArray cell;
    for (int i = random.bounded(5); i > 0; --i)
        cell += pieces[random.bounded(pieces.size())];
    return cell;
}

class CsvTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordsAndTheirLines_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *bytes, const char *expected) {
            QTest::newRow(name) << QByteArray(bytes) << QString::fromUtf8(expected);
        };
        row("plain", "a,b\n1,2\n", "1: a|b\n2: 1|2");
        row("no last line end", "a,b\n1,2", "1: a|b\n2: 1|2");
        row("crlf", "a,b\r\n1,2\r\n", "1: a|b\n2: 1|2");
        row("cr", "a,b\r1,2\r", "1: a|b\n2: 1|2");
        row("NULL and the empty text", ",\"\"\n", "1: |\"\"");
        row("quotes", "\"a \"\"b\"\"\",\"c,d\"\n", "1: \"a \"b\"\"|\"c,d\"");
        row("lines in cells", "\"a\nb\",1\n\"c\r\nd\",2\n\"e\rf\",3\nx,4",
            "1: \"a\\nb\"|1\n3: \"c\\r\\nd\"|2\n5: \"e\\rf\"|3\n7: x|4");
        row("a quote within", "a\"b,5\" wide\n", "1: a\"b|5\" wide");
        row("blank lines", "a,b\n\n1,2\n", "1: a|b\n2: \n3: 1|2");
        row("behind a quote", "\"a\"b,1\n2,3\n",
            "1: \"ab\"|1 ! something stands between a closing quote and the end of its cell\n"
            "2: 2|3");
        row("closed nowhere", "a,b\n1,\"x\n2,3\n",
            "1: a|b\n2: 1|\"x\\n2,3\\n\" ! the quote that begins in line 2 is closed nowhere");
        row("no UTF-8", "a\n\xFC\nb\n",
            "1: a\n2: \xEF\xBF\xBD ! it is no UTF-8; choose another encoding for the file\n3: b");
    }
    void recordsAndTheirLines()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, expected);
        QCOMPARE(shown(bytes, {}), expected);
    }

    void theDialectIsSeen_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<char>("separator");
        QTest::addColumn<int>("encoding");
        QTest::addColumn<bool>("header");
        QTest::addColumn<QString>("first");
        const auto row = [](const char *name, const QByteArray &bytes, char separator,
                            CsvEncoding encoding, bool header, const QString &first) {
            QTest::newRow(name) << bytes << separator << static_cast<int>(encoding) << header
                                << first;
        };
        row("comma", "id,name\n1,a\n", ',', CsvEncoding::Utf8, true, u"1: id|name"_s);
        row("semicolon", "id;price\n1;2,50\n2;3,75\n", ';', CsvEncoding::Utf8, true,
            u"1: id|price"_s);
        row("tab", "id\tname\n1\ta, b\n", '\t', CsvEncoding::Utf8, true, u"1: id|name"_s);
        row("pipe", "1|2\n3|4\n", '|', CsvEncoding::Utf8, false, u"1: 1|2"_s);
        row("separators within quotes", "a,b\n\"1;2;3\",4\n\"5;6;7\",8\n", ',', CsvEncoding::Utf8,
            true, u"1: a|b"_s);
        row("one column", "name\nAnn\nBob\n", ',', CsvEncoding::Utf8, true, u"1: name"_s);
        row("nothing", "", ',', CsvEncoding::Utf8, false, QString());
        for (const char *file : {"marked.tsv", "latin1.csv", "utf16le.csv", "utf16be.csv"}) {
            const QString name = QString::fromLatin1(file);
            row(file, testFile(u"fuzz/corpus/csv/"_s + name), name.endsWith(u"tsv") ? '\t' : ',',
                name == u"latin1.csv"    ? CsvEncoding::Latin1
                : name == u"utf16le.csv" ? CsvEncoding::Utf16LE
                : name == u"utf16be.csv" ? CsvEncoding::Utf16BE
                                         : CsvEncoding::Utf8,
                true, u"1: id|name"_s);
        }
    }
    void theDialectIsSeen()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const char, separator);
        QFETCH(const int, encoding);
        QFETCH(const bool, header);
        QFETCH(const QString, first);
        const CsvDialect dialect = guessCsv(bytes);
        QCOMPARE(dialect.separator, separator);
        QCOMPARE(static_cast<int>(dialect.encoding), encoding);
        QCOMPARE(dialect.header, header);
        const QString text = shown(bytes, dialect);
        QCOMPARE(text.section(u'\n', 0, 0), first);
        if (bytes.contains("\xFCller"))
            QVERIFY(text.contains(u"Müller"));
    }

    void latin1IsReadAsBrowsersDo()
    {
        QCOMPARE(shown("5 \x80,\xFC,\x81\n", {',', CsvEncoding::Latin1, false}),
                 u"1: 5 €|ü|\u0081"_s);
    }

    void aPartAroundALine()
    {
        const Folder folder;
        QByteArray bytes = "id,name\n";
        for (int i = 2; i <= 300; i += 2)
            bytes += QByteArray::number(i) + ",\"two\nlines\"\n";
        const QString path = folder.write(u"a.csv"_s, bytes);
        const Result<CsvPart> part = readCsvPart(path, {}, 201, 2);
        QVERIFY(part);
        QCOMPARE(part->names, (QStringList{u"id"_s, u"name"_s}));
        QCOMPARE(part->columns, 2U);
        QCOMPARE(part->records.front().line, 200);
        QCOMPARE(part->records.front().cells.front().text, QByteArray("200"));
        QVERIFY(!readCsvPart(folder.path(u"none.csv"_s), {}, 1, 2));
    }

    void theCorpusOfTheFuzzerKeepsTheLaw()
    {
        const QDir folder(QLatin1StringView(TESTS_DIR) + u"/fuzz/corpus/csv"_s);
        const QStringList names = folder.entryList(QDir::Files);
        QVERIFY(names.size() > 9);
        for (const QString &name : names)
            QVERIFY2(csvKeepsItsLaw(testFile(u"fuzz/corpus/csv/"_s + name)), qPrintable(name));
    }

    void anyBytesKeepTheLaw()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        for (int i = 0; i < 2000; ++i) {
            QByteArray bytes;
            for (int cells = random.bounded(12); cells > 0; --cells)
                bytes += nastyCell(random) + (random.bounded(3) == 0 ? "\n" : ",");
            if (!bytes.isEmpty() && random.bounded(3) == 0)
                bytes[random.bounded(bytes.size())] = static_cast<char>(random.bounded(256));
            QVERIFY2(csvKeepsItsLaw(bytes),
                     qPrintable(u"seed %1, text %2: %3"_s.arg(seed).arg(i).arg(
                         QString::fromLatin1(bytes.toHex()))));
        }
    }

    void readAsPythonWroteIt()
    {
        const QString python = u"/usr/bin/python3"_s;
        if (!QFile::exists(python))
            QSKIP("skipped: no python3");
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        const Folder folder;
        std::vector<std::vector<QByteArray>> rows;
        QByteArray hex;
        for (int i = 0; i < 400; ++i) {
            std::vector<QByteArray> &row = rows.emplace_back();
            for (int cell = 0; cell < 3; ++cell) {
                row.push_back(nastyCell(random));
                hex += row.back().toHex() + (cell < 2 ? " " : "\n");
            }
        }
        folder.write(u"cells"_s, hex);
        QProcess process;
        process.start(python,
                      {u"-c"_s,
                       u"import csv, sys\n"
                       "out = csv.writer(open(sys.argv[2], 'w', newline='', encoding='utf-8'))\n"
                       "for line in open(sys.argv[1]):\n"
                       "    out.writerow(bytes.fromhex(c).decode() for c in"
                       " line[:-1].split(' '))\n"_s,
                       folder.path(u"cells"_s), folder.path(u"a.csv"_s)});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAllStandardError(), QByteArray());
        const CsvRead read = readCsv(Folder::bytesOf(folder.path(u"a.csv"_s)), {});
        QCOMPARE(read.records.size(), rows.size());
        for (size_t i = 0; i < rows.size(); ++i) {
            QVERIFY(read.records[i].problem.isEmpty());
            for (size_t cell = 0; cell < rows[i].size(); ++cell)
                QVERIFY2(read.records[i].cells[cell].text == rows[i][cell],
                         qPrintable(u"seed %1, row %2"_s.arg(seed).arg(i)));
        }
    }
};

} // namespace

SW_SUITE(csv, CsvTest)
#include "tst_csv.moc"
