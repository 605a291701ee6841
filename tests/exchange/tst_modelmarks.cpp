// SPDX-License-Identifier: Apache-2.0
// What models know and no database holds, kept as marks; and that what they share with a database
// is the same object in both.
#include "model/live/connection.h"
#include "model/live/introspect.h"
#include "tests/support/modelsread.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

const QByteArray Head = "from sqlalchemy import *\n"
                        "from sqlalchemy.orm import *\n"
                        "import datetime, enum\n"
                        "Base = declarative_base()\n"
                        "class Colour(enum.Enum):\n    red = 1\n    blue = 2\n"
                        "class Mixin: pass\n";

const QByteArray OneAndMany = Head
                              + "class One(Base):\n    __tablename__ = 'one'\n"
                                "    id = Column(Integer, primary_key=True)\n"
                                "    MANY\n"
                                "class Many(Base):\n    __tablename__ = 'many'\n"
                                "    id = Column(Integer, primary_key=True)\n"
                                "    one_id = Column(ForeignKey('one.id'), unique=UNIQUE)\n"
                                "    ONE\n";

/// The marks of the one foreign key, as text.
QString marksOf(const ForeignKey &key)
{
    const auto end = [](const Role &role, const EndModel &model) {
        QStringList said{role.absent ? u"-"_s : role.name};
        const auto add = [&](const QString &name, const QString &text) {
            if (!text.isEmpty())
                said.append(name + u'=' + text);
        };
        add(u"cascade"_s, model.cascade);
        add(u"lazy"_s, model.lazy);
        add(u"order"_s, model.orderBy);
        add(u"passive"_s, model.passiveDeletes);
        add(u"list"_s, model.useList);
        if (model.viewOnly)
            said.append(u"viewonly"_s);
        if (model.alone)
            said.append(u"alone"_s);
        return said.join(u' ');
    };
    return end(key.parentRole, key.parentModel) + u" | "_s
           + end(key.childrenRole, key.childrenModel) + (key.oneChild ? u" | one"_s : QString());
}

class ModelMarksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columnsAndClasses()
    {
        const ModelsText read = readModelsText(
            Head
            + "class Thing(Mixin, Base):\n    __tablename__ = 'things'\n"
              "    id = Column(Integer, primary_key=True)\n"
              "    label = Column('the label', String(80), default='x', comment='said')\n"
              "    made = Column(DateTime, default=datetime.datetime.utcnow, onupdate=func.now())\n"
              "    colour = Column(Enum(Colour), default=Colour.red)\n"
              "    data = Column(PickleType, default=lambda: {})\n"
              "    __table_args__ = {'comment': 'all of them'}\n");
        const TablePtr table = read.reading.content.schema.table(u"things");
        QVERIFY(table);
        QCOMPARE(table->model.className, u"Thing"_s);
        QCOMPARE(table->model.bases, u"Mixin, Base"_s);
        QCOMPARE(table->comment, u"all of them"_s);
        const Column &label = *table->column(u"the label");
        QCOMPARE(label.model.attribute, u"label"_s);
        QCOMPARE(label.model.defaultValue, u"'x'"_s);
        QCOMPARE(label.model.type, QString()); // String(80) follows from VARCHAR(80)
        QCOMPARE(label.comment, u"said"_s);
        const Column &made = *table->column(u"made");
        QCOMPARE(made.model.attribute, QString());
        QCOMPARE(made.model.defaultValue, u"datetime.datetime.utcnow"_s);
        QCOMPARE(made.model.onUpdate, u"func.now()"_s);
        const Column &colour = *table->column(u"colour");
        QCOMPARE(colour.type, u"VARCHAR(4)"_s);
        QCOMPARE(colour.model.type, u"Enum(Colour)"_s);
        QCOMPARE(colour.model.enumValues, QStringList({u"red"_s, u"blue"_s}));
        QCOMPARE(colour.model.defaultValue, u"Colour.red"_s);
        QCOMPARE(table->column(u"data")->model.type, u"PickleType"_s);
        QCOMPARE(table->column(u"data")->model.defaultValue, u"lambda: {}"_s);
    }

    void ends_data()
    {
        QTest::addColumn<QByteArray>("one");
        QTest::addColumn<QByteArray>("many");
        QTest::addColumn<QByteArray>("unique");
        QTest::addColumn<QString>("marks");
        const auto add = [](const char *name, const char *one, const char *many, const char *marks,
                            const char *unique = "False") {
            QTest::newRow(name) << QByteArray(one) << QByteArray(many) << QByteArray(unique)
                                << QString::fromLatin1(marks);
        };
        add("both", "many = relationship('Many', back_populates='one')",
            "one = relationship('One', back_populates='many')", "one | many");
        add("backref", "many = relationship('Many', backref='one')", "pass", "one | many");
        add("backref of the child", "pass",
            "o = relationship(One, backref=backref('ms', cascade='all, delete-orphan'))",
            "o | ms cascade=\"all, delete-orphan\"");
        add("one side", "many = relationship('Many')", "pass", "- | many");
        add("the other side", "pass", "one = relationship('One')", "one | -");
        add("strangers", "many = relationship('Many')", "one = relationship('One')",
            "one alone | many alone");
        add("words",
            "many = relationship('Many', lazy='selectin', passive_deletes='all',"
            " order_by='Many.id.desc()', cascade='save-update')",
            "pass",
            "- | many cascade=\"save-update\" lazy=\"selectin\" order=\"Many.id.desc()\""
            " passive=\"all\"");
        add("lazy as it was", "many = relationship('Many', lazy=True)", "pass",
            "- | many lazy=\"select\"");
        add("order by a column", "pass",
            "one = relationship(One, backref=backref('many', order_by=id))",
            "one | many order=Column(Integer, primary_key=True)");
        add("one child", "many = relationship('Many', uselist=False, backref='one')", "pass",
            "one | many | one");
        add("one child by UNIQUE", "many = relationship('Many', uselist=False)", "pass", "- | many",
            "True");
        add("a list in spite of UNIQUE", "many = relationship('Many')", "pass",
            "- | many list=True", "True");
        add("only looked at", "many = relationship('Many', viewonly=True)", "pass",
            "- | many viewonly");
        add("dynamic loader", "many = dynamic_loader('Many')", "pass", "- | many lazy=\"dynamic\"");
    }

    void ends()
    {
        QFETCH(QByteArray, one);
        QFETCH(QByteArray, many);
        QFETCH(QByteArray, unique);
        QFETCH(QString, marks);
        QByteArray text = OneAndMany;
        text.replace("MANY", one).replace("ONE", many).replace("UNIQUE", unique);
        const ModelsText read = readModelsText(text);
        QCOMPARE(read.notes, QStringList());
        const TablePtr table = read.reading.content.schema.table(u"many");
        QVERIFY2(table, qPrintable(read.tables));
        QCOMPARE(marksOf(table->foreignKeys.at(0)), marks);
    }

    /// Without any relationship the drawing keeps its own words: every line can be walked.
    void withoutRelationshipsNothingIsAbsent()
    {
        QByteArray text = OneAndMany;
        text.replace("MANY", "pass").replace("ONE", "pass").replace("UNIQUE", "False");
        const ModelsText read = readModelsText(text);
        QCOMPARE(marksOf(read.reading.content.schema.table(u"many")->foreignKeys.at(0)), u" | "_s);
    }

    /// A document of the models and one of their database agree to the id.
    void theSameObjectsAsInTheDatabase()
    {
        const QDir cases(QStringLiteral(TESTS_DIR "/exchange/models"));
        for (const QString &name : {u"constraints.py"_s, u"tables.py"_s, u"mixins.py"_s}) {
            const ModelsText read = readModelsIn(cases.filePath(name));
            const Folder folder;
            const QString path = databaseOf(read.reading.content.schema, folder);
            const auto connection = Connection::openForReading(path);
            QVERIFY(connection.ok());
            const Result<Introspection> live = introspect((*connection)->handle());
            QVERIFY(live.ok());
            QCOMPARE(live->schema.tables.size(), read.reading.content.schema.tables.size());
            for (const TablePtr &table : live->schema.tables) {
                const TablePtr ours = read.reading.content.schema.tables.find(table->id);
                QVERIFY2(ours, qPrintable(table->name));
                QCOMPARE(ids(ours->columns), ids(table->columns));
                QCOMPARE(ids(ours->keys), ids(table->keys));
                QCOMPARE(ids(ours->checks), ids(table->checks));
                QCOMPARE(ids(ours->foreignKeys), ids(table->foreignKeys));
                QCOMPARE(ids(ours->indexes), ids(table->indexes));
            }
        }
    }

private:
    template <typename Part> static QStringList ids(const std::vector<Part> &parts)
    {
        QStringList found;
        for (const Part &part : parts)
            found.append(part.id.text());
        found.sort();
        return found;
    }
};

} // namespace

SW_SUITE(modelmarks, ModelMarksTest)
#include "tst_modelmarks.moc"
