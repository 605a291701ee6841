// SPDX-License-Identifier: Apache-2.0
// Files go into tables: whole or not at all, with what is wrong line by line.
#include "model/data/csvimport.h"
#include "model/data/rowsout.h"
#include "tests/data/walked.h"
#include "tests/support/allocated.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"
#include "tests/support/watching.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Practice
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, owner_id INTEGER REFERENCES owner, name TEXT"
      " NOT NULL, weight REAL CHECK (weight > 0), born DATE, shout TEXT AS (upper(name)));"
      "CREATE TABLE visit (pet_id INTEGER REFERENCES pet ON DELETE CASCADE);"
      "INSERT INTO owner VALUES (1, 'Ann'), (2, 'Bob');"
      "INSERT INTO pet (id, owner_id, name, weight) VALUES (1, 1, 'Rex', 12.5);"
      "INSERT INTO visit VALUES (1)";

class CsvImportTest : public QObject {
    Q_OBJECT

private:
    Folder m_folder;
    Watching m_watching;
    QString m_path;

    void make(const char *script)
    {
        m_path = m_folder.path(u"a.db"_s);
        QFile::remove(m_path);
        m_folder.database(u"a.db"_s, script);
    }

    [[nodiscard]] QString asked(const char *sql) const
    {
        const Walked walked(m_path);
        SqliteQuery query(walked.handle(), sql);
        QStringList rows;
        while (query.next())
            rows.append(query.isNull(0) ? u"NULL"_s : query.text(0));
        return rows.join(u' ');
    }

    /// `+2 ~1 =0 | 3 weight "-1" a condition …`; the error where there is one.
    QString imported(const QString &table, const QByteArray &csv, CsvImport how = {})
    {
        const QString path = m_folder.write(u"a.csv"_s, csv);
        const Schema schema = Walked(m_path).schema();
        const TablePtr into = schema.table(table);
        const auto part = readCsvPart(path, how.dialect, 1, 1);
        if (how.columns.empty() && part)
            how.columns = how.dialect.header ? matchedByName(*into, part->names)
                                             : matchedByPlace(*into, part->columns);
        auto database = WritableDatabase::open(m_path, m_watching);
        if (!database)
            return database.error().text;
        const auto done = importCsv(**database, schema, *into, path, how);
        if (!done)
            return done.error().text;
        QString text = u"+%1 ~%2 =%3 !%4%5"_s.arg(done->inserted)
                           .arg(done->updated)
                           .arg(done->skipped)
                           .arg(done->wrong)
                           .arg(done->written ? u" written" : u"");
        for (const CsvProblem &problem : done->problems)
            text += u"\n%1 %2 “%3” %4"_s.arg(QString::number(problem.line),
                                             problem.column.isEmpty() ? u"-"_s : problem.column,
                                             problem.value, problem.why);
        return text;
    }

private Q_SLOTS:
    void init() { make(Practice); }

    void byNameWithWhatTheColumnsKeep()
    {
        QCOMPARE(imported(u"pet"_s, "NAME,extra,weight,Owner_ID,born,shout\n"
                                    "Tom,x,4,2,2020-01-02,y\n\"Kim\",,3.25,,,\n"),
                 u"+2 ~0 =0 !0 written"_s);
        QCOMPARE(asked("SELECT name || ':' || typeof(weight) || weight || typeof(owner_id) ||"
                       " ifnull(born, '-') || shout FROM pet WHERE id > 1"),
                 u"Tom:real4.0integer2020-01-02TOM Kim:real3.25null-KIM"_s);
    }

