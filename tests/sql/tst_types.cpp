// SPDX-License-Identifier: Apache-2.0
#include "model/sql/types.h"
#include "tests/support/suite.h"

#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;
using namespace sw;

namespace {

class TypesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void affinityFollowsSqlitesRules()
    {
        // The table of SQLite's own documentation, and the traps in it.
        const auto all = [](std::initializer_list<const char *> types, Affinity affinity) {
            for (const char *type : types)
                QVERIFY2(affinityOf(QString::fromLatin1(type)) == affinity, type);
        };
        all({"INT", "INTEGER", "TINYINT", "UNSIGNED BIG INT", "INT8", "FLOATING POINT", "CHARINT"},
            Affinity::Integer);
        all({"CHARACTER(20)", "VARYING CHARACTER(255)", "NVARCHAR(100)", "TEXT", "clob"},
            Affinity::Text);
        all({"BLOB", ""}, Affinity::Blob);
        all({"REAL", "DOUBLE PRECISION", "float"}, Affinity::Real);
        all({"NUMERIC", "DECIMAL(10,5)", "BOOLEAN", "DATE", "STRING", "JSON", "UUID"},
            Affinity::Numeric);
    }

    void everyTypeOfTheCatalogueHasItsAffinity()
    {
        for (const SqliteType &type : sqliteTypes())
            QVERIFY2(affinityOf(type.name) == type.affinity, qPrintable(type.name.toString()));
    }

    void modelTypesBecomeTheDialects_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("declared");
        const auto row = [](const char *model, const char *declared) {
            QTest::addRow("%s", model)
                << QString::fromLatin1(model) << QString::fromLatin1(declared);
        };
        row("String(80)", "VARCHAR(80)");
        row("String", "VARCHAR");
        row("db.String(length=80)", "VARCHAR(80)");
        row("sa.Numeric(10, 2)", "NUMERIC(10, 2)");
        row("Numeric(precision=10, scale=2, asdecimal=False)", "NUMERIC(10, 2)");
        row("Unicode(255)", "VARCHAR(255)");
        row("UnicodeText", "TEXT");
        row("LargeBinary", "BLOB");
        row("PickleType", "BLOB");
        row("Interval", "DATETIME");
        row("SmallInteger", "SMALLINT");
        row("Uuid", "CHAR(32)");
        row("Enum('small', 'medium', name='size')", "VARCHAR(6)");
        row("Integer", "INTEGER");
        row("DateTime(timezone=True)", "DATETIME");
        // SQL already, or nobody's.
        row("INTEGER", "");
        row("varchar(80)", "");
        row("JSON", "");
        row("Geometry(2)", "");
        row("", "");
    }

    void modelTypesBecomeTheDialects()
    {
        QFETCH(QString, model);
        QFETCH(QString, declared);
        const auto type = dialectTypeOf(model);
        QCOMPARE(type ? type->declared : QString(), declared);
    }

    void theValuesOfAnEnumAreKept()
    {
        QCOMPARE(dialectTypeOf(u"Enum('small', 'it''s', name='size')"_s)->enumValues,
                 (QStringList{u"small"_s, u"it's"_s}));
    }

    void everyGenericTypeIsWhatSqlalchemyMakesOfIt()
    {
        const QString python = u"/usr/bin/python3"_s;
        if (!QFile::exists(python))
            QSKIP("skipped: no python3");
        QStringList arguments{u"-c"_s,
                              u"import sqlalchemy as s, sys\n"
                              "from sqlalchemy.dialects import sqlite\n"
                              "for name in sys.argv[1:]:\n"
                              "    t = getattr(s, name, None)\n"
                              "    if t: print(name, (t('a', 'bcd') if name == 'Enum' else t())"
                              ".compile(dialect=sqlite.dialect()))"_s};
        for (const GenericType &type : genericTypes())
            arguments.append(type.name.toString());
        QProcess process;
        process.start(python, arguments);
        QVERIFY(process.waitForFinished());
        const QStringList lines
            = QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
        if (lines.isEmpty())
            QSKIP("skipped: no SQLAlchemy");
        QVERIFY(lines.size() >= 18); // SQLAlchemy 1.4 has no Uuid
        for (const QString &line : lines) {
            const QString name = line.section(u' ', 0, 0);
            const QString text = name == u"Enum" ? u"Enum('a', 'bcd')"_s : name;
            const auto type = dialectTypeOf(text);
            QCOMPARE(type ? type->declared : text, line.section(u' ', 1));
        }
    }

    void declaredTypesBecomeModelTypes()
    {
        QCOMPARE(modelTypeOf(u"VARCHAR(80)"_s), u"String(80)"_s);
        QCOMPARE(modelTypeOf(u"decimal(10,2)"_s), u"Numeric(10,2)"_s);
        QCOMPARE(modelTypeOf(u"BIGINT"_s), u"BigInteger"_s);
        QCOMPARE(modelTypeOf(u"timestamp"_s), u"DateTime"_s);
        QCOMPARE(modelTypeOf(QString()), u"LargeBinary"_s);
    }
};

} // namespace

SW_SUITE(types, TypesTest)
#include "tst_types.moc"
