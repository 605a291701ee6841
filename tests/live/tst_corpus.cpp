// SPDX-License-Identifier: Apache-2.0
// Databases that nobody here made: read, written as DDL, built again, and found equal.
#include "model/live/catalog.h"
#include "model/live/connection.h"
#include "model/live/introspect.h"
#include "model/sql/script.h"
#include "model/sql/token.h"
#include "tests/support/corpus.h"
#include "tests/support/suite.h"

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

/// A database in memory, built by the script alone.
class Rebuilt {
public:
    explicit Rebuilt(const Script &script)
    {
        for (const Statement &statement : script.statements) {
            const QByteArray sql = statement.sql.toUtf8();
            if (const auto error = m_scratch.run(viewOf(sql)))
                m_errors.append(error->text + u" in "_s + statement.sql);
        }
    }
    sqlite3 *handle() const { return m_scratch.handle(); }
    const QStringList &errors() const { return m_errors; }

private:
    ScratchDatabase m_scratch{ScratchDatabase::StandIns::Everything};
    QStringList m_errors;
};

class CorpusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDatabaseComesOutAsItWent_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &path : test::corpusDatabases())
            QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
        if (test::corpusDatabases().isEmpty())
            QTest::newRow("none") << QString();
    }

    void everyDatabaseComesOutAsItWent()
    {
        QFETCH(QString, path);
        SW_NEED_CORPUS(path);
        if (path.endsWith(u"corrupt.mbtiles"_s))
            return;
        const auto connection = Connection::openForReading(path);
        QVERIFY2(connection, qPrintable(connection ? QString() : connection.error().text));
        const auto read = introspect((*connection)->handle());
        QVERIFY2(read, qPrintable(read ? QString() : read.error().text));
        for (const Problem &problem : read->problems)
            qInfo() << problem.rule << problem.text;
        for (const TablePtr &table : read->schema.tables)
            QVERIFY2(table->kind != TableKind::Opaque, qPrintable(table->name + table->reason));

        const Rebuilt rebuilt(scriptOf(read->schema));
        QVERIFY2(rebuilt.errors().isEmpty(), qPrintable(rebuilt.errors().join(u'\n')));
        compare((*connection)->handle(), rebuilt.handle());

        const auto again = introspect(rebuilt.handle());
        QVERIFY(again);
        Schema same = again->schema;
        same.options = read->schema.options;
        QVERIFY(same.views == read->schema.views);
        for (const TablePtr &table : read->schema.tables) {
            if (table->kind == TableKind::Ordinary)
                QVERIFY2(*table == *same.tables.find(table->id), qPrintable(table->name));
        }
    }

private:
    static QMap<QString, StoredObject> objectsOf(const Catalog &catalog)
    {
        QMap<QString, StoredObject> objects;
        for (const StoredObject &object : catalog.objects()) {
            if (!object.name.startsWith(u"sqlite_stat"_s))
                objects.insert(object.type + u' ' + object.name, object);
        }
        return objects;
    }

    static void compare(sqlite3 *original, sqlite3 *rebuilt)
    {
        auto first = Catalog::read(original);
        auto second = Catalog::read(rebuilt);
        QVERIFY(first && second);
        QVERIFY(first->readPragmas(original) && second->readPragmas(rebuilt));
        const auto left = objectsOf(*first);
        const auto right = objectsOf(*second);
        QCOMPARE(left.keys(), right.keys());
        for (const StoredObject &object : left) {
            const StoredObject other = right.value(object.type + u' ' + object.name);
            if (object.type == u"table") {
                const CatalogTable *a = first->pragmasOf(object.name);
                const CatalogTable *b = second->pragmasOf(object.name);
                QCOMPARE(a != nullptr, b != nullptr);
                // What a virtual table is, and its shadow tables, is up to its module's version.
                const bool ordinary = first->kindOf(object.name) == u"table";
                QVERIFY2(!a || !ordinary || *a == *b, qPrintable(object.name));
            } else {
                QVERIFY2(sameTokens(viewOf(object.sql), viewOf(other.sql)),
                         QByteArray(object.sql + "\n" + other.sql).constData());
            }
        }
    }
};

} // namespace

SW_SUITE(corpus, CorpusTest)
#include "tst_corpus.moc"
