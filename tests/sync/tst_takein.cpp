// SPDX-License-Identifier: Apache-2.0
// What a database has otherwise is taken into the document: all of it, or a line and what that line
// needs, in any order; what only the document knows stays.
#include "model/document/integrity.h"
#include "model/schema/fields.h"
#include "model/sync/takein.h"
#include "tests/support/edits.h"
#include "tests/support/generate.h"
#include "tests/support/limits.h"
#include "tests/support/mutator.h"
#include "tests/support/randomedits.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr QStringView Clinic
    = u"owner owner_id:pk name:TEXT! | pet pet_id:pk name:TEXT owner_id:INTEGER>owner.owner_id";

template <typename T> void forgetMarks(T &object)
{
    const T fresh;
    forEachField<T>([&](const auto &field) {
        if constexpr (isParts<decltype(field)>) {
            for (auto &part : object.*field.member)
                forgetMarks(part);
        } else if (field.use == FieldUse::Mark) {
            object.*field.member = fresh.*field.member;
        }
    });
}

/// What a database would keep of the content: other ids, no marks, no drawing.
Content asDatabase(const Content &content)
{
    Content database;
    database.schema = withoutUnenforced(withFreshIds(content, u"database").schema);
    const Shelf<Table> tables = database.schema.tables;
    for (const TablePtr &table : tables) {
        Table bare = *table;
        forgetMarks(bare);
        database.schema.tables.put(std::move(bare));
    }
    return database;
}

QStringList wordsOf(const TakeIn &take, const TakeIn::Lines &lines)
{
    QStringList words;
    for (const size_t line : lines)
        words.append(take.lines()[line].text);
    return words;
}

/// The line that begins so.
size_t lineOf(const TakeIn &take, const QString &beginning)
{
    for (size_t i = 0; i < take.lines().size(); ++i) {
        if (take.lines()[i].text.startsWith(beginning))
            return i;
    }
    qFatal("no such line: %s\n%s", qPrintable(beginning),
           qPrintable(wordsOf(take, take.allLines()).join(u'\n')));
}

QString togetherWith(const TakeIn &take, const QString &beginning)
{
    return wordsOf(take, take.together({lineOf(take, beginning)})).join(u'\n');
}

/// What of the marks of the object is another; former names tell of renames.
template <typename T> QString otherMarks(const T &before, const T &after)
{
    QString found;
    forEachField<T>([&](const auto &field) {
        if constexpr (isParts<decltype(field)>) {
            for (const auto &part : before.*field.member) {
                for (const auto &now : after.*field.member) {
                    if (part.id == now.id)
                        found += otherMarks(part, now);
                }
            }
        } else if (field.use == FieldUse::Mark && field.name != std::string_view("formerNames")) {
            const bool becameReal = field.name == std::string_view("enforced")
                                    && after.*field.member != before.*field.member;
            if (!becameReal && !(before.*field.member == after.*field.member))
                found += QLatin1String(field.name) + u' ';
        }
    });
    return found;
}

/// What the document lost of what no database knows; empty: nothing.
QString lostOf(const Content &before, const Content &after)
{
    if (const auto fault = firstFault(after))
        return fault->text;
    for (const TablePtr &table : before.schema.tables) {
        const TablePtr now = after.schema.tables.find(table->id);
        const PlacementPtr place = before.drawing.placements.find(
            std::tuple(before.drawing.diagrams.at(0)->id, table->id.value()));
        const PlacementPtr placeNow = after.drawing.placements.find(
            std::tuple(before.drawing.diagrams.at(0)->id, table->id.value()));
        if (now && otherMarks(*table, *now) != QString())
            return u"marks of %1: %2"_s.arg(table->name, otherMarks(*table, *now));
        if ((now && place) != bool(placeNow) || (placeNow && *place != *placeNow))
            return u"the place of "_s + table->name;
    }
    return before.drawing.notes == after.drawing.notes
                   && before.drawing.diagrams == after.drawing.diagrams
                   && *before.settings == *after.settings
               ? QString()
               : u"notes, diagrams or settings"_s;
}

class TakeInTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingDiffers()
    {
        const Content pets = contentFromPicture(Clinic);
        QVERIFY(TakeIn(pets, asDatabase(pets)).lines().empty());
    }

    void oneMember()
    {
        const Content pets = contentFromPicture(Clinic);
        const Content database = asDatabase(withTable(pets, u"pet", [](Table &pet) {
            columnOf(pet, u"name").type = u"VARCHAR(80)"_s;
            columnOf(pet, u"name").notNull = NotNull();
        }));
        const TakeIn take(pets, database);
        QCOMPARE(take.lines().size(), 2U);
        QCOMPARE(togetherWith(take, u"column pet.name: type"_s),
                 u"column pet.name: type TEXT became VARCHAR(80)"_s);
        const Content taken = take.taken({lineOf(take, u"column pet.name: type"_s)});
        const Column *name = taken.schema.table(u"pet")->column(u"name");
        QCOMPARE(name->type, u"VARCHAR(80)"_s);
        QVERIFY(!name->notNull);
        QCOMPARE(wordsOf(TakeIn(taken, database), {0}),
                 (QStringList{u"column pet.name: NOT NULL added"_s}));
    }

    void aForeignKeyBringsItsTableAndItsColumn()
    {
        const Content pets = contentFromPicture(Clinic);
        const Content more = contentFromPicture(
            u"owner owner_id:pk name:TEXT! | vet vet_id:pk | pet pet_id:pk name:TEXT "
            "owner_id:INTEGER>owner.owner_id vet_id:INTEGER>vet.vet_id");
        const TakeIn take(pets, asDatabase(more));
        QCOMPARE(togetherWith(take, u"foreign key pet(vet_id)"_s),
                 u"column pet.vet_id added\nforeign key pet(vet_id) → vet added\n"
                 "table vet added"_s);
        QCOMPARE(togetherWith(take, u"table vet"_s), u"table vet added"_s);
        QCOMPARE(togetherWith(take, u"column pet.vet_id"_s), u"column pet.vet_id added"_s);
    }

    void aTableThatGoesTakesWhatLeadsToIt()
    {
        const Content pets = contentFromPicture(Clinic);
        const TakeIn take(pets, asDatabase(without(pets, u"owner")));
        QCOMPARE(togetherWith(take, u"table owner"_s),
                 u"table owner removed\nforeign key pet(owner_id) → owner removed"_s);
        const Content taken = take.taken({lineOf(take, u"table owner"_s)});
        QVERIFY(!firstFault(taken));
        QCOMPARE(taken.drawing.placements.size(), 1);
    }

    void aColumnThatGoesTakesItsIndexAlong()
    {
        const Content pets = withTable(contentFromPicture(Clinic), u"pet", [](Table &pet) {
            Index index;
            index.id = IndexId::random();
            index.name = u"by_name"_s;
            index.parts.push_back({columnOf(pet, u"name").id, {}, {}, {}});
            pet.indexes.push_back(index);
        });
        const TakeIn take(pets, asDatabase(without(pets, u"pet", u"name")));
        QCOMPARE(togetherWith(take, u"column pet.name"_s),
                 u"column pet.name removed\nindex by_name removed"_s);
        QCOMPARE(togetherWith(take, u"index by_name"_s), u"index by_name removed"_s);
    }

    void aTableRenamedElsewhereKeepsItsPlace()
    {
        const Content pets = contentFromPicture(Clinic);
        const Content database = asDatabase(renamed(pets, u"owner", u"keeper"_s));
        const TakeIn take(pets, database);
        QCOMPARE(wordsOf(take, take.allLines()), (QStringList{u"table owner renamed to keeper"_s}));
        QCOMPARE(take.guessAt(0), u"keeper"_s);
        const Content taken = take.taken({0});
        const TablePtr keeper = taken.schema.table(u"keeper");
        QCOMPARE(keeper->id, pets.schema.table(u"owner")->id);
        QCOMPARE(keeper->formerNames, (QStringList{u"owner"_s}));
        QCOMPARE(lostOf(pets, taken), QString());

        Answers answers;
        answers.notRenamed.append(take.guessAt(0));
        const TakeIn apart(pets, database, answers);
        QVERIFY(apart.lines().size() > 1);
        QCOMPARE(apart.guessAt(0), QString());
    }

    void aColumnRenamedElsewhereKeepsWhatStandsOnIt()
    {
        Content pets = contentFromPicture(Clinic);
        pets = withTable(pets, u"pet", [](Table &pet) {
            pet.foreignKeys[0].parentRole.name = u"keeper"_s;
            columnOf(pet, u"owner_id").model.attribute = u"owner_key"_s;
        });
        const TakeIn take(pets, asDatabase(renamed(pets, u"pet", u"owner_id", u"keeper_id"_s)));
        QCOMPARE(wordsOf(take, take.allLines()),
                 (QStringList{u"column pet.owner_id renamed to keeper_id"_s}));
        const TablePtr pet = take.taken({0}).schema.table(u"pet");
        QCOMPARE(pet->column(u"keeper_id")->model.attribute, u"owner_key"_s);
        QCOMPARE(pet->foreignKeys[0].parentRole.name, u"keeper"_s);
    }

    void aDrawnRenameIsTakenBack()
    {
        const Content before = contentFromPicture(Clinic);
        const Content pets = renamed(before, u"owner", u"keeper"_s);
        const TakeIn take(pets, asDatabase(before));
        QCOMPARE(wordsOf(take, take.allLines()), (QStringList{u"table keeper renamed to owner"_s}));
        QCOMPARE(take.guessAt(0), QString());
        QCOMPARE(take.taken({0}).schema.table(u"owner")->id, pets.schema.table(u"keeper")->id);
    }

    /// What the drawing calls b the database calls a; its b is what the drawing calls c.
    void namesThatChangedHandsComeTogether()
    {
        const Content before = contentFromPicture(u"a id:pk x:TEXT | b id:pk y:INT");
        const Content drawn = renamed(renamed(before, u"b", u"c"_s), u"a", u"b"_s);
        const TakeIn take(drawn, asDatabase(before));
        QCOMPARE(togetherWith(take, u"table b"_s), u"table b renamed to a"_s);
        QCOMPARE(togetherWith(take, u"table c"_s), u"table b renamed to a\ntable c renamed to b"_s);
    }

    void theOrderOfColumnsIsALineOfItsOwn()
    {
        const Content pets = contentFromPicture(Clinic);
        Content changed = withTable(pets, u"pet",
                                    [](Table &pet) { std::swap(pet.columns[1], pet.columns[2]); });
        changed = with(without(changed, u"owner", u"name"), u"vet id:pk");
        const Content database = asDatabase(changed);
        const TakeIn take(pets, database);
        const Content taken = take.taken({lineOf(take, u"table pet: its columns"_s)});
        QCOMPARE(taken.schema.table(u"pet")->columns[1].name, u"owner_id"_s);
        QCOMPARE(TakeIn(taken, database).lines().size(), take.lines().size() - 1);
    }

    void whatIsNotEnforcedStays()
    {
        const Content pets = withTable(contentFromPicture(Clinic), u"pet",
                                       [](Table &pet) { pet.foreignKeys[0].enforced = false; });
        const Content database = asDatabase(
            withTable(pets, u"pet", [](Table &pet) { columnOf(pet, u"name").type = u"CHAR"_s; }));
        const TakeIn take(pets, database);
        QCOMPARE(take.lines().size(), 1U);
        QVERIFY(!take.taken({0}).schema.table(u"pet")->foreignKeys[0].enforced);
        // Where the database enforces it by now, it is the same relationship.
        const Content real = contentFromPicture(Clinic);
        const TakeIn enforced(pets, asDatabase(real));
        QCOMPARE(enforced.taken(enforced.allLines()).schema, real.schema);
    }

    void optionsAndViews()
    {
        Content pets = contentFromPicture(Clinic);
        View view;
        view.id = ViewId::random();
        view.name = u"names"_s;
        view.select = u"SELECT name FROM pet"_s;
        Content database = asDatabase(pets);
        database.schema.views.put(view);
        database.schema.options.userVersion = 7;
        database.schema.options.applicationId = 9;
        const TakeIn take(pets, database);
        QCOMPARE(take.lines().size(), 3U);
        const Content taken = take.taken({lineOf(take, u"database: user version"_s)});
        QCOMPARE(taken.schema.options.userVersion, 7);
        QCOMPARE(taken.schema.options.applicationId, 0);
        QCOMPARE(take.taken({lineOf(take, u"view names"_s)}).schema.views.size(), 1);
    }

    /// The law, over random edits on both sides.
    void whateverDiffersIsTaken()
    {
        const int rounds = propertyRounds(300);
        const int first = qEnvironmentVariableIntValue("SW_SEED");
        for (int i = 0; i < rounds; ++i) {
            const auto seed = static_cast<quint32>(first + i);
            const QString fault = faultOf(seed);
            QVERIFY2(fault.isEmpty(), qPrintable(u"seed %1: "_s.arg(seed) + fault));
        }
    }

