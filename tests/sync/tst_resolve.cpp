// SPDX-License-Identifier: Apache-2.0
#include "model/document/integrity.h"
#include "model/sync/resolve.h"
#include "tests/support/contents.h"
#include "tests/support/generate.h"
#include "tests/support/mergecase.h"
#include "tests/support/mutator.h"
#include "tests/support/randomedits.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

Content undecided(const Content &ours, const Content &theirs, const Content &base = pets())
{
    return merge(base, ours, theirs).content;
}

/// The picture after the first conflict is resolved so, or why it cannot be.
QString resolved(const Content &content, Resolution resolution)
{
    const auto changes = resolveConflict(content, content.conflicts.at(0)->id, resolution);
    if (changes && applied(content, *changes).conflicts.size() != content.conflicts.size() - 1)
        return u"the conflict is still there"_s;
    return after(content, changes);
}

QString resolutionsText(const Content &content)
{
    const QStringList words{u"ours"_s, u"theirs"_s, u"both"_s};
    QStringList text;
    for (const Resolution each : resolutionsFor(content, *content.conflicts.at(0)))
        text += words.at(static_cast<int>(each));
    return text.join(u' ');
}

class ResolveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resolves_data()
    {
        QTest::addColumn<Content>("content");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QString>("both");
        const QString same = QString::fromLatin1(Unchanged);
        const QString owner = u"owner owner_id:INTEGER:pk name:TEXT!"_s;
        const QString rest = u" pet_id:INTEGER:pk name:TEXT owner_id:INTEGER>owner.owner_id"_s;
        const QString noCopy = u"error: There are no two versions of it, one side deleted it; "
                               "take ours or theirs."_s;
        const auto row
            = [](const char *name, const Content &content, const QString &theirs,
                 const QString &both) { QTest::newRow(name) << content << theirs << both; };
        const auto type = [](const QString &name, bool indexed = false) {
            return pet([&](Table &t) {
                columnOf(t, u"name").type = name;
                if (indexed)
                    addIndex(t, u"i"_s, u"pet_id");
            });
        };
        row("two types", undecided(type(u"VARCHAR(80)"_s), type(u"CLOB"_s)),
            QString(same).replace(u"pk name:TEXT o"_s, u"pk name:CLOB o"_s),
            QString(same).replace(u"pk name:TEXT o"_s, u"pk name:VARCHAR(80) o"_s) + u" | pet_2"_s
                + QString(rest).replace(u"TEXT"_s, u"CLOB"_s));
        row("ours alone is kept", undecided(type(u"INT"_s, true), type(u"CLOB"_s)),
            QString(same).replace(u"pk name:TEXT o"_s, u"pk name:CLOB o"_s) + u" ix(pet_id)",
            QString(same).replace(u"pk name:TEXT o"_s, u"pk name:INT o"_s)
                + u" ix(pet_id) | pet_2"_s + QString(rest).replace(u"TEXT"_s, u"CLOB"_s));
        row("two names",
            undecided(renamed(pets(), u"pet", u"animal"_s), renamed(pets(), u"pet", u"beast"_s)),
            u"beast"_s + rest + u" | " + owner,
            u"animal"_s + rest + u" | beast" + rest + u" | " + owner);
        row("deleted here", undecided(without(pets(), u"pet"), type(u"CLOB"_s)),
            QString(same).replace(u"pk name:TEXT o"_s, u"pk name:CLOB o"_s), noCopy);
        row("deleted there", undecided(type(u"CLOB"_s), without(pets(), u"pet")), owner, noCopy);
        const Content toy = with(pets(), u"toy id:pk pet_id>pet.pet_id");
        row("deleted there, needed here", undecided(toy, without(pets(), u"pet")),
            u"error: foreign key toy(pet_id) needs a table or column that is not here; mend that "
            "first, or keep ours."_s,
            noCopy);
        row("deleted here, needed there", undecided(without(pets(), u"pet"), toy),
            u"error: foreign key toy(pet_id) needs a table or column that is not here; mend that "
            "first, or keep ours."_s,
            u"error: foreign key toy(pet_id) needs a table or column that is not here; mend that "
            "first, or keep ours."_s);
        row("a new name that is taken",
            undecided(with(pets(), u"toy id:pk"), renamed(pets(), u"pet", u"Toy"_s)),
            u"error: “Toy” is the name of a table already; choose another name."_s,
            u"Toy_2"_s + rest + u" | " + same + u" | toy id:INTEGER:pk");
        row("new on both sides",
            undecided(with(pets(), u"toy id:pk a"), with(pets(), u"toy id:pk b")),
            same + u" | toy id:INTEGER:pk b",
            same + u" | toy id:INTEGER:pk a | toy_2 id:INTEGER:pk b");
        row("two orders",
            undecided(pet([](Table &t) { std::swap(t.columns[0], t.columns[1]); }),
                      pet([](Table &t) { std::swap(t.columns[1], t.columns[2]); })),
            owner + u" | pet pet_id:INTEGER:pk owner_id:INTEGER>owner.owner_id name:TEXT"_s,
            owner
                + u" | pet name:TEXT pet_id:INTEGER:pk owner_id:INTEGER>owner.owner_id | "
                  "pet_2 pet_id:INTEGER:pk owner_id:INTEGER>owner.owner_id name:TEXT"_s);
    }

    void resolves()
    {
        QFETCH(const Content, content);
        QFETCH(const QString, theirs);
        QFETCH(const QString, both);
        QCOMPARE(content.conflicts.size(), 1);
        QCOMPARE(resolved(content, Resolution::Ours), pictureOf(content.schema));
        QCOMPARE(resolved(content, Resolution::Theirs), theirs);
        QCOMPARE(resolved(content, Resolution::Both), both);
        QString possible = u"ours"_s;
        possible += theirs.startsWith(u"error"_s) ? QString() : u" theirs"_s;
        possible += both.startsWith(u"error"_s) ? QString() : u" both"_s;
        QCOMPARE(resolutionsText(content), possible);
    }

    void twoPrimaryKeys()
    {
        const Content base = contentFromPicture(u"t a b c");
        const auto keyed = [&](const QString &name) {
            return withTable(base, u"t", [&](Table &t) {
                Key key;
                key.id = KeyId::fromNames({u"key", name});
                key.primary = true;
                key.parts.push_back({columnOf(t, name).id, {}, {}});
                t.keys.push_back(key);
            });
        };
        const Content content = undecided(keyed(u"a"_s), keyed(u"b"_s), base);
        QCOMPARE(resolved(content, Resolution::Theirs), u"t a b c pk(b)"_s);
    }

    void aForeignKeyThatOursDeletedStaysDeleted()
    {
        const auto typed = [](Content content, const QString &type) {
            return withTable(std::move(content), u"pet",
                             [&](Table &t) { columnOf(t, u"name").type = type; });
        };
        const Content content
            = undecided(typed(without(pets(), u"owner"), u"INT"_s), typed(pets(), u"CLOB"_s));
        QCOMPARE(resolved(content, Resolution::Theirs),
                 u"pet pet_id:INTEGER:pk name:CLOB owner_id:INTEGER"_s);
    }

    void routesOfLostForeignKeysGo()
    {
        const auto typed = [](Table &t, const QString &type) { columnOf(t, u"name").type = type; };
        Content base = pets();
        Route route;
        route.diagram = base.drawing.diagrams.at(0)->id;
        route.edge = base.schema.table(u"pet")->foreignKeys[0].id;
        route.childSide = Side::Left;
        base.drawing.routes.put(route);
        const Content ours = withTable(base, u"pet", [&](Table &t) {
            typed(t, u"INT"_s);
            t.foreignKeys[0].onDelete = Action::Cascade;
        });
        Content theirs = withTable(base, u"pet", [&](Table &t) {
            typed(t, u"CLOB"_s);
            t.foreignKeys.clear();
        });
        theirs.drawing.routes = {};
        const Content content = undecided(ours, theirs, base);
        const auto changes
            = resolveConflict(content, content.conflicts.at(0)->id, Resolution::Theirs);
        const Content then = applied(content, *changes);
        QVERIFY(!firstFault(then));
        QCOMPARE(then.schema.table(u"pet")->columns[1].type, u"CLOB"_s);
    }

    void notesAndDiagrams()
    {
        Content base = pets();
        const DiagramId diagram = base.drawing.diagrams.at(0)->id;
        Note note;
        note.id = NoteId(5);
        note.diagram = diagram;
        note.text = u"a"_s;
        base.drawing.notes.put(note);
        const auto changed = [&](const QString &text) {
            Content content = base;
            note.text = text;
            content.drawing.notes.put(note);
            Diagram named = *content.drawing.diagrams.at(0);
            named.name = text;
            content.drawing.diagrams.put(named);
            return content;
        };
        Content content = undecided(changed(u"b"_s), changed(u"c"_s), base);
        QCOMPARE(content.conflicts.size(), 2);
        QCOMPARE(resolutionsText(content), u"ours theirs both"_s);
        const Content conflicted = content;
        while (!content.conflicts.isEmpty())
            sw::apply(content,
                      *resolveConflict(content, content.conflicts.at(0)->id, Resolution::Theirs));
        QVERIFY(content == changed(u"c"_s));
        content = conflicted;
        while (!content.conflicts.isEmpty())
            sw::apply(content,
                      *resolveConflict(content, content.conflicts.at(0)->id, Resolution::Both));
        QCOMPARE(faultsOf(content), QStringList());
        QCOMPARE(content.drawing.notes.size(), 2);
        QCOMPARE(content.drawing.diagrams.size(), 2);
        QCOMPARE(content.drawing.placements.size(), 4);
    }

    void whatIsResolvedIsGone()
    {
        const auto changes = resolveConflict(pets(), Id<ConflictTag>(7), Resolution::Ours);
        QCOMPARE(after(pets(), changes),
                 u"error: The conflict is no longer there; it has been resolved already."_s);
        QVERIFY(resolutionsFor(pets(), {}).empty());
    }

    void aFileMaySayAnything()
    {
        Content content
            = undecided(renamed(pets(), u"pet", u"animal"_s), renamed(pets(), u"pet", u"beast"_s));
        MergeConflict conflict = *content.conflicts.at(0);
        conflict.base = std::make_shared<const View>();
        content.conflicts.put(conflict);
        QCOMPARE(resolutionsText(content), u"ours"_s);
        Table broken = *std::get<TablePtr>(conflict.theirs);
        broken.columns.clear();
        conflict.base = TablePtr();
        conflict.theirs = std::make_shared<const Table>(broken);
        content.conflicts.put(conflict);
        QCOMPARE(resolutionsText(content), u"ours"_s);
    }

    void whateverIsResolvedHoldsTogether()
    {
        const auto first = static_cast<quint32>(propertySeed());
        std::array<int, 3> done{};
        for (int i = 0; i < propertyRounds(100); ++i) {
            const quint32 seed = first + quint32(i);
            const Content base = generatedContent(4, seed);
            std::vector<TableId> tables;
            for (const TablePtr &table : base.schema.tables)
                tables.push_back(table->id);
            Content ours = base;
            RandomEditor(seed * 2, u"our"_s, tables).edit(ours, 10);
            Content theirs = base;
            RandomEditor(seed * 2 + 1, u"their"_s, tables).edit(theirs, 10);
            Content content = undecided(ours, theirs, base);
            QRandomGenerator random(seed);
            while (!content.conflicts.isEmpty()) {
                const auto place = random.bounded(static_cast<int>(content.conflicts.size()));
                const MergeConflictPtr conflict = content.conflicts.at(place);
                const auto possible = resolutionsFor(content, *conflict);
                const Resolution chosen
                    = possible[size_t(random.bounded(static_cast<int>(possible.size())))];
                const auto changes = resolveConflict(content, conflict->id, chosen);
                const Content then = applied(content, *changes);
                // The random editor gives a table and its key one id.
                QStringList faults = faultsOf(then);
                faults.removeIf([](const QString &each) { return each.startsWith(u"id twice"_s); });
                const QByteArray told = u"SW_SEED=%1 %2: %3"_s.arg(seed)
                                            .arg(conflict->text, faults.join(u'\n'))
                                            .toUtf8();
                QVERIFY2(faults.isEmpty(), told.constData());
                QVERIFY2(!then.conflicts.find(conflict->id), told.constData());
                ++done[static_cast<size_t>(chosen)];
                content = then;
            }
        }
        qInfo("%d times ours, %d theirs, %d both", done[0], done[1], done[2]);
        QVERIFY(done[0] > 0 && done[1] > 0 && done[2] > 0);
    }
};

} // namespace

SW_SUITE(resolve, ResolveTest)
#include "tst_resolve.moc"
