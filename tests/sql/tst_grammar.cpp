// SPDX-License-Identifier: Apache-2.0
// The grammar of CREATE TABLE against SQLite itself: what SQLite takes, it takes; what it says of
// columns, keys and constraints is what SQLite says.
#include "model/base/name.h"
#include "model/live/catalog.h"
#include "model/schema/fields.h"
#include "model/sql/read.h"
#include "model/sql/writer.h"
#include "tests/support/corpus.h"
#include "tests/support/grammarlaw.h"
#include "tests/support/mutator.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

std::vector<QJsonObject> linesOf(const QString &path)
{
    std::vector<QJsonObject> lines;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        while (!file.atEnd())
            lines.push_back(QJsonDocument::fromJson(file.readLine()).object());
    }
    return lines;
}

/// The bytes of the text, put together from the pieces of its tree and what lies between them; each
/// piece must come after the one before it.
class Printer {
public:
    Printer(std::string_view text, const Tokens &tokens) : m_text(text), m_tokens(tokens) {}

    void piece(Range range)
    {
        if (range.isEmpty())
            return;
        m_ordered = m_ordered && range.begin >= m_done;
        m_done = range.end;
        const quint32 end = m_tokens[range.end - 1].end;
        m_out.append(m_text.substr(m_printed, end - m_printed));
        m_printed = end;
    }

    std::string finish()
    {
        m_out.append(m_text.substr(m_printed));
        return m_out;
    }

    bool ordered() const { return m_ordered; }

private:
    std::string_view m_text;
    const Tokens &m_tokens;
    std::string m_out;
    size_t m_printed = 0;
    quint32 m_done = 0;
    bool m_ordered = true;
};

void print(Printer &printer, const ClauseSyntax &clause)
{
    printer.piece(clause.constraintName);
    printer.piece(clause.body);
    for (const KeyPartSyntax &part : clause.keyParts) {
        printer.piece(part.name);
        printer.piece(part.collation);
    }
    for (const Range column : clause.columns)
        printer.piece(column);
    printer.piece(clause.reference.parent);
    for (const Range column : clause.reference.columns)
        printer.piece(column);
    printer.piece({clause.range.end - 1, clause.range.end});
}

bool printsBack(std::string_view text, const CreateTableSyntax &tree)
{
    Printer printer(text, tree.tokens);
    printer.piece(tree.databaseName);
    printer.piece(tree.name);
    for (const ColumnSyntax &column : tree.columns) {
        printer.piece(column.name);
        printer.piece(column.type);
        for (const ClauseSyntax &clause : column.clauses) {
            const quint32 last = clause.range.end - 1;
            if (!clause.body.isEmpty() && clause.body.end > last)
                printer.piece(clause.constraintName), printer.piece(clause.body);
            else if (clause.constraintName.end > last || clause.reference.match.end > last)
                printer.piece(clause.constraintName);
            else if (clause.reference.parent.end > last)
                printer.piece(clause.constraintName), printer.piece(clause.reference.parent);
            else
                print(printer, clause);
        }
    }
    printer.piece(tree.select);
    return printer.ordered() && printer.finish() == text;
}

/// What the recorded PRAGMAs say, as lines.
QStringList recorded(const QJsonObject &line)
{
    QStringList facts;
    const QJsonArray columns = line[u"cols"].toArray();
    for (const auto value : columns) {
        const QJsonArray column = value.toArray();
        facts.append(u"column %1|%2|%3|%4|%5|%6"_s.arg(
            column[0].toString(), column[1].toString().toUpper(),
            QString::number(column[2].toInt()), column[3].toString(),
            QString::number(column[4].toInt()), QString::number(column[5].toInt())));
    }
    const QJsonArray keys = line[u"fks"].toArray();
    for (const auto value : keys) {
        const QJsonArray key = value.toArray();
        facts.append(u"key %1(%2) -> %3(%4) %5 %6"_s.arg(
            line[u"name"].toString(), key[3].toString(), key[2].toString(),
            key[4].isNull() ? u"-"_s : key[4].toString(), key[5].toString(), key[6].toString()));
    }
    return facts;
}

QString unwrapped(const QString &value)
{
    if (!value.startsWith(u'('))
        return value;
    return value.mid(1, value.size() - 2).trimmed();
}

