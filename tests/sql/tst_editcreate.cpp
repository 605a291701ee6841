// SPDX-License-Identifier: Apache-2.0
#include "model/base/name.h"
#include "model/sql/editcreate.h"
#include "model/sql/read.h"
#include "model/sql/sqlite.h"
#include "tests/sql/editcreaterows.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

/// The parts of `after` that no part of `before` has the id of take the ids
/// left over, in order.
template <typename Part> void takeIds(const std::vector<Part> &before, std::vector<Part> &after)
{
    const auto has = [](const std::vector<Part> &parts, const Part &part) {
        return std::any_of(parts.begin(), parts.end(),
                           [&](const Part &other) { return other.id == part.id; });
    };
    std::vector<Part> left;
    std::copy_if(before.begin(), before.end(), std::back_inserter(left),
                 [&](const Part &part) { return !has(after, part); });
    size_t next = 0;
    for (Part &part : after) {
        if (next < left.size() && !has(before, part))
            part.id = left[next++].id;
    }
}

void replaceColumn(Table &table, ColumnId from, ColumnId to)
{
    for (Column &column : table.columns)
        column.id = column.id == from ? to : column.id;
    for (Key &key : table.keys) {
        for (KeyPart &part : key.parts)
            part.column = part.column == from ? to : part.column;
    }
    for (Check &check : table.checks)
        check.column = check.column == from ? to : check.column;
    for (ForeignKey &key : table.foreignKeys)
        std::replace(key.columns.begin(), key.columns.end(), from, to);
}

Table wantedTable(const char *sql, const Table &before)
{
    Table after = tableFromSql(sql).take();
    after.id = before.id;
    if (after.comment.isEmpty())
        after.comment = before.comment;
    const std::vector<Column> columns = after.columns;
    for (const Column &column : columns) {
        const bool renamed = column.comment.startsWith(u"was "_s);
        const Column *old = before.column(renamed ? column.comment.mid(4) : column.name);
        Column &place = after.columns[size_t(after.columnIndex(column.id))];
        if (column.comment == u"none"_s)
            place.comment.clear();
        else if (old && (renamed || column.comment.isEmpty()))
            place.comment = old->comment;
        if (old)
            replaceColumn(after, column.id, old->id);
    }
    takeIds(before.keys, after.keys);
    takeIds(before.checks, after.checks);
    takeIds(before.foreignKeys, after.foreignKeys);
    return after;
}

Schema schemaWith(const Table &table)
{
    Schema schema;
    schema.tables.put(table);
    return schema;
}

class EditCreateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatDiffersIsChanged_data()
    {
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<QByteArray>("wanted");
        QTest::addColumn<QByteArray>("result");
        for (const test::EditCreateRow &row : test::EditCreateRows)
            QTest::newRow(row.name)
                << QByteArray(row.stored) << QByteArray(row.wanted) << QByteArray(row.result);
    }

    void onlyWhatDiffersIsChanged()
    {
        QFETCH(QByteArray, stored);
        QFETCH(QByteArray, wanted);
        QFETCH(QByteArray, result);
        const auto before = tableFromSql(viewOf(stored));
        QVERIFY2(before, qPrintable(before ? QString() : before.error().text));
        const auto readable = tableFromSql(viewOf(wanted));
        QVERIFY2(readable, qPrintable(readable ? QString() : readable.error().text));
        const Table after = wantedTable(wanted.constData(), *before);
        const auto edited = editedCreateTable(stored, *before, after, schemaWith(after));
        QVERIFY2(edited, qPrintable(edited ? QString() : edited.error().text));
        if (*edited != result)
            qWarning().noquote() << "is\n" << *edited << "\nnot\n" << result;
        QVERIFY(*edited == result);
        ScratchDatabase scratch(ScratchDatabase::StandIns::Everything);
        const auto error = scratch.run(viewOf(*edited));
        QVERIFY2(!error, qPrintable(error ? error->text : QString()));
    }

    void aParentIsCalledOtherwise()
    {
        const QByteArray stored = "CREATE TABLE pet (id, owner INT /* of */ "
                                  "REFERENCES [Person] ( id ) -- who\n"
                                  " , boss REFERENCES pet (id))";
        Schema schema;
        Table person = tableFromSql("CREATE TABLE person (id INTEGER PRIMARY KEY)").take();
        Table before = tableFromSql(viewOf(stored)).take();
        before.foreignKeys[0].parent = {person.id, {}};
        before.foreignKeys[0].parentColumns = {{person.columns[0].id, {}}};
        before.foreignKeys[1].parent = {before.id, {}};
        before.foreignKeys[1].parentColumns = {{before.columns[0].id, {}}};
        Table after = before;
        after.name = u"animal"_s;
        after.columns[0].name = u"nr"_s;
        person.name = u"the owner"_s;
        person.columns[0].name = u"key"_s;
        schema.tables.put(person);
        schema.tables.put(after);
        const auto edited = editedCreateTable(stored, before, after, schema);
        QVERIFY2(edited, qPrintable(edited ? QString() : edited.error().text));
        QCOMPARE(*edited, "CREATE TABLE animal (nr, owner INT /* of */ REFERENCES "
                          "\"the owner\" ( \"key\" )"
                          " -- who\n , boss REFERENCES animal (nr))");
    }

    void whatNoDatabaseHoldsStaysOut()
    {
        const QByteArray stored = "CREATE TABLE t (a REFERENCES p)";
        const Table before = tableFromSql(viewOf(stored)).take();
        Table after = before;
        after.rowLabel = u"a"_s;
        after.formerNames.append(u"old"_s);
        after.columns[0].model.attribute = u"x"_s;
        QCOMPARE(*editedCreateTable(stored, before, after, schemaWith(after)), stored);
        after.foreignKeys[0].enforced = false;
        QCOMPARE(*editedCreateTable(stored, before, after, schemaWith(after)),
                 "CREATE TABLE t (a)");
    }

    void whatIsNoSqlIsAnError()
    {
        const QByteArray stored = "CREATE TABLE t (a)";
        const Table before = tableFromSql(viewOf(stored)).take();
        for (const QString &evil : {u"INT, b"_s, u"INT NOT NULL"_s, u"INT /*"_s, u"1) --"_s}) {
            Table after = before;
            after.columns[0].type = evil;
            const auto typed = editedCreateTable(stored, before, after, schemaWith(after));
            QVERIFY2(!typed, qPrintable(evil));
            QVERIFY(typed.error().text.contains(u"column t.a holds what is no SQL"_s));
            after.columns[0].type = u"INT"_s;
            after.columns[0].defaultValue = evil;
            QVERIFY(!editedCreateTable(stored, before, after, schemaWith(after)));
        }
    }

    void whatIsNoTableIsAnError()
    {
        const Table table = tableFromSql("CREATE TABLE t (a)").take();
        for (const char *stored : {"", "CREATE VIEW t AS SELECT 1", "CREATE TABLE t AS SELECT 1"})
            QVERIFY(!editedCreateTable(stored, table, table, schemaWith(table)));
        Table empty = table;
        empty.columns.clear();
        QVERIFY(!editedCreateTable("CREATE TABLE t (a)", table, empty, schemaWith(empty)));
    }
};

} // namespace

SW_SUITE(editcreate, EditCreateTest)
#include "tst_editcreate.moc"
