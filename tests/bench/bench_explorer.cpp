// SPDX-License-Identifier: Apache-2.0
// The explorer of a document of 10,000 tables: filled, filtered key by key, and with one more.
#include "model/document/verbs_table.h"
#include "tests/bench/harness.h"
#include "tests/support/generate.h"
#include "widgets/inspector/explorerpanel.h"

#include <QApplication>

namespace {

using namespace sw;

constexpr int Tables = 10'000;

void benchExplorer(bench::Harness &harness)
{
    const Theme theme;
    Editor editor(test::generatedContent(Tables, 1));
    harness.time("explorer.fill.10000", [&] {
        ExplorerPanel panel(editor, theme);
        panel.resize(210, 800);
        panel.show();
        QApplication::processEvents();
    });

    ExplorerPanel panel(editor, theme);
    panel.resize(210, 800);
    panel.show();
    QApplication::processEvents();
    const QString typed = editor.content().schema.tables.at(Tables / 2)->name.left(3);
    const auto type = [&](qsizetype letters) {
        panel.filterField().setText(typed.left(letters));
        QApplication::processEvents();
    };
    harness.time(
        "explorer.filter-first-key.10000", [&] { type(1); }, [&] { type(0); });
    harness.time(
        "explorer.filter-next-key.10000", [&] { type(2); }, [&] { type(1); });
    harness.time(
        "explorer.filter-clear.10000", [&] { type(0); }, [&] { type(2); });

    Table table;
    table.id = TableId(1);
    table.name = QStringLiteral("one_more");
    table.columns.push_back({});
    table.columns.back().id = ColumnId(2);
    table.columns.back().name = QStringLiteral("id");
    const Changes there{{TablePtr(), std::make_shared<const Table>(table)}};
    const auto takeBack = [&] {
        if (editor.undoStack().canUndo())
            editor.undoStack().undo();
        QApplication::processEvents();
    };
    harness.time(
        "explorer.insert.10000", [&] { editor.run(QStringLiteral("one more"), there); }, takeBack);
}

} // namespace

SW_BENCH(explorer, benchExplorer)
