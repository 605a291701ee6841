// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/rows/pagehand.h"
#include "widgets/data/filterrow.h"
#include "widgets/data/rowfinder.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QListView>
#include <QTabBar>

#include <map>
#include <random>

namespace sw::test {

using namespace Qt::StringLiterals;

inline constexpr int ToldPets = 4'000;

/// Every text says of which row it is.
inline constexpr const char *Told
    = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
      "CREATE TABLE pet (id INTEGER PRIMARY KEY, name TEXT, owner_id INTEGER REFERENCES owner,"
      " tag TEXT, weight REAL, mother_id INTEGER REFERENCES pet);"
      "CREATE TABLE club (id INTEGER PRIMARY KEY, name TEXT);"
      "CREATE TABLE member (pet_id INTEGER REFERENCES pet, club_id INTEGER REFERENCES club,"
      " since TEXT, PRIMARY KEY (pet_id, club_id)) WITHOUT ROWID;"
      "CREATE INDEX ix_owner ON pet (owner_id); CREATE INDEX ix_mother ON pet (mother_id);"
      "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 60)"
      " INSERT INTO owner SELECT i, 'owner ' || i FROM n;"
      "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 4000)"
      " INSERT INTO pet SELECT i, 'pet ' || i, 1 + i * 7919 % 60, 'tag ' || i, i * 37 % 1000 / "
      "10.0,"
      " CASE WHEN i > 50 THEN 1 + i * 31 % 50 END FROM n;"
      "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20)"
      " INSERT INTO club SELECT i, 'club ' || i FROM n;"
      "INSERT INTO member SELECT id, 1 + id % 20, 'since ' || id || ' ' || (1 + id % 20) FROM pet;"
      "INSERT OR IGNORE INTO member SELECT id, 1 + id * 3 % 20, 'since ' || id || ' ' ||"
      " (1 + id * 3 % 20) FROM pet";

/// Does one thing after the other at the page of the rows, and knows what is due then.
class RandomRows : public PageHand {
protected:
    struct Deed {
        int pet;
        QString tag;
    };

    [[nodiscard]] quint32 below(quint32 limit)
    {
        return limit == 0 ? 0 : static_cast<quint32>(m_random() % limit);
    }
    [[nodiscard]] RowsModel &model() { return grid().rows(); }
    [[nodiscard]] QString table() { return model().set().name(); }

    void begin()
    {
        take(Told);
        m_stored.clear();
        for (int pet = 1; pet <= ToldPets; ++pet)
            m_stored[pet] = u"tag "_s + QString::number(pet);
        m_deeds.clear();
        m_standing = 0;
        m_tags = 0;
        goTo(u"pet"_s);
    }

    void doSomething()
    {
        using Way = void (RandomRows::*)();
        static constexpr std::pair<const char *, Way> ways[]{
            {"scroll", &RandomRows::scroll},   {"scroll", &RandomRows::scroll},
            {"key", &RandomRows::press},       {"key", &RandomRows::press},
            {"click", &RandomRows::click},     {"sort", &RandomRows::sort},
            {"filter", &RandomRows::filter},   {"filter", &RandomRows::filter},
            {"follow", &RandomRows::follow},   {"into", &RandomRows::goInto},
            {"back", &RandomRows::back},       {"table", &RandomRows::otherTable},
            {"edit", &RandomRows::edit},       {"edit", &RandomRows::edit},
            {"undo", &RandomRows::undo},       {"redo", &RandomRows::redo},
            {"save", &RandomRows::save},       {"again", &RandomRows::readAgain},
            {"others", &RandomRows::byOthers}, {"tab", &RandomRows::tab},
            {"find", &RandomRows::findRow},    {"resize", &RandomRows::resize},
        };
        const auto &[name, way] = ways[below(std::size(ways))];
        m_done.append(QString::fromLatin1(name));
        (this->*way)();
    }

