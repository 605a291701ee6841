// SPDX-License-Identifier: Apache-2.0
// Whatever verbs are done in whatever order: the content holds together, and undo leads back.
#include "model/document/fragment.h"
#include "model/document/verbs_column.h"
#include "model/document/verbs_diagram.h"
#include "model/document/verbs_key.h"
#include "model/document/verbs_relationship.h"
#include "model/document/verbs_table.h"
#include "model/document/verbs_view.h"
#include "tests/support/contents.h"
#include "tests/support/generate.h"
#include "tests/support/mutator.h"
#include "tests/support/picture.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// Does one verb after the other, each with arguments that mostly make sense.
class Somebody {
public:
    explicit Somebody(quint64 seed) : m_random(seed)
    {
        m_content
            = contentOf(u"owner id:pk name! | pet id:pk owner_id>owner name check(name <> '') "
                        "| visit day pet_id>pet pk(day,pet_id) | friend a>pet b>pet pk(a,b) "
                        "| room house no pk(house,no) | bed house no fk(house,no)>room ux(no)");
    }

    const Content &content() const { return m_content; }
    void apply(const Changes &changes) { sw::apply(m_content, changes); }

    QString verb;

    Result<Changes> next()
    {
        static const std::vector<std::pair<const char *, Result<Changes> (Somebody::*)()>> all{
            {"createTable", &Somebody::create},
            {"renameTable", &Somebody::rename},
            {"deleteTables", &Somebody::dropTable},
            {"addColumn", &Somebody::add},
            {"renameColumn", &Somebody::renameAColumn},
            {"deleteColumns", &Somebody::dropColumns},
            {"retypeColumn", &Somebody::retype},
            {"moveColumn", &Somebody::move},
            {"setGenerated", &Somebody::generate},
            {"setPrimaryKey", &Somebody::primary},
            {"putKey", &Somebody::unique},
            {"deleteKey", &Somebody::dropKey},
            {"putForeignKey", &Somebody::refer},
            {"putIndex", &Somebody::index},
            {"setWithoutRowid", &Somebody::withoutRowid},
            {"makeRelationship", &Somebody::make},
            {"changeKind", &Somebody::change},
            {"deleteRelationship", &Somebody::dropRelationship},
            {"setUnfolded", &Somebody::unfold},
            {"paste", &Somebody::copyAndPaste},
            {"putView", &Somebody::view},
            {"putTrigger", &Somebody::trigger},
        };
        const auto &[name, member] = all[below(all.size())];
        verb = QLatin1String(name);
        return (this->*member)();
    }

private:
    size_t below(size_t limit) { return limit == 0 ? 0 : m_random() % limit; }
    bool maybe() { return below(2) == 0; }

    QString name()
    {
        static const QStringList names{u"owner"_s,    u"Pet"_s, u"pets"_s, u"id"_s,
                                       u"name"_s,     u"key"_s, u"a b"_s,  u"x\"y"_s,
                                       u"visit_2"_s,  u"day"_s, u"no"_s,   u"other"_s,
                                       u"owner_id"_s, u"é"_s,   u""_s};
        return names[static_cast<qsizetype>(below(static_cast<size_t>(names.size())))];
    }

    TablePtr table()
    {
        const auto &tables = m_content.schema.tables;
        return tables.at(static_cast<qsizetype>(below(static_cast<size_t>(tables.size()))));
    }

    ColumnId column(const TablePtr &of) { return of->columns[below(of->columns.size())].id; }

    std::vector<ColumnId> columns(const TablePtr &of)
    {
        std::vector<ColumnId> some;
        for (const Column &each : of->columns) {
            if (maybe())
                some.push_back(each.id);
        }
        return some;
    }

    std::optional<Relationship> relationship()
    {
        const auto all = relationships(m_content.schema);
        return all.empty() ? std::nullopt : std::optional(all[below(all.size())]);
    }

    RelationshipKind kind() { return static_cast<RelationshipKind>(below(3)); }

    Result<Changes> create() { return createTable(m_content, name(), mainDiagram()); }
    Result<Changes> rename() { return renameTable(m_content, table()->id, name()); }

    Result<Changes> dropTable()
    {
        if (m_content.schema.tables.size() < 4)
            return Changes();
        return deleteTables(m_content, {table()->id});
    }

    Result<Changes> add()
    {
        Column made;
        made.name = name();
        return addColumn(m_content, table()->id, made, static_cast<int>(below(3)));
    }

    Result<Changes> renameAColumn()
    {
        const TablePtr of = table();
        return renameColumn(m_content, of->id, column(of), name());
    }

    Result<Changes> dropColumns()
    {
        const TablePtr of = table();
        return deleteColumns(m_content, of->id, maybe() ? columns(of) : std::vector{column(of)});
    }

    Result<Changes> retype()
    {
        const TablePtr of = table();
        return retypeColumn(m_content, of->id, column(of), maybe() ? u"String(8)"_s : u"INT"_s);
    }

    Result<Changes> move()
    {
        const TablePtr of = table();
        return moveColumn(m_content, of->id, column(of), static_cast<int>(below(5)));
    }

    Result<Changes> generate()
    {
        const TablePtr of = table();
        return setGenerated(m_content, of->id, column(of), Generated{name() + u" + 1"_s, maybe()});
    }

    Result<Changes> primary()
    {
        const TablePtr of = table();
        return setPrimaryKey(m_content, of->id, columns(of));
    }

