// SPDX-License-Identifier: Apache-2.0
// Tables that nobody here made: four plain edits of each, and the rest of its text stays.
#include "model/live/connection.h"
#include "model/live/introspect.h"
#include "model/sql/editcreate.h"
#include "model/sql/sqlite.h"
#include "model/sql/token.h"
#include "tests/support/corpus.h"
#include "tests/support/oddtables.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

QByteArray storedText(sqlite3 *database, const QString &table)
{
    SqliteQuery query(database, "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?");
    query.bind(1, table);
    if (!query.next())
        return {};
    const std::string_view sql = query.bytes(0);
    return QByteArray(sql.data(), qsizetype(sql.size()));
}

/// Whether every byte of the one stands in the other, in order.
bool isWithin(const QByteArray &part, const QByteArray &whole)
{
    qsizetype at = 0;
    for (const char c : whole)
        at += at < part.size() && part[at] == c ? 1 : 0;
    return at == part.size();
}

class EditCreateCorpusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTableIsEdited_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &path : test::corpusDatabases())
            QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
        if (test::corpusDatabases().isEmpty())
            QTest::newRow("none") << QString();
    }

    void everyTableIsEdited()
    {
        QFETCH(QString, path);
        SW_NEED_CORPUS(path);
        if (path.endsWith(u"corrupt.mbtiles"_s))
            return;
        const auto connection = Connection::openForReading(path);
        QVERIFY(connection);
        const auto read = introspect((*connection)->handle());
        QVERIFY(read);
        for (const TablePtr &table : read->schema.tables) {
            if (table->kind != TableKind::Ordinary || table->name.startsWith(u"sqlite_"_s))
                continue;
            m_stored = storedText((*connection)->handle(), table->name);
            m_schema = read->schema;
            m_table = table.get();
            retype();
            allowNull();
            addColumn();
            removeColumn();
        }
    }

    void cleanupTestCase() const { qInfo() << m_edits << "edits"; }

private:
    /// The edited text, where SQLite takes it.
    QByteArray edited(const Table &after)
    {
        ++m_edits;
        Schema schema = m_schema;
        schema.tables.put(after);
        const auto text = editedCreateTable(m_stored, *m_table, after, schema);
        if (!text) {
            qWarning().noquote() << text.error().text;
            return {};
        }
        ScratchDatabase scratch(ScratchDatabase::StandIns::Everything);
        const auto error = scratch.run(viewOf(*text));
        if (error)
            qWarning().noquote() << error->text << *text;
        return error ? QByteArray() : *text;
    }

    void retype()
    {
        Table after = *m_table;
        Column &column = after.columns.back();
        const QByteArray was = column.type.toUtf8();
        column.type = was == "TEXT" ? u"INT"_s : u"TEXT"_s;
        const bool key = std::any_of(after.keys.begin(), after.keys.end(),
                                     [](const Key &each) { return each.autoincrement; });
        if (was.isEmpty() || (key && after.columns.size() == 1))
            return;
        const QByteArray text = edited(after);
        const QByteArray is = column.type.toUtf8();
        bool found = false; // the text before with one type in the place of the other
        for (qsizetype at = m_stored.indexOf(was); at >= 0 && !found;
             at = m_stored.indexOf(was, at + 1))
            found = text == QByteArray(m_stored).replace(at, was.size(), is);
        QVERIFY2(found, text.constData());
    }

    void allowNull()
    {
        Table after = *m_table;
        const auto column
            = std::find_if(after.columns.begin(), after.columns.end(),
                           [](const Column &each) { return each.notNull.has_value(); });
        if (column == after.columns.end())
            return;
        column->notNull.reset();
        const QByteArray text = edited(after);
        QVERIFY2(!text.isEmpty() && isWithin(text, m_stored), text.constData());
        QVERIFY(m_stored.size() - text.size() >= qsizetype(sizeof("NOT NULL")) - 1);
    }

    void addColumn()
    {
        Table after = *m_table;
        Column column;
        column.name = u"added by a test"_s;
        column.id = ColumnId::fromNames({column.name});
        column.type = u"TEXT"_s;
        after.columns.push_back(column);
        const QByteArray text = edited(after);
        QVERIFY2(!text.isEmpty() && isWithin(m_stored, text), text.constData());
    }

    void removeColumn()
    {
        Table after = *m_table;
        const auto column
            = std::find_if(after.columns.rbegin(), after.columns.rend(),
                           [&](const Column &each) { return !test::isUsed(*m_table, each); });
        if (column == after.columns.rend() || after.columns.size() < 2)
            return;
        after.columns.erase(std::next(column).base());
        const QByteArray text = edited(after);
        QVERIFY2(!text.isEmpty() && isWithin(text, m_stored), text.constData());
    }

    QByteArray m_stored;
    Schema m_schema;
    const Table *m_table = nullptr;
    int m_edits = 0;
};

} // namespace

SW_SUITE(editcreatecorpus, EditCreateCorpusTest)
#include "tst_editcreatecorpus.moc"
