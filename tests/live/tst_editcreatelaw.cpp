// SPDX-License-Identifier: Apache-2.0
// Whatever a table's text looks like and whatever becomes of the table: the edited text says it,
// and what did not change is there byte for byte.
#include "model/live/introspect.h"
#include "model/sql/editcreate.h"
#include "model/sql/quote.h"
#include "model/sql/saidparts.h"
#include "model/sql/sqlite.h"
#include "tests/support/corpus.h"
#include "tests/support/mutator.h"
#include "tests/support/oddtables.h"
#include "tests/support/suite.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

Schema schemaWith(const Table &table)
{
    Schema schema;
    schema.tables.put(table);
    return schema;
}

bool sqliteTakes(const QByteArray &sql)
{
    ScratchDatabase scratch(ScratchDatabase::StandIns::Everything);
    return !scratch.run(viewOf(sql));
}

QByteArray written(const Table &table)
{
    const Schema schema = schemaWith(table);
    DdlWriter writer(schema);
    const QByteArray sql = writer.table(table).toUtf8();
    return writer.problems().empty() ? sql : QByteArray();
}

/// The one table of a database made by the statement, as introspection reads it.
Result<Table> introspected(const QByteArray &sql)
{
    ScratchDatabase scratch(ScratchDatabase::StandIns::Everything);
    if (const auto error = scratch.run(viewOf(sql)))
        return Error{error->text};
    const auto read = introspect(scratch.handle());
    if (!read)
        return read.error();
    for (const TablePtr &table : read->schema.tables) {
        if (!table->name.startsWith(u"sqlite_"_s))
            return *table;
    }
    return Error{u"no table"_s};
}

/// The texts of the columns, by name, and of the constraints, by what they say.
struct Texts {
    QHash<QString, QByteArray> columns;
    QHash<QString, QString> said;
    QMultiHash<QString, QByteArray> constraints;
    QSet<QString> strays; ///< columns with a DEFERRABLE that is for no foreign key of theirs
};

Texts textsOf(const QByteArray &sql)
{
    const auto tree = parseCreateTable(viewOf(sql));
    const auto table = tableFromSql(viewOf(sql));
    const Schema none;
    DdlWriter writer(none);
    const auto bytes = [&](Range range) {
        const std::string_view text = textOf(viewOf(sql), tree->tokens, range);
        return QByteArray(text.data(), qsizetype(text.size()));
    };
    Texts texts;
    for (size_t i = 0; i < tree->columns.size(); ++i) {
        const Column &column = table->columns[i];
        texts.columns.insert(column.name, bytes(tree->columns[i].range));
        texts.said.insert(column.name, writer.column(*table, column));
        bool foreignKey = false;
        for (const ClauseSyntax &clause : tree->columns[i].clauses) {
            foreignKey = foreignKey || clause.kind == ClauseKind::ForeignKey;
            if (clause.kind == ClauseKind::Deferral && !foreignKey)
                texts.strays.insert(column.name);
        }
    }
    // Canonical texts in the reader's order: keys, checks and foreign keys each in their own.
    QHash<int, QStringList> lines;
    const auto add = [&](int kind, const auto &parts) {
        for (const auto &part : parts) {
            if (!columnSaying(*table, part))
                lines[kind].append(writer.clause(*table, part));
        }
    };
    add(0, table->keys);
    add(1, table->checks);
    add(2, table->foreignKeys);
    for (const ClauseSyntax &clause : tree->constraints) {
        if (clause.kind == ClauseKind::LooseName)
            continue;
        const int kind = clause.kind == ClauseKind::Check        ? 1
                         : clause.kind == ClauseKind::ForeignKey ? 2
                                                                 : 0;
        texts.constraints.insert(lines[kind].takeFirst(), bytes(clause.range));
    }
    return texts;
}

/// What should have stayed as it was and did not; empty where all did.
QString touched(const QByteArray &stored, const QByteArray &edited)
{
    const Texts before = textsOf(stored);
    const Texts after = textsOf(edited);
    const QStringList names = before.columns.keys();
    for (const QString &name : names) {
        const bool strayed = !before.strays.isEmpty()
                             && (before.strays.contains(name)
                                 || before.said.value(name).contains(u"REFERENCES"_s));
        if (!strayed && before.said.value(name) == after.said.value(name)
            && before.columns.value(name) != after.columns.value(name))
            return u"column "_s + name;
    }
    for (const QString &said : before.constraints.uniqueKeys()) {
        QByteArrayList now = after.constraints.values(said);
        const QByteArrayList left = before.constraints.values(said);
        qsizetype missing = std::min(left.size(), now.size());
        for (const QByteArray &text : left)
            missing -= now.removeOne(text) ? 1 : 0;
        if (missing > 0)
            return u"constraint"_s + said;
    }
    return {};
}

