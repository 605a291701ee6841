// SPDX-License-Identifier: Apache-2.0
#include "model/sql/editcreate.h"

#include "model/sql/read.h"
#include "model/sql/sqlite.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

/// A stored text, the table that it is to say (written as SQL with comments left out), and the text
/// that it becomes. In the wanted table `new=old` renames are given apart.
struct Row {
    const char *name;
    const char *stored;
    const char *wanted;
    const char *result;
};

/// What stands in the wanted table is the same thing as before where it is called the same.
const std::vector<Row> Rows{
    {"nothing", "create table t(a  INT , -- x\n b)", "CREATE TABLE t (a INT, b)",
     "create table t(a  INT , -- x\n b)"},
};

class EditCreateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void first()
    {
        const auto edit = [](const QByteArray &stored, const QByteArray &wanted) {
            const auto before = tableFromSql(viewOf(stored));
            const auto after = tableFromSql(viewOf(wanted));
            Table b = *after;
            b.comment = before->comment;
            for (Column &column : b.columns) {
                if (const Column *old = before->column(column.name))
                    column.comment = old->comment;
            }
            Schema schema;
            schema.tables.put(b);
            const auto result = editedCreateTable(stored, *before, b, schema);
            return result ? *result : "ERROR " + result.error().text.toUtf8();
        };
        QFile in(u"/tmp/ec_in.txt"_s);
        QVERIFY(in.open(QIODevice::ReadOnly));
        const auto parts = in.readAll().split('#');
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            printf("BEFORE %s\nAFTER  %s\n->     %s\n\n", parts[i].trimmed().constData(),
                   parts[i + 1].trimmed().constData(),
                   edit(parts[i].trimmed(), parts[i + 1].trimmed()).constData());
        }
    }
};

} // namespace

SW_SUITE(editcreate, EditCreateTest)
#include "tst_editcreate.moc"