    Result<Changes> unique()
    {
        const TablePtr of = table();
        Key key;
        for (const ColumnId id : columns(of))
            key.parts.push_back({id, {}, {}});
        return putKey(m_content, of->id, key);
    }

    Result<Changes> dropKey()
    {
        const TablePtr of = table();
        if (of->keys.empty())
            return Changes();
        return deleteKey(m_content, of->id, of->keys[below(of->keys.size())].id);
    }

    Result<Changes> refer()
    {
        const TablePtr of = table();
        ForeignKey key;
        key.columns = columns(of);
        if (maybe())
            key.parent.id = table()->id;
        else
            key.parent.name = name();
        return putForeignKey(m_content, of->id, key);
    }

    Result<Changes> index()
    {
        const TablePtr of = table();
        Index made;
        made.name = name();
        made.unique = maybe();
        for (const ColumnId id : columns(of))
            made.parts.push_back({id, {}, {}, {}});
        if (maybe())
            made.parts.push_back({{}, u"lower(name)"_s, {}, {}});
        return putIndex(m_content, of->id, made);
    }

    Result<Changes> withoutRowid()
    {
        const TablePtr of = table();
        return setWithoutRowid(m_content, of->id, maybe());
    }

    Result<Changes> make()
    {
        NewRelationship wanted;
        wanted.parent = table()->id;
        wanted.child = table()->id;
        wanted.kind = kind();
        wanted.identifying = maybe();
        wanted.oneByMark = maybe();
        wanted.associationKey = static_cast<AssociationKey>(below(3));
        return makeRelationship(m_content, wanted);
    }

    Result<Changes> change()
    {
        const auto found = relationship();
        KindChange wanted;
        wanted.to = kind();
        wanted.oneByMark = maybe();
        return found ? changeKind(m_content, *found, wanted) : Result<Changes>(Changes());
    }

    Result<Changes> dropRelationship()
    {
        const auto found = relationship();
        return found && m_content.schema.tables.size() > 3
                   ? deleteRelationship(m_content, *found, maybe())
                   : Result<Changes>(Changes());
    }

    Result<Changes> unfold() { return setUnfolded(m_content, mainDiagram(), table()->id, maybe()); }

    Result<Changes> copyAndPaste()
    {
        if (m_content.schema.tables.size() > 12)
            return Changes();
        Selection selection;
        selection.diagram = mainDiagram();
        selection.tables = {table()->id, table()->id, table()->id};
        return paste(m_content, fragmentOf(m_content, selection), mainDiagram(), {5, 5});
    }

    Result<Changes> view()
    {
        View made;
        made.name = name();
        made.select = u"SELECT name FROM pet"_s;
        return putView(m_content, made);
    }

    Result<Changes> trigger()
    {
        const TablePtr of = table();
        Trigger made;
        made.name = name();
        made.text = u"AFTER INSERT ON \""_s + QString(of->name).replace(u'"', u"\"\""_s)
                    + u"\" BEGIN DELETE FROM pet WHERE name = NEW.name; END"_s;
        return putTrigger(m_content, of->id, made);
    }

    std::mt19937_64 m_random;
    Content m_content;
};

class VerbsPropertyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anythingInAnyOrder()
    {
        const quint64 seed = propertySeed();
        int done = 0;
        int refused = 0;
        for (int round = 0; round < propertyRounds(20); ++round) {
            Somebody somebody(seed + static_cast<quint64>(round));
            const Content start = somebody.content();
            Changes all;
            for (int step = 0; step < 100; ++step) {
                const QString before = pictureOf(somebody.content().schema);
                const Result<Changes> changes = somebody.next();
                if (!changes) {
                    QVERIFY(!changes.error().text.isEmpty());
                    ++refused;
                    continue;
                }
                const QString result = after(somebody.content(), changes);
                QVERIFY2(!result.startsWith("FAULTS"_L1) && !result.startsWith("THE INV"_L1),
                         qUtf8Printable(u"seed %1, %2 of %3: %4"_s.arg(
                             QString::number(seed + static_cast<quint64>(round)), somebody.verb,
                             before, result)));
                somebody.apply(*changes);
                all.insert(all.end(), changes->begin(), changes->end());
                ++done;
            }
            Content content = somebody.content();
            sw::apply(content, inverse(all));
            QVERIFY2(content == start, qUtf8Printable(u"seed %1"_s.arg(seed)));
        }
        qInfo("%d verbs done, %d refused", done, refused);
        QVERIFY(done > refused);
    }

    void anEditOfTenThousandTables()
    {
        const Content content = generatedContent(10'000, 1);
        const TablePtr table = content.schema.tables.at(5'000);
        QElapsedTimer timer;
        timer.start();
        const auto changes = renameColumn(content, table->id, table->columns.back().id, u"other"_s);
        const qint64 verb = timer.nsecsElapsed() / 1000;
        QVERIFY(changes.ok());
        Content copy = content;
        timer.restart();
        sw::apply(copy, *changes);
        qInfo("10,000 tables: a column renamed in %lld us, applied in %lld us", verb,
              timer.nsecsElapsed() / 1000);
        QCOMPARE(changes->size(), 1U);
    }
};

} // namespace

SW_SUITE(verbsproperty, VerbsPropertyTest)
#include "tst_verbsproperty.moc"
