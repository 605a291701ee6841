// SPDX-License-Identifier: Apache-2.0
// Programs in models/, one a theme: what is read of them is held against NAME.txt, and what real
// SQLAlchemy makes of the same program against what we make.
#include "model/data/ways.h"
#include "tests/support/modelsread.h"
#include "tests/support/suite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

const QString Cases = QStringLiteral(TESTS_DIR "/exchange/models");
constexpr int NotHere = 3;

/// What is written for SQLAlchemy 2 is judged by that, where SQLALCHEMY2 names the folder of its
/// packages.
QString judged(const QString &script, const QStringList &arguments, int *status)
{
    QProcess python;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (arguments.first().endsWith(u"_2.py"_s))
        environment.insert(u"PYTHONPATH"_s, environment.value(u"SQLALCHEMY2"_s));
    python.setProcessEnvironment(environment);
    python.start(u"/usr/bin/python3"_s,
                 QStringList{u"-B"_s, QStringLiteral(TESTS_DIR "/exchange/") + script} + arguments);
    python.waitForFinished(60'000);
    *status = python.exitStatus() == QProcess::NormalExit ? python.exitCode() : -1;
    if (*status != 0 && *status != NotHere)
        return QString::fromUtf8(python.readAllStandardError());
    return QString::fromUtf8(python.readAllStandardOutput());
}

QString textOf(const ModelsText &read)
{
    QString text = read.tables.split(u" | "_s).join(u'\n') + u"\n\n"_s
                   + read.relationships.trimmed() + u'\n';
    if (!read.notes.isEmpty())
        text += u'\n' + read.notes.join(u'\n') + u'\n';
    return text;
}

/// Relationships of SQLAlchemy's mappers that nobody can walk along in the schema.
QStringList missingWays(const QJsonArray &relationships, const Schema &schema)
{
    QStringList missing;
    const WaysOf ways(schema);
    for (const auto &value : relationships) {
        const QJsonObject wanted = value.toObject();
        const TablePtr table = schema.table(wanted["table"_L1].toString());
        const QString key = wanted["key"_L1].toString();
        bool found = false;
        for (const Way &way : table ? ways.from(table->id) : std::vector<Way>()) {
            const TablePtr to = schema.tables.find(way.to);
            const TablePtr via = schema.tables.find(way.association);
            found = found
                    || (way.role == key && to && to->name == wanted["target"_L1].toString()
                        && (via ? via->name : QString()) == wanted["secondary"_L1].toString()
                        && way.one != wanted["uselist"_L1].toBool());
        }
        if (!found)
            missing.append(wanted["table"_L1].toString() + u'.' + key);
    }
    return missing;
}

class ModelCasesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void read_data() { addCases(); }

    void read()
    {
        QFETCH(QString, name);
        const QString path = Cases + u'/' + name;
        const ModelsText read = readModelsIn(path + u".py"_s);
        const QString text = textOf(read);
        const QString golden = QString::fromUtf8(Folder::bytesOf(path + u".txt"_s));
        if (text != golden) {
            QFile actual(path + u".actual"_s);
            if (actual.open(QIODevice::WriteOnly))
                actual.write(text.toUtf8());
        }
        QCOMPARE(text.split(u'\n'), golden.split(u'\n'));
    }

    void asSqlAlchemyMakesIt_data() { addCases(); }

    void asSqlAlchemyMakesIt()
    {
        QFETCH(QString, name);
        if (name == u"unknown")
            return; // it is no program
        const Folder folder;
        const QString path = Cases + u'/' + name + u".py"_s;
        int status = 0;
        const QString made
            = judged(u"createall.py"_s, {path, folder.path(u"wanted.db"_s)}, &status);
        if (status == NotHere)
            QSKIP("skipped: no SQLAlchemy for this program");
        QVERIFY2(status == 0, qPrintable(made));
        const ModelsText read = readModelsIn(path);
        const QString database = databaseOf(read.reading.content.schema, folder);
        QVERIFY(!database.isEmpty());
        QCOMPARE(judged(u"pragmas.py"_s, {folder.path(u"wanted.db"_s), database}, &status),
                 QString());
        QCOMPARE(status, 0);
        const QJsonArray relationships = QJsonDocument::fromJson(made.toUtf8()).array();
        QCOMPARE(missingWays(relationships, read.reading.content.schema), QStringList());
    }

private:
    static void addCases()
    {
        QTest::addColumn<QString>("name");
        const QDir folder(Cases);
        for (const QString &file : folder.entryList({u"*.py"_s}, QDir::Files, QDir::Name))
            QTest::newRow(qPrintable(file)) << file.chopped(3);
    }
};

} // namespace

SW_SUITE(modelcases, ModelCasesTest)
#include "tst_modelcases.moc"
