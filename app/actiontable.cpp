// SPDX-License-Identifier: Apache-2.0
#include "app/actions.h"

namespace sw {

#define TEXT(text) QT_TRANSLATE_NOOP("Action", text)

const std::vector<ActionLine> &actionTable()
{
    constexpr auto Nothing = ActionNeeds::Nothing;
    constexpr auto Document = ActionNeeds::Document;
    constexpr auto Selection = ActionNeeds::Selection;
    static const std::vector<ActionLine> table{
        {"new", TEXT("&File"), TEXT("New"), "new", "Ctrl+N", Nothing, false},
        {"open", TEXT("&File"), TEXT("Open…"), "open", "Ctrl+O", Nothing, false},
        {"open-database", TEXT("&File"), TEXT("Open database…"), "open-database", "", Nothing,
         false},
        {"import", TEXT("&File"), TEXT("Import…"), "import", "", Nothing, false},
        {"", "&File", "", "", "", Nothing, false},
        {"save", TEXT("&File"), TEXT("Save"), "save", "Ctrl+S", Document, false},
        {"save-as", TEXT("&File"), TEXT("Save as…"), "", "Ctrl+Shift+S", Document, false},
        {"", "&File", "", "", "", Nothing, false},
        {"export-sql", TEXT("&File"), TEXT("Export SQL…"), "sql", "", Document, false},
        {"export-picture", TEXT("&File"), TEXT("Export picture…"), "export", "Ctrl+Shift+E",
         Document, false},
        {"copy-picture", TEXT("&File"), TEXT("Copy picture"), "", "Ctrl+Alt+C", Document, false},
        {"", "&File", "", "", "", Nothing, false},
        {"attach-database", TEXT("&File"), TEXT("Attach database…"), "database", "", Document,
         false},
        {"apply", TEXT("&File"), TEXT("Apply"), "apply", "Ctrl+Return", Document, false},
        {"", "&File", "", "", "", Nothing, false},
        {"close", TEXT("&File"), TEXT("Close"), "close", "Ctrl+W", Document, false},
        {"quit", TEXT("&File"), TEXT("Quit"), "", "Ctrl+Q", Nothing, false},

        {"undo", TEXT("&Edit"), TEXT("Undo"), "undo", "Ctrl+Z", Document, false},
        {"redo", TEXT("&Edit"), TEXT("Redo"), "redo", "Ctrl+Shift+Z; Ctrl+Y", Document, false},
        {"", "&Edit", "", "", "", Nothing, false},
        {"cut", TEXT("&Edit"), TEXT("Cut"), "cut", "Ctrl+X", Selection, false},
        {"copy", TEXT("&Edit"), TEXT("Copy"), "copy", "Ctrl+C", Selection, false},
        {"paste", TEXT("&Edit"), TEXT("Paste"), "paste", "Ctrl+V", Document, false},
        {"duplicate", TEXT("&Edit"), TEXT("Duplicate"), "duplicate", "Ctrl+D", Selection, false},
        {"delete", TEXT("&Edit"), TEXT("Delete"), "delete", "Del", Selection, false},
        {"", "&Edit", "", "", "", Nothing, false},
        {"select-all", TEXT("&Edit"), TEXT("Select all"), "", "Ctrl+A", Document, false},
        {"find", TEXT("&Edit"), TEXT("Find…"), "search", "Ctrl+F", Document, false},
        {"rename", TEXT("&Edit"), TEXT("Rename"), "edit", "F2", Selection, false},

        {"", "&Edit", "", "", "", Nothing, false},
        {"palette", TEXT("&Edit"), TEXT("Commands…"), "palette", "Ctrl+Shift+P", Nothing, false},
        {"keys", TEXT("&Edit"), TEXT("Keys…"), "keyboard", "", Nothing, false},
        {"document-settings", TEXT("&Edit"), TEXT("Document settings…"), "settings", "", Document,
         false},

        {"tool-select", TEXT("&Draw"), TEXT("Select"), "select", "S", Document, true},
        {"tool-table", TEXT("&Draw"), TEXT("Table"), "table", "T", Document, true},
        {"tool-view", TEXT("&Draw"), TEXT("View"), "view", "V", Document, true},
        {"tool-one-to-one", TEXT("&Draw"), TEXT("One to one"), "one-to-one", "1", Document, true},
        {"tool-one-to-many", TEXT("&Draw"), TEXT("One to many"), "one-to-many", "2", Document,
         true},
        {"tool-many-to-many", TEXT("&Draw"), TEXT("Many to many"), "many-to-many", "3; 5", Document,
         true},
        {"tool-note", TEXT("&Draw"), TEXT("Note"), "note", "N", Document, true},
        {"tool-area", TEXT("&Draw"), TEXT("Area"), "area", "A", Document, true},
        {"tool-hand", TEXT("&Draw"), TEXT("Hand"), "hand", "H", Document, true},
        {"", "&Draw", "", "", "", Nothing, false},
        {"edit-relationship", TEXT("&Draw"), TEXT("Edit relationship…"), "", "", Selection, false},
        {"new-column", TEXT("&Draw"), TEXT("New column"), "column", "Ins", Selection, false},
        {"", "&Draw", "", "", "", Nothing, false},
        {"relate-to", TEXT("&Draw"), TEXT("Relate to…"), "relationship", "", Selection, false},
        {"fold", TEXT("&Draw"), TEXT("Fold or unfold"), "fold", "Ctrl+Shift+F", Selection, false},
        {"pin", TEXT("&Draw"), TEXT("Pin"), "pin", "P", Selection, false},
        {"straighten", TEXT("&Draw"), TEXT("Straighten"), "", "", Selection, false},
        {"detail-columns", TEXT("&Draw/Detail"), TEXT("All columns"), "", "", Document, false},
        {"detail-keys", TEXT("&Draw/Detail"), TEXT("Keys only"), "", "", Document, false},
        {"detail-name", TEXT("&Draw/Detail"), TEXT("Name only"), "", "", Document, false},
        {"new-diagram", TEXT("&Draw"), TEXT("New diagram"), "diagram", "", Document, false},
        {"neighbourhood", TEXT("&Draw"), TEXT("Diagram of the neighbourhood"), "", "", Selection,
         false},

        {"zoom-in", TEXT("&View"), TEXT("Zoom in"), "zoom-in", "Ctrl++; Ctrl+=", Document, false},
        {"zoom-out", TEXT("&View"), TEXT("Zoom out"), "zoom-out", "Ctrl+-", Document, false},
        {"zoom-100", TEXT("&View"), TEXT("100 %"), "zoom-100", "Ctrl+0", Document, false},
        {"zoom-fit", TEXT("&View"), TEXT("Fit everything"), "zoom-fit", "Ctrl+9", Document, false},
        {"zoom-selection", TEXT("&View"), TEXT("Fit selection"), "", "Ctrl+8", Selection, false},
        {"", "&View", "", "", "", Nothing, false},
        {"compare-file", TEXT("&View/Compare with"), TEXT("A file…"), "compare", "", Document,
         false},
        {"compare-revision", TEXT("&View/Compare with"), TEXT("A git revision…"), "", "", Document,
         false},
        {"compare-database", TEXT("&View/Compare with"), TEXT("The database"), "database", "",
         Document, false},
        {"compare-end", TEXT("&View/Compare with"), TEXT("End comparison"), "", "", Document,
         false},
        {"notation-crows-foot", TEXT("&View/Notation"), TEXT("Crow's foot"), "", "", Document,
         true},
        {"notation-idef1x", TEXT("&View/Notation"), TEXT("IDEF1X"), "", "", Document, true},
        {"notation-uml", TEXT("&View/Notation"), TEXT("UML"), "", "", Document, true},
        {"notation-1-infinity", TEXT("&View/Notation"), TEXT("1 and ∞"), "", "", Document, true},
        {"roles", TEXT("&View"), TEXT("Role names always"), "", "", Nothing, true},
        {"grid", TEXT("&View"), TEXT("Grid"), "grid", "", Nothing, true},
        {"snap", TEXT("&View"), TEXT("Snap to grid"), "", "", Nothing, true},
        {"minimap", TEXT("&View"), TEXT("Minimap"), "minimap", "", Nothing, true},
        {"", "&View", "", "", "", Nothing, false},
        {"dock-explorer", TEXT("&View/Docks"), TEXT("Explorer"), "explorer", "", Document, true},
        {"dock-inspector", TEXT("&View/Docks"), TEXT("Inspector"), "inspector", "", Document, true},
        {"dock-sql", TEXT("&View/Docks"), TEXT("SQL"), "sql", "", Document, true},
        {"dock-problems", TEXT("&View/Docks"), TEXT("Problems"), "problems", "", Document, true},
        {"dock-differences", TEXT("&View/Docks"), TEXT("Differences"), "compare", "", Document,
         true},
        {"dock-history", TEXT("&View/Docks"), TEXT("History"), "history", "", Document, true},
        {"hide-docks", TEXT("&View"), TEXT("Hide or show docks"), "", "F9", Document, false},
        {"welcome", TEXT("&Help"), TEXT("Welcome page"), "", "", Nothing, false},
        {"theme-system", TEXT("&View/Appearance"), TEXT("As the system"), "", "", Nothing, true},
        {"theme-light", TEXT("&View/Appearance"), TEXT("Light"), "", "", Nothing, true},
        {"theme-dark", TEXT("&View/Appearance"), TEXT("Dark"), "", "", Nothing, true},
        {"about", TEXT("&Help"), TEXT("About Schemawright"), "help", "", Nothing, false},
    };
    return table;
}

#undef TEXT

} // namespace sw
