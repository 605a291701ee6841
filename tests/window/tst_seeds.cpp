// SPDX-License-Identifier: Apache-2.0
// Five small models, each drawn from nothing with the mouse and again with keys alone: the database
// of the drawing is the one that SQLAlchemy makes of the models.
#include "model/file/documentbytes.h"
#include "model/sync/newdatabase.h"
#include "tests/support/folder.h"
#include "tests/support/picture.h"
#include "tests/support/pragmas.h"
#include "tests/window/hand.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QProcess>
#include <QPushButton>
#include <QToolBar>

#include <set>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

struct SeedTable {
    QString name;
    QStringList columns; ///< as they are typed; the first one in the place of `id`
};

/// What is drawn between two tables. Without a column it is dropped on the table, and makes one.
struct SeedKey {
    QString child;
    QString column;
    QString parent;
    QString target;
    RelationshipKind kind = RelationshipKind::OneToMany;
};

struct SeedModel {
    QString program;
    std::vector<SeedTable> tables;
    std::vector<SeedKey> keys;
};

const std::vector<SeedModel> &seedModels()
{
    static const QString id = u"id INTEGER pk nn"_s;
    static const std::vector<SeedModel> models{
        {u"owner_pet"_s,
         {{u"owner"_s, {u"user_id INTEGER pk nn"_s, u"name VARCHAR(70) nn"_s}},
          {u"pet"_s, {u"pet_id INTEGER pk nn"_s, u"name VARCHAR(70) nn"_s, u"owner INTEGER"_s}}},
         {{u"pet"_s, u"owner"_s, u"owner"_s, u"user_id"_s}}},
        {u"user_run"_s,
         {{u"user"_s, {id, u"username VARCHAR(80) nn"_s, u"email VARCHAR(120) nn uq"_s}},
          {u"run"_s, {id, u"distance FLOAT nn"_s, u"mood VARCHAR(50)"_s}}},
         {{u"run"_s, {}, u"user"_s, {}}}},
        {u"users_stores_courses"_s,
         {{u"users"_s, {id}},
          {u"profiles"_s, {id}},
          {u"stores"_s, {id}},
          {u"items"_s, {id}},
          {u"students"_s, {id}},
          {u"courses"_s, {id}}},
         {{u"profiles"_s, {}, u"users"_s, {}, RelationshipKind::OneToOne},
          {u"items"_s, {}, u"stores"_s, {}},
          {u"courses"_s, {}, u"students"_s, {}, RelationshipKind::ManyToMany}}},
        {u"product_category_uom"_s,
         {{u"category"_s, {id, u"name VARCHAR(255) nn uq"_s, u"description TEXT nn"_s}},
          {u"uom"_s, {id, u"name VARCHAR(255) nn uq"_s}},
          {u"product"_s, {id, u"name VARCHAR nn uq"_s, u"description VARCHAR(255) nn"_s}},
          {u"product_item"_s,
           {id, u"product_id INTEGER"_s, u"name VARCHAR nn uq"_s, u"description TEXT nn"_s}}},
         {{u"product"_s, {}, u"category"_s, {}},
          {u"product_item"_s, u"product_id"_s, u"product"_s, u"id"_s},
          {u"product_item"_s, {}, u"uom"_s, {}}}},
        {u"role_user"_s,
         {{u"roles"_s, {id, u"name VARCHAR(64) uq"_s}},
          {u"users"_s, {id, u"username VARCHAR(64) uq ix"_s}}},
         {{u"users"_s, {}, u"roles"_s, {}}}},
    };
    return models;
}

/// Draws with the mouse, or with keys alone; names are typed in both.
class Drawer {
public:
    Drawer(Hand &hand, bool byMouse)
        : m_hand(hand), m_byMouse(byMouse),
          m_corner(hand.canvas().camera().toScene(QPointF(60, 40)))
    {
    }