    void allThatIsWrongIsToldAndNothingWritten()
    {
        const QByteArray csv = "id,owner_id,name,weight\n"
                               "2,1,good,1\n"
                               "1,1,taken,1\n"
                               "3,9,orphan,1\n"
                               "4,1,,1\n"
                               "5,1,light,-1\n"
                               "x,1,text,1\n"
                               "6,1,heavy,much\n"
                               "7,1\n"
                               "8,1,more,1,2\n"
                               "99999999999999999999,1,large,1\n"
                               "\"9\"0,1,quote,1\n"
                               "2,1,again,1\n";
        const QString told = imported(u"pet"_s, csv);
        QCOMPARE(told,
                 u"+1 ~0 =0 !11\n"
                 "3 id “1” another row has this already, and each may be there once (pet.id)\n"
                 "4 owner_id “9” there is no owner with id 9\n"
                 "5 name “” may not be NULL\n"
                 "6 - “” a condition does not hold: weight > 0\n"
                 "7 id “x” is no number, and id takes numbers (INTEGER)\n"
                 "8 weight “much” is no number, and weight takes numbers (REAL)\n"
                 "9 - “” it has 2 cells, and the first line has 4\n"
                 "10 - “” it has 5 cells, and the first line has 4\n"
                 "11 id “99999999999999999999” a whole number of more than 64 bits would lose"
                 " digits\n"
                 "12 - “” something stands between a closing quote and the end of its cell\n"
                 "13 id “2” another row has this already, and each may be there once (pet.id)"_s);
        QCOMPARE(asked("SELECT count(*) FROM pet"), u"1"_s);
        CsvImport how;
        how.leaveOutWrong = true;
        QVERIFY(imported(u"pet"_s, csv, how).startsWith(u"+1 ~0 =0 !11 written\n"));
        QCOMPARE(asked("SELECT name FROM pet"), u"Rex good"_s);
    }

    void rowsThatAreThereAlready()
    {
        const QByteArray csv = "id,name\n1,Rexy\n2,Tom\n";
        CsvImport how;
        how.onTaken = OnTaken::Skip;
        QCOMPARE(imported(u"pet"_s, csv, how), u"+1 ~0 =1 !0 written"_s);
        QCOMPARE(asked("SELECT name FROM pet"), u"Rex Tom"_s);
        how.onTaken = OnTaken::Update;
        QCOMPARE(imported(u"pet"_s, csv, how), u"+0 ~2 =0 !0 written"_s);
        QCOMPARE(asked("SELECT name || ifnull(weight, '') FROM pet"), u"Rexy12.5 Tom"_s);
        QCOMPARE(asked("SELECT count(*) FROM visit"), u"1"_s); // nobody was replaced
        // By another key, and with none.
        QCOMPARE(imported(u"owner"_s, "name\nAnn\nCarl\n", how), u"+1 ~0 =1 !0 written"_s);
        QVERIFY(imported(u"pet"_s, "name\nAnn\n", how).startsWith(u"No key of pet is among"));
    }

    void whatIsNull()
    {
        make("CREATE TABLE t (a TEXT, b INTEGER)");
        CsvImport how;
        how.nullWord = u"NULL"_s;
        const QByteArray csv = "a,b\n,1\n\"\",2\nNULL,3\n\"NULL\",4\n";
        QCOMPARE(imported(u"t"_s, csv, how), u"+4 ~0 =0 !0 written"_s);
        QCOMPARE(asked("SELECT quote(a) FROM t ORDER BY b"), u"NULL '' NULL 'NULL'"_s);
        make("CREATE TABLE t (a TEXT, b INTEGER)");
        CsvImport empty;
        empty.nulls = CsvNulls::Empty;
        QCOMPARE(imported(u"t"_s, csv, empty), u"+4 ~0 =0 !0 written"_s);
        QCOMPARE(asked("SELECT quote(a) FROM t ORDER BY b"), u"NULL NULL 'NULL' 'NULL'"_s);
    }

    void theGuardIsUndoneOnlyWhereItWouldHaveBeenSet()
    {
        make("CREATE TABLE t (a TEXT)");
        const QByteArray csv = "a\n'=1\n''=2\n'plain\n=3\n\"'-\"\n";
        QCOMPARE(imported(u"t"_s, csv), u"+5 ~0 =0 !0 written"_s);
        QCOMPARE(asked("SELECT a FROM t"), u"=1 '=2 'plain =3 -"_s);
    }

    void rowsOfTheFileThatReferToEachOther()
    {
        make("CREATE TABLE node (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES node)");
        QCOMPARE(imported(u"node"_s, "id,parent\n1,2\n2,3\n3,\n"), u"+3 ~0 =0 !0 written"_s);
        const QByteArray csv = "id,parent\n4,5\n5,99\n6,1\n";
        QCOMPARE(imported(u"node"_s, csv),
                 u"+3 ~0 =0 !1\n3 parent “99” there is no node with id 99"_s);
        // What is left out takes along what refers to it.
        CsvImport how;
        how.leaveOutWrong = true;
        QVERIFY(imported(u"node"_s, csv, how).startsWith(u"+1 ~0 =0 !2 written"));
        QCOMPARE(asked("SELECT id FROM node"), u"1 2 3 6"_s);
    }

