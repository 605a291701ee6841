// SPDX-License-Identifier: Apache-2.0
// What the rows of a table are called by.
#include "model/data/labels.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

/// A table with columns of these names and types.
Table tableWith(const QString &columns, const QString &label = {})
{
    Table table;
    table.name = u"t"_s;
    table.rowLabel = label;
    for (const QString &each : columns.split(u", "_s)) {
        Column &column = table.columns.emplace_back();
        column.id = ColumnId(table.columns.size());
        column.name = each.section(u' ', 0, 0);
        column.type = each.section(u' ', 1);
    }
    return table;
}

class LabelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRowIsCalledBy_data()
    {
        QTest::addColumn<QString>("columns");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("label");
        QTest::newRow("a name") << u"id INTEGER, city TEXT, name TEXT"_s << QString()
                                << u"\"name\""_s;
        QTest::newRow("whatever its case")
            << u"ID INT, Title TEXT"_s << QString() << u"\"Title\""_s;
        QTest::newRow("a name before a code")
            << u"code TEXT, name TEXT"_s << QString() << u"\"name\""_s;
        QTest::newRow("else the first text")
            << u"id INTEGER, LastName NVARCHAR(20), FirstName NVARCHAR(20)"_s << QString()
            << u"\"LastName\""_s;
        QTest::newRow("no text for machines")
            << u"id INT, uuid TEXT, file_path TEXT, password_hash "
               "TEXT, nick TEXT"_s
            << QString() << u"\"nick\""_s;
        QTest::newRow("nothing") << u"id INTEGER, n REAL, b BLOB, x"_s << QString() << QString();
        QTest::newRow("as the document says")
            << u"name TEXT, nick TEXT"_s << u"nick"_s << u"\"nick\""_s;
        QTest::newRow("a pattern")
            << u"first TEXT, last TEXT"_s << u"{last}, {first}!"_s
            << u"coalesce(\"last\", '') || ', ' || coalesce(\"first\", '') || '!'"_s;
        QTest::newRow("a pattern of what is gone")
            << u"name TEXT"_s << u"{first} {last}"_s << u"\"name\""_s;
        QTest::newRow("a pattern with an apostrophe")
            << u"name TEXT"_s << u"it's {name}"_s << u"'it''s ' || coalesce(\"name\", '')"_s;
    }

    void aRowIsCalledBy()
    {
        QFETCH(QString, columns);
        QFETCH(QString, said);
        QFETCH(QString, label);
        QCOMPARE(labelExpression(tableWith(columns, said)), label);
    }

    void behindAPrefix()
    {
        QCOMPARE(labelExpression(tableWith(u"name TEXT"_s), u"p."_s), u"p.\"name\""_s);
        QCOMPARE(labelExpression(tableWith(u"name TEXT"_s, u"<{name}>"_s), u"p."_s),
                 u"'<' || coalesce(p.\"name\", '') || '>'"_s);
    }
};

} // namespace

SW_SUITE(labels, LabelsTest)
#include "tst_labels.moc"