QStringList sayingsOf(const Table &table)
{
    const Schema schema = schemaWith(table);
    DdlWriter writer(schema);
    return sayings(writer, table);
}

QStringList commentsOf(const Table &table)
{
    QStringList comments;
    const Schema none;
    DdlWriter writer(none);
    for (const Column &column : table.columns) {
        // `a /* what? */ INT` without its type has a comment that it did not have.
        const bool bare = writer.column(table, column) == quotedName(column.name);
        comments.append(bare ? QString() : column.comment);
    }
    return comments;
}

/// Empty where the law holds.
QString broken(const QByteArray &stored, const Table &before, const Table &after)
{
    const auto same = editedCreateTable(stored, before, before, schemaWith(before));
    if (!same || *same != stored)
        return u"what stays is changed"_s;
    const auto edited = editedCreateTable(stored, before, after, schemaWith(after));
    if (!edited)
        return edited.error().text;
    const auto shown = [&](const QString &what) -> QString {
        return what + u" in\n"_s + QString::fromUtf8(*edited);
    };
    const auto read = introspected(*edited);
    if (!read)
        return shown(u"SQLite says: "_s + read.error().text);
    if (read->kind != TableKind::Ordinary)
        return shown(u"not proved: "_s + read->reason);
    if (sayingsOf(*read) != sayingsOf(after))
        return shown(u"it says something else"_s);
    if (commentsOf(*read) != commentsOf(after) || read->comment != after.comment)
        return shown(u"its comments are others"_s);
    const QString other = touched(stored, *edited);
    if (!other.isEmpty())
        return shown(other + u" was touched"_s);
    const auto back = editedCreateTable(*edited, after, before, schemaWith(before));
    if (!back)
        return shown(u"not back: "_s + back.error().text);
    const auto again = tableFromSql(viewOf(*back));
    return sayingsOf(*again) == sayingsOf(before) ? QString() : shown(u"back it is another"_s);
}

class EditCreateLawTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyTextIsEditedToSayAnything()
    {
        const quint64 seed = test::propertySeed();
        test::OddTables texts(seed);
        const int rounds = test::propertyRounds(300);
        int tried = 0;
        int failed = 0;
        for (quint64 i = 0; tried < rounds && i < quint64(rounds) * 100; ++i) {
            const QByteArray stored = texts.next();
            if (sqliteTakes(stored))
                tried += tryEdits(stored, seed + i, failed);
        }
        qInfo() << tried << "edits";
        QCOMPARE(tried, rounds);
        QCOMPARE(failed, 0);
    }

    void theTextsOfTheCorpusAreEdited()
    {
        const QString path = test::corpusPath(u"sqlite_create_table.jsonl"_s);
        SW_NEED_CORPUS(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const quint64 seed = test::propertySeed();
        const auto every = quint64(std::max(1, 10 / test::propertyRounds(1)));
        int tried = 0;
        int failed = 0;
        for (quint64 i = seed % every; !file.atEnd(); ++i) {
            const QJsonObject line = QJsonDocument::fromJson(file.readLine()).object();
            const QByteArray stored = line.value(u"sql"_s).toString().toUtf8();
            const auto tree = parseCreateTable(viewOf(stored));
            if (i % every == 0 && tree && !tree->temporary && tree->select.isEmpty()
                && sqliteTakes(stored))
                tried += tryEdits(stored, seed + i, failed);
        }
        qInfo() << tried << "edits";
        QCOMPARE(failed, 0);
    }

private:
    /// How many edits were tried: those that make a table which SQLite takes.
    static int tryEdits(const QByteArray &stored, quint64 seed, int &failed)
    {
        const auto before = tableFromSql(viewOf(stored));
        const auto proved = introspected(stored);
        if (!before || !proved || proved->kind != TableKind::Ordinary)
            return 0;
        test::TableEditor editor(seed);
        for (int i = 0; i < 10; ++i) {
            Table after = *before;
            editor.edit(after, 1 + i % 4);
            const QByteArray fresh = written(after);
            if (fresh.isEmpty() || !sqliteTakes(fresh))
                continue;
            const QString what = broken(stored, *before, after);
            if (!what.isEmpty() && ++failed < 6)
                qWarning().noquote() << editor.done().join(u"; ") << '\n'
                                     << stored << '\n'
                                     << "wanted\n"
                                     << fresh << '\n'
                                     << what;
            return 1;
        }
        return 0;
    }
};

} // namespace

SW_SUITE(editcreatelaw, EditCreateLawTest)
#include "tst_editcreatelaw.moc"