    void tablesThatWouldReplaceOrIgnoreAreHeldToTheirWord()
    {
        make("CREATE TABLE t (id INTEGER PRIMARY KEY ON CONFLICT REPLACE, n TEXT NOT NULL"
             " ON CONFLICT IGNORE, CHECK (n <> 'no'));"
             "CREATE TRIGGER shy BEFORE INSERT ON t WHEN new.n = 'shy' BEGIN SELECT RAISE(IGNORE);"
             " END; INSERT INTO t VALUES (1, 'one')");
        QCOMPARE(imported(u"t"_s, "id,n\n1,two\n2,\n3,shy\n4,no\n").section(u'\n', 0, 0),
                 u"+0 ~0 =0 !4"_s);
        QCOMPARE(asked("SELECT n FROM t"), u"one"_s);
        make("CREATE TABLE s (a INTEGER, b TEXT, c ANY) STRICT");
        QCOMPARE(imported(u"s"_s, "a,b,c\n1,1,1\n").section(u'\n', 0, 0), u"+1 ~0 =0 !0 written"_s);
        QCOMPARE(asked("SELECT typeof(a) || typeof(b) FROM s"), u"integertext"_s);
    }

    void whatIsRefusedAsAWhole()
    {
        QVERIFY(imported(u"pet"_s, "x,y\n1,2\n").startsWith(u"No column of the file"));
        const TablePtr pet = Walked(m_path).schema().table(u"pet");
        CsvImport twice;
        twice.columns = {pet->columns[0].id, pet->columns[0].id};
        QVERIFY(imported(u"pet"_s, "x,y\n1,2\n", twice).startsWith(u"Two columns of the file"));
        twice.columns = {pet->columns[5].id, {}};
        QVERIFY(imported(u"pet"_s, "x,y\n1,2\n", twice).contains(u"computed"));
        CsvImport seen;
        seen.columns = {pet->columns[0].id, pet->columns[2].id};
        seen.names = QStringList{u"id"_s, u"name"_s};
        QVERIFY(imported(u"pet"_s, "name,id\n1,2\n", seen).contains(u"is another one by now"));
    }

