// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/sqlite.h"
#include "tests/rows/rowsbed.h"
#include "widgets/data/datapage.h"
#include "widgets/data/editbar.h"
#include "widgets/data/panestrip.h"
#include "widgets/data/rowsgrid.h"

#include <QApplication>

namespace sw::test {

/// Somebody at the page of the rows, with a mouse and keys.
class PageHand {
protected:
    /// A database that the script makes, on a page in sight.
    void take(const char *script)
    {
        m_bed = std::make_unique<RowsBed>(script);
        m_page = std::make_unique<DataPage>(m_theme);
        m_page->resize(1400, 900);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->open(m_bed->path(), schemaOf(m_bed->path()), {});
    }
    void leave()
    {
        m_page.reset();
        m_bed.reset();
    }

    [[nodiscard]] RowsGrid &grid() { return m_page->grid(); }
    [[nodiscard]] QModelIndex index(int row, int column)
    {
        return grid().rows().index(row, column);
    }
    [[nodiscard]] QString cell(int row, int column) { return index(row, column).data().toString(); }
    [[nodiscard]] QString bar() { return m_page->editBar().text(); }
    [[nodiscard]] RelatedPane *pane(const QString &role)
    {
        for (RelatedPane *each : m_page->panes().panes()) {
            if (each->way().role == role)
                return each;
        }
        return nullptr;
    }

    void goTo(const QString &table)
    {
        m_page->goTo(table);
        QTRY_VERIFY(grid().rows().isCounted() && grid().currentIndex().isValid());
    }
    void at(int row, int column)
    {
        QTest::mouseClick(grid().viewport(), Qt::LeftButton, {},
                          grid().visualRect(index(row, column)).center());
        QTRY_COMPARE(grid().currentIndex(), index(row, column));
    }
    static void press(Qt::Key key) { QTest::keyClick(QApplication::focusWidget(), key); }
    static void type(const QString &text)
    {
        // The first letter opens the editor, which takes the others.
        for (const QChar letter : text)
            QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
    }

    [[nodiscard]] QString stored(const char *sql) const
    {
        sqlite3 *database = nullptr;
        sqlite3_open(m_bed->path().toUtf8().constData(), &database);
        QString text;
        {
            SqliteQuery query(database, sql);
            text = query.next() ? query.text(0) : QStringLiteral("-");
        }
        sqlite3_close(database);
        return text;
    }

    Theme m_theme;
    std::unique_ptr<RowsBed> m_bed;
    std::unique_ptr<DataPage> m_page;
};

} // namespace sw::test
