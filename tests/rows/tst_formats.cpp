// SPDX-License-Identifier: Apache-2.0
// How the values of a column are shown, chosen in the head of the grid.
#include "tests/rows/pagehand.h"
#include "widgets/data/cellpainter.h"
#include "widgets/data/rowcard.h"
#include "widgets/data/rowsheader.h"
#include "widgets/data/rowstree.h"

#include <QBuffer>
#include <QClipboard>
#include <QImage>
#include <QLineEdit>
#include <QMenu>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr const char *Shop
    = "CREATE TABLE ware (id INTEGER PRIMARY KEY, price REAL, sold INTEGER, isnew INT, photo BLOB,"
      " part_of INT REFERENCES ware);"
      "INSERT INTO ware VALUES (1, 12345.678, 86400, 1, NULL, NULL), (2, 'free', 0, 7, x'00', 1)";

class FormatsTest : public QObject, private PageHand {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("LC_ALL", "C"); }
    void init()
    {
        take(Shop);
        goTo(u"ware"_s);
        QTRY_VERIFY(grid().rows().row(1));
    }
    void cleanup() { leave(); }

    void theMenuOfTheHeadChooses()
    {
        choose(1, {u"Show as"_s, u"Number"_s, u"2 digits: 12,345.68"_s});
        QCOMPARE(shown(0, 1), u"12,345.68"_s);
        QCOMPARE(shown(1, 1), u"free"_s); // it does not fit
        choose(2, {u"Show as"_s, u"Date"_s, u"From Unix seconds (UTC)"_s});
        QCOMPARE(shown(0, 2), u"2 Jan 1970 00:00"_s);
        choose(3, {u"Show as"_s, u"Boolean"_s});
        QCOMPARE(shown(0, 3), u"true"_s);
        QCOMPARE(shown(1, 3), u"7"_s);
        choose(1, {u"Show as"_s, u"As stored"_s});
        QCOMPARE(shown(0, 1), u"12345.678"_s);
    }

    void whatIsStoredIsEditedAndCopied()
    {
        grid().setFormat(1, u"number:0"_s);
        QCOMPARE(shown(0, 1), u"12,346"_s);
        at(0, 1);
        m_page->copy();
        QTRY_COMPARE(QApplication::clipboard()->text(), u"12345.678"_s);
        press(Qt::Key_F2);
        auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(editor);
        QCOMPARE(editor->text(), u"12345.678"_s);
        press(Qt::Key_Escape);
    }

    void itIsRememberedForTheTable()
    {
        bool isArranged = false;
        connect(m_page.get(), &DataPage::arranged, this, [&] { isArranged = true; });
        grid().setFormat(3, u"boolean"_s);
        QVERIFY(isArranged);
        const QByteArray kept = jsonOf(m_page->columnLayouts());
        grid().setFormat(3, {});
        QCOMPARE(shown(0, 3), u"1"_s);
        m_page->setColumnLayouts(columnLayoutsIn(kept));
        QCOMPARE(shown(0, 3), u"true"_s);
        // Moving a column forgets nothing of it.
        grid().setColumnHidden(0, true);
        QCOMPARE(m_page->columnLayouts().value(u"ware"_s).formats.value(u"isnew"_s), u"boolean"_s);
        // What nobody knows is left out.
        QVERIFY(columnLayoutsIn(R"({"ware":{"formats":{"price":"roman"}}})")
                    .value(u"ware"_s)
                    .formats.isEmpty());
    }

    void panesAndTheTreeShowTheSame()
    {
        grid().setFormat(3, u"boolean"_s);
        at(1, 0);
        const RelatedPane *parent = nullptr;
        QTRY_VERIFY((parent = pane(u"parent_part"_s)) || (parent = pane(u"part"_s))
                    || (parent = m_page->panes().panes().front()));
        QTRY_VERIFY(parent->rows().row(0));
        QVERIFY(parent->rows().columns()[3].format);
        m_page->toggleTree();
        QTRY_VERIFY(m_page->showsTree());
        QVERIFY(m_page->tree().rows().columns()[4].format);
    }

    void pictures()
    {
        QImage red(300, 200, QImage::Format_RGB32);
        red.fill(Qt::red);
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(red.save(&buffer, "PNG"));
        m_bed->run("UPDATE ware SET photo = x'" + png.toHex() + "' WHERE id = 1");
        m_page->readAgain();
        const int before = grid().visualRect(index(1, 0)).height();
        grid().setFormat(4, u"picture"_s);
        QVERIFY(grid().visualRect(index(1, 0)).height() > before);
        QTRY_VERIFY(!grid().rows().picture(index(0, 4)).isNull());
        QCOMPARE(grid().rows().picture(index(0, 4)).pixelColor(5, 5), QColor(Qt::red));
        const QRect cell = grid().visualRect(index(0, 4));
        const auto isRed = [&] {
            return grid().viewport()->grab().toImage().pixelColor(cell.left() + 20,
                                                                  cell.center().y())
                   == QColor(Qt::red);
        };
        QTRY_VERIFY(isRed());
        // What is no picture says what it is.
        QVERIFY(grid().rows().picture(index(1, 4)).isNull());
        QCOMPARE(shown(1, 4), u"blob, 1 bytes"_s);
        grid().setFormat(4, {});
        QCOMPARE(grid().visualRect(index(1, 0)).height(), before);
    }

private:
    [[nodiscard]] QString shown(int row, int column)
    {
        return CellPainter(grid().rows(), grid().font(), m_theme.colors())
            .textOf(index(row, column), grid().rows().shown(index(row, column)));
    }

    /// Through the menu of a column's head, as a person does it.
    void choose(int column, const QStringList &way)
    {
        bool isDone = false;
        QTimer::singleShot(0, this, [&] {
            auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
            for (const QString &text : way) {
                QVERIFY2(menu, qPrintable(text));
                QAction *found = nullptr;
                for (QAction *each : menu->actions()) {
                    if (each->text() == text)
                        found = each;
                }
                QVERIFY2(found, qPrintable(text));
                if (found->menu()) {
                    menu = found->menu();
                } else {
                    found->trigger();
                    isDone = true;
                }
            }
            QApplication::activePopupWidget()->close();
        });
        RowsHeader &header = grid().header();
        Q_EMIT header.customContextMenuRequested(
            {header.leftOf(column) + header.sectionSize(column) / 2, header.height() / 2});
        QVERIFY(isDone);
    }
};

} // namespace

SW_SUITE(formats, FormatsTest)
#include "tst_formats.moc"
