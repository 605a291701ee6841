// SPDX-License-Identifier: Apache-2.0
// Pending edits and their history: a value that knows nothing of a database.
#include "model/data/rowdraft.h"
#include "tests/data/values.h"
#include "tests/support/picture.h"
#include "tests/support/says.h"
#include "tests/support/suite.h"

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

/// All that is pending: `~pet 3 name='a'→'b'`, `+pet new 1 name='x'`, `-pet 4`.
QString told(const Schema &schema, const RowEdits &edits)
{
    QStringList lines;
    for (const RowRef &row : edits.inOrder()) {
        const RowEdit &edit = *edits.of(row);
        const TablePtr table = schema.tables.find(row.table);
        QString line = (edit.state == RowState::New       ? u"+"_s
                        : edit.state == RowState::Removed ? u"-"_s
                                                          : u"~"_s)
                       + rowWords(schema, row);
        for (const Column &column : table->columns) {
            const auto cell = edit.cells.find(column.id);
            if (cell == edit.cells.end() || edit.state == RowState::Removed)
                continue;
            const NewValue &value = cell->second.value;
            line += u' ' + column.name + u'='
                    + (row.isFresh() ? QString() : QString(literalOf(cell->second.old) + u'>'))
                    + (value.kind == NewValue::Kind::OfFresh   ? freshName(value.fresh)
                       : value.kind == NewValue::Kind::Default ? u"default"_s
                                                               : literalOf(value.value));
        }
        lines.append(line);
    }
    return lines.join(u"; "_s);
}

class RowEditsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cells()
    {
        QVERIFY(m_edits.set(pet(3), m_name, textValue("b"), textValue("a")).ok());
        QVERIFY(m_edits.set(pet(3), m_name, textValue("c"), textValue("b")).ok());
        QCOMPARE(now(), u"~pet 3 name='a'>'c'"_s);
        QCOMPARE(m_edits.stateOf(pet(3)), RowState::Changed);
        QCOMPARE(*m_edits.pending(pet(3), m_name), NewValue(textValue("c")));
        QVERIFY(!m_edits.pending(pet(3), m_owner));
        // The old value again is no edit; another class is one.
        QVERIFY(m_edits.set(pet(3), m_name, textValue("a"), textValue("c")).ok());
        QCOMPARE(now(), QString());
        QVERIFY(m_edits.set(pet(3), m_owner, Value::of(1.0), Value::of(qint64(1))).ok());
        QCOMPARE(now(), u"~pet 3 owner_id=1>1.0"_s);
    }

    void undoAndRedo()
    {
        const RowRef fresh = m_edits.insert(m_pet, {{m_name, textValue("x")}});
        m_edits.remove(pet(4));
        QVERIFY(m_edits.set(fresh, m_owner, Value::of(qint64(7)), {}).ok());
        const QString all = u"+pet new 1 name='x' owner_id=7; -pet 4"_s;
        QCOMPARE(now(), all);
        QCOMPARE(m_edits.undoText(), u"Edit a cell"_s);
        m_edits.undo();
        QCOMPARE(now(), u"+pet new 1 name='x'; -pet 4"_s);
        m_edits.undo();
        m_edits.undo();
        QVERIFY(m_edits.isEmpty() && !m_edits.canUndo());
        m_edits.redo();
        m_edits.redo();
        m_edits.redo();
        QVERIFY(!m_edits.canRedo());
        QCOMPARE(now(), all);
        m_edits.discardAll();
        QVERIFY(m_edits.isEmpty());
        m_edits.undo();
        QCOMPARE(now(), all);
        m_edits.undo();
        m_edits.remove(pet(5)); // what was undone is gone
        QVERIFY(!m_edits.canRedo());
    }

    void whatDoesNothingIsNoStep()
    {
        QVERIFY(m_edits.set(pet(3), m_name, textValue("a"), textValue("a")).ok());
        m_edits.revert(pet(3));
        m_edits.discardAll();
        QVERIFY(!m_edits.canUndo());
    }

    void aRemovedRowIsNotEdited()
    {
        QVERIFY(m_edits.set(pet(3), m_name, textValue("b"), textValue("a")).ok());
        m_edits.remove(pet(3), {{m_owner, Value::of(qint64(1))}});
        QCOMPARE(now(), u"-pet 3"_s);
        const std::map<ColumnId, CellEdit> &seen = m_edits.of(pet(3))->cells;
        QCOMPARE(seen.at(m_name).old, textValue("a"));
        QCOMPARE(seen.at(m_owner).old, Value::of(qint64(1)));
        QVERIFY(!m_edits.pending(pet(3), m_name));
        VERIFY_SAYS(sw::test::wordsOf(m_edits.set(pet(3), m_name, textValue("c"), textValue("a"))),
                    u"to be deleted"_s);
        m_edits.undo();
        QCOMPARE(now(), u"~pet 3 name='a'>'b'"_s);
    }

    void aNewRowGoesWithoutATrace()
    {
        const RowRef owner = m_edits.insert(m_owners);
        const NewValue key = NewValue::ofFresh(owner.fresh, m_id);
        m_edits.insert(m_pet, {{m_owner, key}, {m_name, textValue("x")}});
        QVERIFY(m_edits.set(pet(3), m_owner, key, Value::of(qint64(1))).ok());
        QVERIFY(m_edits.set(pet(4), m_owner, key, Value()).ok());
        QVERIFY(m_edits.set(pet(4), m_name, textValue("b"), textValue("a")).ok());
        const QString all = u"+owner new 1; +pet new 2 name='x' owner_id=new 1; ~pet 3 owner_id=1>"
                            "new 1; ~pet 4 name='a'>'b' owner_id=NULL>new 1"_s;
        QCOMPARE(now(), all);
        m_edits.remove(owner);
        QCOMPARE(now(), u"+pet new 2 name='x'; ~pet 4 name='a'>'b'"_s);
        m_edits.undo();
        QCOMPARE(now(), all);
        VERIFY_SAYS(
            sw::test::wordsOf(m_edits.set(RowRef{m_owners, {}, 9}, m_id, textValue("b"), {})),
            u"no longer there"_s);
    }

    void severalAtOnce()
    {
        RowDraft draft(m_edits);
        const RowRef first = draft.insert(m_pet);
        const RowRef second = draft.insert(m_pet);
        QVERIFY(draft.set(second, m_name, textValue("x")).ok());
        draft.remove(first);
        draft.remove(pet(1));
        QVERIFY(m_edits.isEmpty());
        m_edits.apply(draft.step(u"Several"_s));
        QCOMPARE(now(), u"+pet new 2 name='x'; -pet 1"_s);
        QCOMPARE(m_edits.undoText(), u"Several"_s);
        m_edits.undo();
        QVERIFY(m_edits.isEmpty());
    }

    void init()
    {
        m_edits = {};
        m_schema = schemaFromPicture(
            u"owner id:pk name | pet id:pk name owner_id>owner.id | e a:TEXT b pk(a,b)");
        m_pet = m_schema.table(u"pet")->id;
        m_owners = m_schema.table(u"owner")->id;
        m_name = m_schema.table(u"pet")->column(u"name")->id;
        m_owner = m_schema.table(u"pet")->column(u"owner_id")->id;
        m_id = m_schema.table(u"owner")->column(u"id")->id;
    }

    void rowsHaveNames()
    {
        QCOMPARE(rowWords(m_schema, pet(3)), u"pet 3"_s);
        QCOMPARE(rowWords(m_schema, {m_pet, {}, 2}), u"pet new 2"_s);
        const TableId e = m_schema.table(u"e")->id;
        QCOMPARE(rowWords(m_schema, {e, {textValue("a"), Value::of(qint64(1))}, 0}),
                 u"e ('a', 1)"_s);
        VERIFY_SAYS(rowWords(m_schema, {e, {textValue("äöüäöüäöüäöüäöüäöüäöüäöü")}, 0}), u"…"_s);
    }

private:
    [[nodiscard]] RowRef pet(qint64 id) const { return {m_pet, {Value::of(id)}, 0}; }
    [[nodiscard]] QString now() const { return told(m_schema, m_edits); }

    Schema m_schema;
    RowEdits m_edits;
    TableId m_pet;
    TableId m_owners;
    ColumnId m_name;
    ColumnId m_owner;
    ColumnId m_id;
};

} // namespace

SW_SUITE(rowedits, RowEditsTest)
#include "tst_rowedits.moc"
