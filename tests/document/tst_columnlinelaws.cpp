// SPDX-License-Identifier: Apache-2.0
// What holds for every column and its line. The seed is printed; SW_ROUNDS says how many times as
// many rounds, SW_SEED which.
#include "model/document/columnline.h"
#include "tests/support/contents.h"
#include "tests/support/generate.h"
#include "tests/support/mutator.h"
#include "tests/support/suite.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// A table without columns, which only a test can have.
Table copyTable()
{
    Table table;
    table.id = TableId::fromNames({u"table", u"copy"});
    table.name = u"copy"_s;
    return table;
}

class ColumnLineLawsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What a line says of a column is what the column is.
    void readingBackChangesNothing()
    {
        for (quint32 seed = 1; seed <= 20; ++seed) {
            const Content content = generatedContent(12, seed);
            for (const TablePtr &table : content.schema.tables) {
                for (const Column &column : table->columns) {
                    const QString line = columnLineOf(content, *table, column);
                    const auto changes = putColumnLine(content, table->id, column.id, line + u' ');
                    QVERIFY2(changes, qPrintable(line));
                    QVERIFY2(changes->empty(), qPrintable(table->name + u": "_s + line));
                    QCOMPARE(joined(partsOf(line)), line);
                    Content fresh = content;
                    fresh.schema.tables.put(copyTable());
                    sw::apply(fresh, *putColumnLine(fresh, copyTable().id, {}, line));
                    const TablePtr copy = fresh.schema.tables.find(copyTable().id);
                    QCOMPARE(columnLineOf(fresh, *copy, copy->columns.front()), line);
                }
            }
        }
    }

    /// Whatever is typed is refused, or becomes a column whose line says so.
    void whateverIsTyped()
    {
        const QStringList words{u"a"_s,
                                u"\"b c\""_s,
                                u"text"_s,
                                u"INTEGER"_s,
                                u"String(9)"_s,
                                u"(2)"_s,
                                u"pk"_s,
                                u"nn"_s,
                                u"uq"_s,
                                u"ix"_s,
                                u"ai"_s,
                                u"primary key"_s,
                                u"not null"_s,
                                u"unique"_s,
                                u"default 1"_s,
                                u"default nn"_s,
                                u"check (a)"_s,
                                u"as (1)"_s,
                                u"collate ix"_s,
                                u"references o"_s,
                                u"-> o"_s,
                                u"->o.n"_s,
                                u"-> t"_s,
                                u"on delete cascade"_s,
                                u"constraint c"_s,
                                u"->"_s,
                                u";"_s,
                                u"-- x"_s};
        QRandomGenerator random(static_cast<quint32>(propertySeed()));
        Content content = contentOf(u"o id:pk n | t id:pk x:INT>o uq(id,x) | u t_id>t");
        const TableId table = tableIn(content, u"t");
        int taken = 0;
        for (int i = 0; i < propertyRounds(2000); ++i) {
            QString line = words.at(random.bounded(3) == 0 ? 0 : random.bounded(2));
            for (int more = random.bounded(5); more > 0; --more)
                line += u' ' + words.at(random.bounded(static_cast<int>(words.size())));
            const auto &columns = content.schema.tables.find(table)->columns;
            const ColumnId id
                = columns[size_t(random.bounded(static_cast<int>(columns.size())))].id;
            const auto changes = putColumnLine(content, table, id, line);
            if (!changes)
                continue;
            ++taken;
            QVERIFY2(!after(content, changes).contains(u"FAULTS"), qPrintable(line));
            Content then = applied(content, *changes);
            const TablePtr now = then.schema.tables.find(table);
            const QString said = columnLineOf(then, *now, *now->column(id));
            const auto again = putColumnLine(then, table, id, said + u' ');
            QVERIFY2(again && again->empty(), qPrintable(line + u" became "_s + said));
            content = then;
        }
        QVERIFY(taken > 100);
    }
};

} // namespace

SW_SUITE(columnlinelaws, ColumnLineLawsTest)
#include "tst_columnlinelaws.moc"
