// SPDX-License-Identifier: Apache-2.0
#include "tests/support/picture.h"
#include "tests/support/suite.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace {

/// The cells of a line of a table of Markdown; `\|` is a bar within a cell.
QStringList cellsOf(QString line)
{
    const QChar bar(0x1F);
    line.replace(u"\\|"_s, bar);
    QStringList cells;
    for (QString cell : line.split(u'|', Qt::SkipEmptyParts))
        cells.append(cell.replace(bar, u'|').remove(u'`').trimmed());
    return cells;
}

class RoleNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theExamplesOfTheDocs_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("expected");
        QFile file(QStringLiteral(TESTS_DIR "/../resources/docs/role-names.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int rows = 0;
        for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
            const QStringList cells = cellsOf(line);
            if (!line.startsWith("| `"_L1) || cells.size() != 2)
                continue;
            QTest::newRow(qUtf8Printable(cells[0])) << cells[0] << cells[1];
            ++rows;
        }
        QVERIFY2(rows >= 40, "the docs promise forty examples");
    }

    void theExamplesOfTheDocs()
    {
        QFETCH(const QString, picture);
        QFETCH(const QString, expected);
        QCOMPARE(sw::test::rolesText(sw::test::schemaFromPicture(picture)), expected);
    }

    void asTheyAre()
    {
        const auto roles = [](QStringView picture) {
            return sw::test::rolesText(sw::test::schemaFromPicture(picture),
                                       sw::PluralRule::AsTheyAre);
        };
        QCOMPARE(roles(u"owners id:pk | pet owner>owners"), u"owners.pet, pet.owners"_s);
        QCOMPARE(roles(u"Kunde id:pk | Auftrag KundeId>Kunde"), u"Auftrag.Kunde, Kunde.Auftrag"_s);
    }
};

} // namespace

SW_SUITE(rolenames, RoleNamesTest)
#include "tst_rolenames.moc"