/// SQLite takes ALWAYS from the end of a long type, because it may belong to GENERATED ALWAYS.
QString shownType(QString type)
{
    if (type.size() >= 16 && type.endsWith(u"always"_s, Qt::CaseInsensitive))
        type = type.chopped(6).trimmed();
    const QByteArray bytes = type.toUtf8();
    const bool quoted = !type.isEmpty() && u"\"'`["_s.contains(type.front());
    return (quoted ? nameFromToken(viewOf(bytes)) : type).toUpper();
}

/// Whether SQLite makes the key's columns NOT NULL by itself.
bool keyImpliesNotNull(const Table &table, const Key &key)
{
    const Column *column = table.column(key.parts.front().column);
    const bool rowid = key.parts.size() == 1 && sameName(column->type, u"INTEGER")
                       && !(key.inColumn && key.parts.front().order == SortOrder::Descending);
    return table.withoutRowid || (table.strict && !rowid);
}

QString actionName(Action action)
{
    const std::string_view name = action == Action::Unsaid ? "no action" : enumName(action);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())).toUpper();
}

QString foreignKeyFact(const Table &table, const ForeignKey &key, size_t i)
{
    const QString parent = key.parentColumns.empty() ? u"-"_s : key.parentColumns[i].name;
    return u"key %1(%2) -> %3(%4) %5 %6"_s.arg(table.name, table.column(key.columns[i])->name,
                                               key.parent.name, parent, actionName(key.onUpdate),
                                               actionName(key.onDelete));
}

/// The same from our values.
QStringList factsOf(const Table &table)
{
    QStringList facts;
    const Key *primary = table.primaryKey();
    std::vector<ColumnId> keyColumns;
    for (size_t i = 0; primary && i < primary->parts.size(); ++i) {
        const ColumnId column = primary->parts[i].column;
        const bool twice = std::count(keyColumns.begin(), keyColumns.end(), column) > 0;
        if (!twice || !table.withoutRowid)
            keyColumns.push_back(column);
    }
    for (const Column &column : table.columns) {
        const auto found = std::find(keyColumns.begin(), keyColumns.end(), column.id);
        const bool inKey = found != keyColumns.end();
        const auto place = inKey ? found - keyColumns.begin() + 1 : 0;
        const bool notNull = column.notNull || (inKey && keyImpliesNotNull(table, *primary));
        const int hidden = !column.generated ? 0 : column.generated->stored ? 3 : 2;
        facts.append(u"column %1|%2|%3|%4|%5|%6"_s.arg(
            column.name, shownType(column.type), QString::number(notNull ? 1 : 0),
            unwrapped(column.defaultValue), QString::number(place), QString::number(hidden)));
    }
    for (auto key = table.foreignKeys.rbegin(); key != table.foreignKeys.rend(); ++key) {
        for (size_t i = 0; i < key->columns.size(); ++i)
            facts.append(foreignKeyFact(table, *key, i));
    }
    return facts;
}

/// What SQLite says of the one table that the text makes; nothing where it refuses the text, or
/// where the text is not one CREATE TABLE in the main database.
std::optional<CatalogTable> judged(ScratchDatabase &scratch, std::string_view sql)
{
    (void)scratch.run("BEGIN");
    std::optional<CatalogTable> verdict;
    if (!scratch.run(sql)) {
        auto catalog = Catalog::read(scratch.handle());
        if (catalog && catalog->readPragmas(scratch.handle())) {
            for (const StoredObject &object : catalog->objects()) {
                if (object.type == u"table" && !object.name.startsWith(u"sqlite_"_s))
                    verdict = *catalog->pragmasOf(object.name);
            }
        }
    }
    (void)scratch.run("ROLLBACK");
    return verdict;
}

bool isOneStatement(std::string_view text)
{
    const Tokens tokens = tokenize(text);
    for (size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].symbol == ';')
            return false;
    }
    return true;
}

class GrammarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyAcceptedTextIsRead()
    {
        const QString path = test::corpusPath(u"sqlite_create_table.jsonl"_s);
        SW_NEED_CORPUS(path);
        QStringList wrong;
        QStringList opaque;
        int count = 0;
        for (const QJsonObject &line : linesOf(path)) {
            ++count;
            const QByteArray sql = line[u"sql"].toString().toUtf8();
            const auto tree = parseCreateTable(viewOf(sql));
            if (!tree) {
                wrong.append(tree.error().text + u": "_s + QString::fromUtf8(sql));
                continue;
            }
            if (!printsBack(viewOf(sql), *tree))
                wrong.append(u"not the same bytes: "_s + QString::fromUtf8(sql));
            const auto table = tableFromSql(viewOf(sql));
            if (!table) {
                opaque.append(table.error().text + u": "_s + QString::fromUtf8(sql));
                continue;
            }
            const QStringList facts = factsOf(*table);
            if (facts != recorded(line))
                wrong.append(QString::fromUtf8(sql) + u"\n  ours:     "_s + facts.join(u"; ")
                             + u"\n  recorded: "_s + recorded(line).join(u"; "));
        }
        for (const QString &each : opaque)
            qInfo().noquote() << "opaque," << each;
        QVERIFY2(wrong.isEmpty(), qPrintable(u"%1 of %2\n"_s.arg(wrong.size()).arg(count)
                                             + wrong.mid(0, 30).join(u'\n')));
        QVERIFY(opaque.size() * 200 <= count);
    }

    void whatSqliteTakesOfHundredThousandMutationsIsUnderstood()
    {
        std::vector<std::string> seeds = test::ownCreateTexts();
        for (const QJsonObject &line : linesOf(test::corpusPath(u"sqlite_create_table.jsonl"_s)))
            seeds.push_back(line[u"sql"].toString().toStdString());
        test::Mutator mutator(std::move(seeds), test::propertySeed());
        ScratchDatabase scratch(ScratchDatabase::StandIns::Everything);
        const Schema empty;
        QStringList wrong;
        int accepted = 0;
        int opaque = 0;
        for (int i = test::propertyRounds(100'000); i > 0 && wrong.size() < 20; --i) {
            const std::string sql = mutator.next();
            if (!isOneStatement(sql))
                continue;
            const auto verdict = judged(scratch, sql);
            if (!verdict)
                continue;
            ++accepted;
            const auto tree = parseCreateTable(sql);
            if (!tree || !printsBack(sql, *tree)) {
                wrong.append((tree ? u"not the same bytes: "_s : u"not parsed: "_s)
                             + QString::fromStdString(sql));
                continue;
            }
            const auto table = tableFromSql(sql);
            if (!table) {
                ++opaque;
                continue;
            }
            DdlWriter writer(empty);
            const QByteArray written = writer.table(*table).toUtf8();
            if (judged(scratch, viewOf(written)) != verdict)
                wrong.append(QString::fromStdString(sql) + u"\n  written as "_s
                             + QString::fromUtf8(written));
            const auto again = tableFromSql(viewOf(written));
            if (again && *again != *table)
                wrong.append(u"not the same values: "_s + QString::fromStdString(sql)
                             + u"\n  written as "_s + QString::fromUtf8(written));
        }
        qInfo() << "accepted by SQLite:" << accepted << "opaque:" << opaque;
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
        QVERIFY(opaque * 200 <= accepted);
    }

    void theCorpusOfTheFuzzerKeepsTheLaw()
    {
        const QDir folder(QStringLiteral(TESTS_DIR "/fuzz/corpus/grammar"));
        const QStringList names = folder.entryList(QDir::Files);
        QVERIFY(names.size() > 3);
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            QCOMPARE(test::brokenGrammarLaw(viewOf(text)), QString());
            // Every beginning of it, as somebody types it.
            for (qsizetype size = 0; size < text.size(); ++size) {
                const QByteArray part = text.left(size);
                QCOMPARE(test::brokenGrammarLaw(viewOf(part)), QString());
            }
        }
    }

    void noSyntaxErrorIsAccepted()
    {
        const QString path = test::corpusPath(u"sqlite_rejected.jsonl"_s);
        SW_NEED_CORPUS(path);
        QStringList accepted;
        for (const QJsonObject &line : linesOf(path)) {
            const QString error = line[u"error"].toString();
            const bool syntax = error.contains(u"syntax error"_s)
                                || error.startsWith(u"unrecognized token"_s)
                                || error.startsWith(u"incomplete input"_s);
            const QByteArray sql = line[u"sql"].toString().toUtf8();
            if (syntax && parseCreateTable(viewOf(sql)))
                accepted.append(error + u": "_s + QString::fromUtf8(sql));
        }
        QVERIFY2(accepted.isEmpty(), qPrintable(accepted.join(u'\n')));
    }
};

} // namespace

SW_SUITE(grammar, GrammarTest)
#include "tst_grammar.moc"
