// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/inspector/itemlist.h"
#include "widgets/inspector/section.h"

namespace sw {

/// A section of the inspector with parts of a table, or of a view, of one kind. What kind is for
/// who derives.
class PartsSection : public Section {
    Q_OBJECT

public:
    /// Shows the parts of the table or view with that id.
    virtual void showOwner(quint64 id);
    [[nodiscard]] ItemList &list() { return *m_list; }

Q_SIGNALS:
    /// A double click on a part, by the value of its id.
    void activated(quint64 id);

protected:
    PartsSection(Editor &editor, const Theme &theme, const QString &title,
                 const ItemList::MakeForm &makeForm, QWidget *parent);

    [[nodiscard]] virtual std::vector<Item> items() const;
    /// For those that are of tables.
    [[nodiscard]] virtual std::vector<Item> itemsOf(const Table & /*table*/) const { return {}; }
    [[nodiscard]] virtual Result<Changes> removal(quint64 id) const = 0;

    /// The table as it is now; null where it is gone.
    [[nodiscard]] TablePtr table() const;
    [[nodiscard]] TableId tableId() const { return TableId(m_owner); }
    [[nodiscard]] quint64 owner() const { return m_owner; }
    [[nodiscard]] const Content &content() const { return m_editor.content(); }
    /// The column that is selected, else the first.
    [[nodiscard]] ColumnId currentColumn() const;
    /// Makes a new part and opens its fields.
    void add(const QString &undo, const Result<Changes> &changes);

    Editor &m_editor;     // NOLINT(cppcoreguidelines-non-private-member-variables-in-classes)
    const Theme &m_theme; // NOLINT(cppcoreguidelines-non-private-member-variables-in-classes)

private:
    ItemList *m_list = nullptr;
    quint64 m_owner = 0;
};

[[nodiscard]] PartsSection *makeIndexSection(Editor &editor, const Theme &theme, QWidget *parent);
/// UNIQUE and CHECK.
[[nodiscard]] PartsSection *makeRulesSection(Editor &editor, const Theme &theme, QWidget *parent);
[[nodiscard]] PartsSection *makeReferenceSection(Editor &editor, const Theme &theme,
                                                 QWidget *parent);
[[nodiscard]] PartsSection *makeTriggerSection(Editor &editor, const Theme &theme, QWidget *parent);
[[nodiscard]] PartsSection *makeViewTriggerSection(Editor &editor, const Theme &theme,
                                                   QWidget *parent);

/// Why a part cannot be changed.
[[nodiscard]] Error noSuchPart();

} // namespace sw