    void scroll()
    {
        const int to = static_cast<int>(below(static_cast<quint32>(model().count()) + 1));
        grid().setTopRow(below(2) ? to : grid().topRow() + below(80));
    }
    void press()
    {
        static constexpr Qt::Key keys[]{Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_Down, Qt::Key_Up,
                                        Qt::Key_End,      Qt::Key_Home,   Qt::Key_Right};
        grid().setFocus();
        QTest::keyClick(&grid(), keys[below(std::size(keys))],
                        below(3) ? Qt::NoModifier : Qt::ControlModifier);
    }
    void click()
    {
        const QPoint place(static_cast<int>(below(600)), static_cast<int>(below(300)));
        if (!grid().indexAt(place).isValid() || grid().arrowRect(grid().indexAt(place)).isValid())
            return;
        QTest::mouseClick(grid().viewport(), Qt::LeftButton,
                          below(4) ? Qt::NoModifier : Qt::ShiftModifier, place);
    }
    void sort()
    {
        if (grid().header().count() == 0)
            return;
        const int column = static_cast<int>(below(static_cast<quint32>(grid().header().count())));
        const QPoint place(grid().header().sectionViewportPosition(column) + 20, 10);
        QTest::mouseClick(grid().header().viewport(), Qt::LeftButton,
                          below(3) ? Qt::NoModifier : Qt::ShiftModifier, place);
    }
    void filter()
    {
        static const QStringList texts{{},        {},         u"7"_s,
                                       u"> 20"_s, u"tag 1"_s, u"nothing at all"_s,
                                       u"null"_s, u"3..9"_s,  u"pet"_s};
        const auto fields = grid().filters().findChildren<QLineEdit *>();
        if (fields.isEmpty())
            return;
        auto *field = fields.at(below(static_cast<quint32>(fields.size())));
        if (!field->isVisible())
            return;
        field->setFocus();
        field->selectAll();
        const QString text = texts.at(below(static_cast<quint32>(texts.size())));
        if (text.isEmpty())
            QTest::keyClick(field, Qt::Key_Delete);
        else
            QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
    void follow()
    {
        for (int tried = 0; tried < 20; ++tried) {
            const QPoint place(static_cast<int>(below(900)), static_cast<int>(below(300)));
            const QRect arrow = grid().arrowRect(grid().indexAt(place));
            if (!arrow.isValid() || !grid().viewport()->rect().contains(arrow.center()))
                continue;
            QTest::mouseClick(grid().viewport(), Qt::LeftButton, {}, arrow.center());
            return;
        }
    }
    void goInto()
    {
        const auto &panes = m_page->panes().panes();
        if (!panes.empty())
            m_page->goTo(panes[below(static_cast<quint32>(panes.size()))]->path());
    }
    void back() { below(3) ? m_page->goBack() : m_page->goForward(); }
    void otherTable()
    {
        static const QStringList tables{u"pet"_s, u"pet"_s, u"owner"_s, u"club"_s, u"member"_s};
        m_page->goTo(tables.at(below(static_cast<quint32>(tables.size()))));
    }
    void readAgain() { m_page->readAgain(); }
    void resize()
    {
        m_page->resize(900 + static_cast<int>(below(700)), 500 + static_cast<int>(below(500)));
    }
    void tab()
    {
        QTabBar &tabs = m_page->tabs();
        if (tabs.count() < 2 || (tabs.count() < 5 && below(2)))
            m_page->goToInTab(m_page->path());
        else if (below(2))
            tabs.setCurrentIndex(static_cast<int>(below(static_cast<quint32>(tabs.count()))));
        else
            Q_EMIT tabs.tabCloseRequested(
                static_cast<int>(below(static_cast<quint32>(tabs.count()))));
    }
    void findRow()
    {
        m_page->findRow();
        auto *finder = m_page->findChild<RowFinder *>();
        finder->setText(u"pet "_s + QString::number(1 + below(ToldPets)));
        if (below(2))
            QTRY_VERIFY(finder->findChild<QListView *>()->model()->rowCount() > 0);
        QTest::keyClick(finder->findChild<QLineEdit *>(),
                        below(3) ? Qt::Key_Return : Qt::Key_Escape);
        finder->hide();
    }

    /// Another tag, typed into the cell that has the focus.
    void edit()
    {
        if (table() != u"pet"_s) {
            m_page->goTo(u"pet"_s);
            QTRY_VERIFY(isSettled());
        }
        const QModelIndex at = grid().currentIndex();
        const int column = columnOf(u"tag"_s);
        if (column < 0 || !at.isValid() || !model().row(at.row()))
            return;
        grid().goTo(at.row(), column);
        const int pet = cellOf(at.row(), u"id"_s).toInt();
        const QString tag = u"tag %1 %2"_s.arg(pet).arg(++m_tags);
        grid().setFocus();
        QTest::keyClick(&grid(), Qt::Key_F2);
        auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        if (!editor || !grid().isAncestorOf(editor))
            return;
        editor->selectAll();
        QTest::keyClicks(editor, tag);
        QTest::keyClick(editor, Qt::Key_Return);
        if (cellOf(at.row(), u"tag"_s) != tag)
            return; // it was refused
        m_deeds.resize(m_standing);
        m_deeds.push_back({pet, tag});
        ++m_edits;
        ++m_standing;
    }
    void undo()
    {
        if (m_standing == 0)
            return;
        m_page->undo();
        --m_standing;
    }
    void redo()
    {
        if (m_standing == m_deeds.size())
            return;
        m_page->redo();
        ++m_standing;
    }
    void save()
    {
        m_page->saveAndWait();
        if (m_page->hasEdits()) {
            // Others had changed a row since it was read: nothing at all was saved.
            m_page->editing().discard();
            m_page->readAgain();
            m_deeds.clear();
            m_standing = 0;
            ++m_refused;
            return;
        }
        for (const auto &[pet, tag] : pending())
            m_stored[pet] = tag;
        m_saved += static_cast<int>(m_standing);
        m_deeds.clear();
        m_standing = 0;
    }
    void byOthers()
    {
        const int pet = 1 + static_cast<int>(below(ToldPets));
        if (pending().contains(pet))
            return;
        const QString tag = u"tag %1 theirs %2"_s.arg(pet).arg(++m_tags);
        m_bed->run(u"UPDATE pet SET tag = '%1' WHERE id = %2"_s.arg(tag).arg(pet).toUtf8());
        m_stored[pet] = tag;
        m_page->readAgain();
    }

    [[nodiscard]] std::map<int, QString> pending() const
    {
        std::map<int, QString> tags;
        for (size_t i = 0; i < m_standing; ++i)
            tags[m_deeds[i].pet] = m_deeds[i].tag;
        return tags;
    }
    [[nodiscard]] int columnOf(const QString &name)
    {
        for (int column = 0; column < model().columnCount(); ++column) {
            if (model().columns()[static_cast<size_t>(column)].name == name)
                return column;
        }
        return -1;
    }
    [[nodiscard]] QString cellOf(qint64 row, const QString &column)
    {
        return model().index(static_cast<int>(row), columnOf(column)).data().toString();
    }
    [[nodiscard]] bool isSettled()
    {
        return !model().isReading() && model().isCounted()
               && (model().count() == 0
                   || (model().row(grid().topRow()) && grid().currentIndex().isValid()));
    }

    std::mt19937 m_random;
    QStringList m_done;
    std::map<int, QString> m_stored; ///< the tags of all pets, as a plain oracle
    std::vector<Deed> m_deeds; ///< edits that are not saved; those after m_standing are undone
    size_t m_standing = 0;
    int m_tags = 0;
    int m_edits = 0;
    int m_saved = 0;
    int m_refused = 0;
};

} // namespace sw::test