private:
    /// What no database knows: names of relationships, and some that are not declared.
    static void markSome(Content &content, QRandomGenerator &random)
    {
        const Shelf<Table> tables = content.schema.tables;
        for (const TablePtr &table : tables) {
            Table marked = *table;
            marked.rowLabel = u"label of "_s + table->name;
            for (ForeignKey &key : marked.foreignKeys) {
                key.childrenRole.name = u"children of "_s + table->name;
                key.enforced = random.bounded(4) != 0;
            }
            content.schema.tables.put(std::move(marked));
        }
    }

    static QString faultOf(quint32 seed)
    {
        QRandomGenerator random(seed);
        const Content start = generatedContent(3 + random.bounded(5), seed);
        std::vector<TableId> tables;
        for (const TablePtr &table : start.schema.tables)
            tables.push_back(table->id);
        Content drawn = start;
        RandomEditor(seed, u"mine"_s, tables).edit(drawn, random.bounded(8));
        markSome(drawn, random);
        Content other = start;
        RandomEditor(seed + 7, u"theirs"_s, tables).edit(other, 1 + random.bounded(8));
        const Content database = asDatabase(other);
        const TakeIn take(drawn, database);

        const Content all = take.taken(take.allLines());
        if (const QString lost = lostOf(drawn, all); !lost.isEmpty())
            return u"all: "_s + lost;
        if (const TakeIn rest(all, database); !rest.lines().empty())
            return u"all left: "_s + rest.lines()[0].text;
        if (!diff(all, database, Scope::Database).isEmpty())
            return u"all, but it differs"_s;
        return faultOfSome(take, drawn, database, all, random);
    }

    static QString faultOfSome(TakeIn take, Content content, const Content &database,
                               const Content &all, QRandomGenerator &random)
    {
        while (!take.lines().empty()) {
            const auto line = size_t(random.bounded(int(take.lines().size())));
            const TakeIn::Lines together = take.together({line});
            const QString words = take.lines()[line].text;
            const Content taken = take.taken({line});
            if (const QString lost = lostOf(content, taken); !lost.isEmpty())
                return u"%1: %2"_s.arg(words, lost);
            const TakeIn rest(taken, database);
            const QStringList before = wordsOf(take, take.allLines());
            const QStringList left = wordsOf(rest, rest.allLines());
            if (rest.lines().size() != take.lines().size() - together.size())
                return u"%1: of\n%2\nwere left\n%3"_s.arg(words, before.join(u'\n'),
                                                          left.join(u'\n'));
            content = taken;
            take = rest;
        }
        const Difference others = diff(all, content, Scope::Everything);
        return others.isEmpty() ? QString() : u"one by one is another: "_s + others.lines[0].text;
    }
};

} // namespace

SW_SUITE(takein, TakeInTest)
#include "tst_takein.moc"
