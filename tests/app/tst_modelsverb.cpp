// SPDX-License-Identifier: Apache-2.0
// Models on the command line, as a person types it.
#include "tests/app/program.h"
#include "tests/support/folder.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

using test::Answer;
using test::run;

const QByteArray Shop = "from flask_sqlalchemy import SQLAlchemy\n"
                        "db = SQLAlchemy()\n"
                        "SQLALCHEMY_DATABASE_URI = 'sqlite:///nowhere.db'\n"
                        "class Customer(db.Model):\n"
                        "    id = db.Column(db.Integer, primary_key=True)\n"
                        "    orders = db.relationship('ShopOrder', backref='buyer')\n"
                        "class ShopOrder(db.Model):\n"
                        "    id = db.Column(db.Integer, primary_key=True)\n"
                        "    who = db.Column(db.Integer, db.ForeignKey('customer.id'))\n";

constexpr const char *ShopTables
    = "CREATE TABLE customer (id INTEGER NOT NULL, PRIMARY KEY (id));"
      "CREATE TABLE shop_order (id INTEGER NOT NULL, who INTEGER, PRIMARY KEY (id),"
      " FOREIGN KEY(who) REFERENCES customer (id));"
      "INSERT INTO customer VALUES (1), (2); INSERT INTO shop_order VALUES (7, 2), (8, 2)";

class ModelsVerbTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void importedAndWalked()
    {
        const test::Folder folder;
        const QString models = folder.write(u"models.py"_s, Shop);
        const QString database = folder.database(u"shop.db"_s, ShopTables);
        const QString document = folder.path(u"shop.wright"_s);
        const Answer imported = run({u"import"_s, models, u"-o"_s, document});
        QCOMPARE(imported.status, 0);
        QCOMPARE(imported.out, QString());
        QCOMPARE(imported.err,
                 u"hint: models.py:3: the program's database is sqlite:///nowhere.db; it was not"
                 " opened [database]\n%1: 2 tables, 0 views.\n"_s.arg(document));
        QVERIFY(!QFileInfo::exists(folder.path(u"nowhere.db"_s)));
        QCOMPARE(
            run({u"rows"_s, database, u"--doc"_s, document, u"customer[2].orders"_s, u"--json"_s})
                .out,
            u"[\n  {\"id\": 7, \"who\": 2},\n  {\"id\": 8, \"who\": 2}\n]\n"_s);
        QCOMPARE(
            run({u"rows"_s, database, u"--doc"_s, document, u"shop_order[7].buyer"_s, u"--count"_s})
                .out,
            u"1\n"_s);
        // Twice the same document.
        const QByteArray first = test::Folder::bytesOf(document);
        QCOMPARE(run({u"import"_s, models, u"-o"_s, document}).status, 0);
        QCOMPARE(test::Folder::bytesOf(document), first);
    }

    void comparedWithTheDatabase()
    {
        const test::Folder folder;
        const QString models = folder.write(u"models.py"_s, Shop);
        const QString database = folder.database(u"shop.db"_s, ShopTables);
        QCOMPARE(run({u"diff"_s, models, database}).status, 0);
        folder.write(u"models.py"_s, Shop + "    paid = db.Column(db.Boolean)\n");
        const Answer differs = run({u"diff"_s, database, models});
        QCOMPARE(differs.status, 1);
        QCOMPARE(differs.out, u"column shop_order.paid added\n"_s);
    }

    void toldByNameOrByOption()
    {
        const test::Folder folder;
        const QString odd = folder.write(u"models.tmpl"_s, Shop);
        const QString document = folder.path(u"d.wright"_s);
        QCOMPARE(run({u"import"_s, odd, u"-o"_s, document}).status, 4);
        QCOMPARE(run({u"import"_s, odd, u"-o"_s, document, u"--as"_s, u"models"_s}).status, 0);
        const QString text = folder.write(u"notes.md"_s, "# Shop\n\n```python\n" + Shop + "```\n");
        QCOMPARE(run({u"import"_s, text, u"-o"_s, document}).status, 0);
        // A script stays one, whatever it is called.
        const QString script = folder.write(u"script.txt"_s, ShopTables);
        QCOMPARE(run({u"import"_s, script, u"-o"_s, document}).status, 0);
        QVERIFY(QDir(folder.path(QString())).mkdir(u"shop"_s));
        folder.write(u"shop/models.py"_s, Shop);
        QCOMPARE(run({u"import"_s, folder.path(u"shop"_s), u"-o"_s, document}).status, 0);
    }

    void whatGoesWrongIsSaid()
    {
        const test::Folder folder;
        const QString document = folder.path(u"d.wright"_s);
        const QString empty = folder.write(u"empty.py"_s, "def f(:\n");
        const Answer none = run({u"import"_s, empty, u"-o"_s, document});
        QCOMPARE(none.status, 4);
        QVERIFY2(none.err.contains(u"No model was found in “"_s)
                     && none.err.contains(u"empty.py:1: syntax error"_s),
                 qPrintable(none.err));
        QVERIFY(!QFileInfo::exists(document));
        const Answer missing = run({u"import"_s, folder.path(u"no.py"_s), u"-o"_s, document});
        QCOMPARE(missing.status, 4);
        const QString models = folder.write(u"models.py"_s, Shop);
        QCOMPARE(run({u"import"_s, models, u"-o"_s, models}).status, 3);
        QCOMPARE(test::Folder::bytesOf(models), Shop);
        QVERIFY(run({u"import"_s, u"--help"_s}).out.contains(u"SQLAlchemy"));
    }
};

} // namespace

SW_SUITE(modelsverb, ModelsVerbTest)
#include "tst_modelsverb.moc"
