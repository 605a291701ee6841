// SPDX-License-Identifier: Apache-2.0
// The programs and documents from which this project began: what we make of them is what real
// SQLAlchemy makes, and the documents, errors and all, are read as the programs are.
#include "tests/support/corpus.h"
#include "tests/support/modelsread.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

#include <QProcess>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

QString seedPath(const QString &name)
{
    const QString path = QStringLiteral(SHARED_DIR "/seeds/") + name;
    return QFileInfo::exists(path) ? path : QString();
}

QString ran(const QStringList &arguments)
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s, QStringList(u"-B"_s) + arguments);
    python.waitForFinished(60'000);
    return QString::fromUtf8(python.readAllStandardOutput());
}

class ModelSeedsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void programs_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"owner_pet", "product_category_uom", "role_user", "user_run",
                                 "users_stores_courses", "all_types"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void programs()
    {
        QFETCH(QString, name);
        const QString program = seedPath(name + u".py"_s);
        SW_NEED_CORPUS(program);
        const Folder folder;
        ran({program, folder.path(QString())});
        const QString wanted = folder.path(name + u".db"_s);
        if (!QFileInfo::exists(wanted))
            QSKIP("skipped: no SQLAlchemy");
        const ModelsText read = readModelsIn(program);
        const QStringList notes
            = name == u"all_types"
                  ? QStringList(u"all_types.py:88: key='lbl' of a column is nothing that a drawing"
                                " holds; left out"_s)
                  : QStringList();
        QCOMPARE(read.notes, notes);
        const QString made = databaseOf(read.reading.content.schema, folder);
        QVERIFY(!made.isEmpty());
        QCOMPARE(ran({QStringLiteral(TESTS_DIR "/exchange/pragmas.py"), wanted, made}), QString());
    }

    void documents_data()
    {
        QTest::addColumn<QString>("document");
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("notes");
        QTest::newRow("owner_pet")
            << u"000_32dfb369d469a898"_s << u"owner_pet"_s
            << QStringList{u"44: pets stands in no class; taken into Owner"_s,
                           u"50: owner stands in no class; taken into Pet"_s};
        QTest::newRow("user_run") << u"001_9a180c7dddd992d5"_s << u"user_run"_s << QStringList();
        QTest::newRow("users_stores_courses")
            << u"002_827088bbe223b17c"_s << u"users_stores_courses"_s << QStringList();
        QTest::newRow("role_user") << u"004_88e49d1e06723b56"_s << u"role_user"_s << QStringList();
    }

    void documents()
    {
        QFETCH(QString, document);
        QFETCH(QString, program);
        QFETCH(QStringList, notes);
        const QString path = seedPath(u"documents/%1.md"_s.arg(document));
        SW_NEED_CORPUS(path);
        const ModelsText read = readModelsIn(path);
        const ModelsText wanted = readModelsIn(seedPath(program + u".py"_s));
        QCOMPARE(read.tables, wanted.tables);
        QCOMPARE(read.relationships, wanted.relationships);
        for (QString &note : notes)
            note.prepend(document + u".md:"_s);
        QCOMPARE(read.notes, notes);
    }

    /// The one that no Python takes: stray indents, `self.` with nothing behind it, ForeignKey= as
    /// an option, calls that are no columns, a class that is nowhere.
    void brokenDocument()
    {
        const QString name = u"003_09a5bbf013e75c45.md"_s;
        const QString path = seedPath(u"documents/"_s + name);
        SW_NEED_CORPUS(path);
        const ModelsText read = readModelsIn(path);
        ModelsText wanted = readModelsIn(seedPath(u"product_category_uom.py"_s));
        // Nothing is said of the unit of measure but that it is there.
        Schema schema = wanted.reading.content.schema;
        Table unit = *schema.table(u"uom");
        std::erase_if(unit.columns, [](const Column &column) { return column.name != u"id"; });
        std::erase_if(unit.keys, [](const Key &key) { return !key.primary; });
        schema.tables.put(unit);
        QCOMPARE(read.tables, pictureOf(schema));
        QCOMPARE(read.relationships, relationshipsText(schema));
        QStringList said;
        for (const QString &note : read.notes)
            said.append(note.mid(name.size() + 1).section(u':', 0, 0) + u' '
                        + note.section(u": "_s, 1).section(u' ', 0, 3));
        QCOMPARE(
            said,
            QStringList({u"13 Product.image: image_attachment('ProductPicture') is no"_s,
                         u"15 product.category_id: ForeignKey= is no"_s,
                         u"18 unexpected indent; read as"_s, u"24 syntax error: invalid syntax;"_s,
                         u"32 product_item.product_id: ForeignKey= is no"_s,
                         u"35 Product_Item.image_url: image_attachment('UserPicture') is no"_s,
                         u"36 product_item.uom_id: ForeignKey= is no"_s, u"36 table uom is not"_s,
                         u"39 unexpected indent; read as"_s}));
    }

    void theirDatabaseIsOfferedAndNotOpened()
    {
        const QString path = seedPath(u"documents/000_32dfb369d469a898.md"_s);
        SW_NEED_CORPUS(path);
        const ModelsText read = readModelsIn(path);
        QCOMPARE(read.reading.targets.size(), size_t(1));
        QCOMPARE(read.reading.targets.front().url, u"sqlite:///database.sqlite"_s);
        QCOMPARE(read.reading.targets.front().line, 13);
    }
};

} // namespace

SW_SUITE(modelseeds, ModelSeedsTest)
#include "tst_modelseeds.moc"