    void draw(const SeedModel &model)
    {
        for (const SeedTable &table : model.tables)
            drawTable(table);
        for (const SeedKey &key : model.keys)
            relate(key);
        // SQLAlchemy indexes no foreign key that it is not told to, and makes the columns of an
        // association nullable.
        unfoldAll();
        for (const TablePtr &table : std::vector(m_hand.content().schema.tables.begin(),
                                                 m_hand.content().schema.tables.end())) {
            for (const ForeignKey &key : table->foreignKeys)
                strip(table->name, table->column(key.columns.front())->name,
                      bool(associationKeys(*table)));
        }
    }

private:
    void drawTable(const SeedTable &table)
    {
        if (m_byMouse) {
            const int column = m_drawn % 3;
            const int row = m_drawn / 3;
            m_hand.doubleClick(m_hand.at(m_corner + QPointF(380 * column, 240 * row)));
        } else {
            m_hand.key(Qt::Key_T);
            m_hand.key(Qt::Key_Return);
        }
        ++m_drawn;
        m_hand.type(table.name);
        m_hand.key(Qt::Key_Tab);
        for (const QString &column : table.columns) {
            m_hand.type(column);
            m_hand.key(Qt::Key_Tab);
        }
        m_hand.keys(Qt::Key_Escape, 3); // the empty new column, the column, the table
    }

    void pick(const QString &table, const QString &column)
    {
        m_hand.keys(Qt::Key_Escape, 2);
        const TableId wanted = m_hand.table(table)->id;
        for (int i = 0; i < 20 && m_hand.picks().currentTable() != wanted; ++i)
            m_hand.key(Qt::Key_Tab);
        if (column.isEmpty())
            return;
        m_hand.key(Qt::Key_Return);
        const ColumnId row = m_hand.table(table)->column(column)->id;
        for (int i = 0; i < 20 && m_hand.picks().column() != row; ++i)
            m_hand.key(Qt::Key_Down);
    }

    void relate(const SeedKey &key)
    {
        if (m_byMouse)
            relateByMouse(key);
        else
            relateByKeys(key);
        QVERIFY2(m_hand.popover() && m_hand.popover()->isVisible(), qPrintable(key.child));
        if (key.kind == RelationshipKind::OneToOne)
            uncheck(u"One child, enforced by UNIQUE"_s);
        if (key.kind == RelationshipKind::ManyToMany)
            choose(u"Key"_s, 2, u"None"_s);
        if (m_byMouse)
            m_hand.click({5, 5});
        else
            m_hand.key(Qt::Key_Return);
        QVERIFY(!m_hand.popover()->isVisible());
    }

    void relateByMouse(const SeedKey &key)
    {
        if (!key.column.isEmpty())
            return m_hand.drag(m_hand.row(key.child, key.column),
                               m_hand.row(key.parent, key.target));
        if (key.kind == RelationshipKind::OneToMany) {
            const QPoint handle = m_hand.at(handlePlace(m_hand.figure(key.child), Side::Right));
            QTest::mouseMove(m_hand.canvas().viewport(), m_hand.header(key.child));
            return m_hand.drag(handle, m_hand.header(key.parent));
        }
        pressTool(key.kind == RelationshipKind::OneToOne ? u"tool-one-to-one"_s
                                                         : u"tool-many-to-many"_s);
        m_hand.click(m_hand.header(key.child));
        m_hand.click(m_hand.header(key.parent));
    }

    void relateByKeys(const SeedKey &key)
    {
        pick(key.child, key.column);
        m_hand.key(key.kind == RelationshipKind::OneToOne    ? Qt::Key_1
                   : key.kind == RelationshipKind::OneToMany ? Qt::Key_R
                                                             : Qt::Key_3);
        m_hand.type(key.parent);
        m_hand.key(Qt::Key_Return);
    }

    void pressTool(const QString &id)
    {
        auto *bar = m_hand.window().findChild<QToolBar *>(u"tools"_s);
        QAction *action = m_hand.window().actions().action(id);
        QTest::mouseClick(bar->widgetForAction(action), Qt::LeftButton);
    }

    void uncheck(const QString &text)
    {
        if (!m_byMouse) {
            QVERIFY(m_hand.tabTo(text));
            m_hand.key(Qt::Key_Space);
            return;
        }
        for (QCheckBox *box : m_hand.popover()->findChildren<QCheckBox *>()) {
            if (box->text() == text)
                QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        }
    }