    void cancelledItLeavesAllAsItWas()
    {
        QByteArray csv = "name\n";
        for (int i = 0; i < 300'000; ++i)
            csv += "name " + QByteArray::number(i) + "\n";
        m_watching.onProgress = [this](const Progress &progress) {
            m_watching.stop = m_watching.stop || progress.done > 1'000'000;
        };
        const QString said = imported(u"owner"_s, csv);
        QVERIFY2(said.contains(u"cancelled"), qPrintable(said));
        m_watching.onProgress = {};
        m_watching.stop = false;
        QCOMPARE(asked("SELECT count(*) FROM owner"), u"2"_s);
    }

    void manyLinesTakeNoMemory()
    {
        make("CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT UNIQUE, n REAL)");
        constexpr int Lines = 200'000;
        QFile file(m_folder.path(u"many.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("id,name,n\n");
        for (int i = 1; i <= Lines; ++i) {
            const QByteArray number = QByteArray::number(i);
            file.write(number + ",\"name, of row " + number + "\"," + number + ".5\n");
        }
        file.close();
        const Schema schema = Walked(m_path).schema();
        const TablePtr table = schema.table(u"t");
        CsvImport how;
        how.columns = matchedByPlace(*table, 3);
        auto database = WritableDatabase::open(m_path, m_watching);
        QVERIFY(database);
        const qint64 before = allocatedBytes();
        qint64 most = 0;
        m_watching.onProgress
            = [&](const Progress &) { most = std::max(most, allocatedBytes() - before); };
        const auto done = importCsv(**database, schema, *table, file.fileName(), how);
        m_watching.onProgress = {};
        QVERIFY(done && done->written);
        QCOMPARE(done->inserted, Lines);
        constexpr qint64 MostBytes = 20'000'000;
        QVERIFY(!m_watching.told.empty());
        QVERIFY2(most < MostBytes, qPrintable(QString::number(most)));
    }

    void whatWentOutComesBack()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        const char *table = "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b REAL, c INTEGER)";
        make(table);
        fillNastily(random);
        const QByteArray rows = dump();
        for (const char separator : {',', ';', '\t', '|'}) {
            RowFormatOptions out;
            out.separator = separator;
            out.byteOrderMark = random.bounded(2) == 0;
            out.crlf = random.bounded(2) == 0;
            const Walked walked(m_path);
            const RowsOut all{RowSet{walked.schema().table(u"t"), {}, {}, {}}};
            const auto text = textOfRows(walked.handle(), all, out, 50'000'000, m_watching);
            QVERIFY(text);
            make(table);
            const CsvDialect seen
                = guessCsv(text->first(std::min<qsizetype>(20'000, text->size())));
            QVERIFY2(seen.separator == separator && seen.header,
                     qPrintable(u"seed %1, %2"_s.arg(seed).arg(separator)));
            CsvImport how;
            how.dialect = seen;
            QCOMPARE(imported(u"t"_s, *text, how), u"+400 ~0 =0 !0 written"_s);
            QVERIFY2(dump() == rows, qPrintable(u"seed %1, %2"_s.arg(seed).arg(separator)));
        }
    }

    void asTheShellImportsIt()
    {
        if (!QFile::exists(u"/usr/bin/sqlite3"_s))
            QSKIP("skipped: no sqlite3");
        const char *table = "CREATE TABLE t (a TEXT, b REAL, c INTEGER, d NUMERIC, e)";
        const QByteArray csv = "a,b,c,d,e\nx,1,2,3.0,y\n007,1e3,-5,2020-01-02,z\n"
                               "\"a \"\"b\"\",\nc\",0.1,9223372036854775807,1.5,\"q\"\n";
        make(table);
        QCOMPARE(imported(u"t"_s, csv), u"+3 ~0 =0 !0 written"_s);
        const char *all = "SELECT quote(a) || quote(b) || quote(c) || quote(d) || quote(e) FROM t";
        const QString ours = asked(all);
        make(table);
        QProcess shell;
        shell.start(u"/usr/bin/sqlite3"_s,
                    {m_path, u".import --csv --skip 1 "_s + m_folder.path(u"a.csv"_s) + u" t"});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(ours, asked(all));
    }

private:
    /// Every value to the last bit.
    [[nodiscard]] QByteArray dump() const
    {
        const Walked walked(m_path);
        const RowsOut all{RowSet{walked.schema().table(u"t"), {}, {}, {}}};
        Watching watching;
        RowFormatOptions options;
        options.format = RowFormat::Insert;
        const auto text = textOfRows(walked.handle(), all, options, 50'000'000, watching);
        return text ? *text : QByteArray();
    }

    void fillNastily(QRandomGenerator &random)
    {
        static const QByteArrayList pieces{"a",  "\"", ",",     "\n",   "\r\n",        "'",  "",
                                           "=x", "ü",  "😀",     "|",    "\\",          "\t", ";",
                                           "1",  "-",  "x'00'", "NULL", "\xEF\xBB\xBF"};
        sqlite3 *database = nullptr;
        sqlite3_open(m_path.toUtf8().constData(), &database);
        SqliteQuery(database, "BEGIN").next();
        for (int i = 0; i < 400; ++i) {
            SqliteQuery insert(database, "INSERT INTO t VALUES (NULL, ?, ?, ?)");
            Value text;
            text.kind = ValueClass::Text;
            for (int n = random.bounded(6); n > 0; --n)
                text.bytes += pieces[random.bounded(pieces.size())];
            const auto bits = static_cast<qint64>(random.generate64());
            double real = std::ldexp(static_cast<double>(bits), random.bounded(900) - 450);
            if (random.bounded(20) == 0)
                real = random.bounded(2) == 0 ? -0.0 : HUGE_VAL;
            const auto orNull
                = [&](const Value &value) { return random.bounded(6) == 0 ? Value() : value; };
            orNull(text).bindTo(insert, 1);
            orNull(Value::of(real)).bindTo(insert, 2);
            orNull(Value::of(bits)).bindTo(insert, 3);
            insert.next();
        }
        SqliteQuery(database, "COMMIT").next();
        sqlite3_close(database);
    }
};

} // namespace

SW_SUITE(csvimport, CsvImportTest)
#include "tst_csvimport.moc"