    void choose(const QString &name, int row, const QString &text)
    {
        QComboBox *box = nullptr;
        for (QComboBox *each : m_hand.popover()->findChildren<QComboBox *>()) {
            if (each->accessibleName() == name)
                box = each;
        }
        QVERIFY(box);
        if (m_byMouse) {
            QTest::mouseClick(box, Qt::LeftButton);
            const QAbstractItemView *list = box->view();
            const QRect place = list->visualRect(box->model()->index(row, 0));
            QTest::mouseMove(list->viewport(), place.center());
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place.center());
        } else {
            QVERIFY(m_hand.tabTo(name));
            m_hand.keys(Qt::Key_Down, row);
        }
        QCOMPARE(box->currentText(), text);
    }

    /// What is folded has no rows to edit.
    void unfoldAll()
    {
        for (const Relationship &each : m_hand.page().editor().relationships()) {
            if (each.kind != RelationshipKind::ManyToMany)
                continue;
            const EdgeFigure *edge = m_hand.canvas().scene().edge(each.key);
            if (m_byMouse) {
                m_hand.click(m_hand.at(edge->pillRect.center()));
            } else {
                pick(m_hand.content().schema.tables.find(each.left.table)->name, {});
                m_hand.key(Qt::Key_E);
            }
            return m_hand.key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        }
    }

    void strip(const QString &table, const QString &column, bool notNullToo)
    {
        if (m_byMouse) {
            m_hand.doubleClick(m_hand.row(table, column));
        } else {
            pick(table, column);
            m_hand.key(Qt::Key_Return);
        }
        m_hand.keys(Qt::Key_Tab, 2);
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY2(field && field->accessibleName() == u"flags", qPrintable(table));
        QStringList flags = field->text().split(u' ');
        flags.removeAll(u"ix"_s);
        if (notNullToo)
            flags.removeAll(u"nn"_s);
        m_hand.key(Qt::Key_Delete);
        m_hand.type(flags.join(u' '));
        m_hand.key(Qt::Key_Return);
        QVERIFY2(!m_hand.canvas().inlineEditors().isOpen(), qPrintable(table));
    }

    Hand &m_hand;
    bool m_byMouse;
    QPointF m_corner; ///< of the first table
    int m_drawn = 0;
};

class SeedsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawnTheyAreWhatSqlAlchemyMakes_data()
    {
        QTest::addColumn<size_t>("model");
        QTest::addColumn<bool>("byMouse");
        for (size_t i = 0; i < seedModels().size(); ++i) {
            const QByteArray name = seedModels()[i].program.toUtf8();
            QTest::addRow("%s, mouse", name.constData()) << i << true;
            QTest::addRow("%s, keys", name.constData()) << i << false;
        }
    }
    void drawnTheyAreWhatSqlAlchemyMakes()
    {
        QFETCH(const size_t, model);
        QFETCH(const bool, byMouse);
        const SeedModel &seed = seedModels()[model];
        Hand hand;
        Drawer(hand, byMouse).draw(seed);
        for (const SeedKey &key : seed.keys)
            QVERIFY2(isDrawn(hand, key), qPrintable(relationshipsText(hand.content().schema)));

        const QString document = hand.home().path(u"drawn.wright"_s);
        const auto saved = hand.page().save(document);
        QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().text));
        const auto read = contentFromBytes(Folder::bytesOf(document));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().text));
        const QString drawn = hand.home().path(u"drawn.db"_s);
        const auto made = makeNewDatabase(drawn, *read);
        QVERIFY2(made, qPrintable(made ? QString() : made.error().text));

        const QString program = QStringLiteral(SHARED_DIR "/seeds/%1.py").arg(seed.program);
        if (!QFileInfo::exists(program))
            QSKIP("skipped: no corpus");
        if (!hasFlask())
            QSKIP("skipped: no python3-flask-sqlalchemy");
        const Folder folder;
        QVERIFY(isRun({u"-B"_s, program, folder.path({})}));
        QCOMPARE(pragmasOf(drawn), pragmasOf(folder.path(seed.program + u".db"_s)));
    }

private:
    /// As a relationship of its kind; one to one without a UNIQUE, by a mark.
    static bool isDrawn(Hand &hand, const SeedKey &key)
    {
        const auto &all = hand.page().editor().relationships();
        return std::any_of(all.begin(), all.end(), [&](const Relationship &each) {
            const std::set<TableId> ends{each.left.table, each.right.table};
            return each.kind == key.kind
                   && ends == std::set{hand.table(key.child)->id, hand.table(key.parent)->id}
                   && each.oneByMark == (key.kind == RelationshipKind::OneToOne);
        });
    }

    static bool isRun(const QStringList &arguments)
    {
        QProcess python;
        python.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        python.start(u"/usr/bin/python3"_s, arguments);
        return python.waitForFinished() && python.exitCode() == 0;
    }

    static bool hasFlask()
    {
        static const bool has
            = isRun({u"-c"_s, u"import importlib.util as u, sys; "
                              "sys.exit(u.find_spec('flask_sqlalchemy') is None)"_s});
        return has;
    }
};

} // namespace

SW_SUITE(seeds, SeedsTest)
#include "tst_seeds.moc"
