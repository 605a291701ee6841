// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/partssection.h"

#include "widgets/inspector/labels.h"

using namespace Qt::StringLiterals;

namespace sw {

Error noSuchPart() { return {PartsSection::tr("It is no longer there; choose another one.")}; }

PartsSection::PartsSection(Editor &editor, const Theme &theme, const QString &title,
                           const ItemList::MakeForm &makeForm, QWidget *parent)
    : Section(theme, title, new ItemList(theme, makeForm, parent), parent), m_editor(editor),
      m_theme(theme), m_list(findChild<ItemList *>())
{
    setCount(0);
    connect(m_list, &ItemList::activated, this, &PartsSection::activated);
    connect(m_list, &ItemList::removeWanted, this, [this](quint64 id) {
        m_editor.run(undoText(QT_TRANSLATE_NOOP("Undo", "Delete")), removal(id));
    });
}

void PartsSection::showOwner(quint64 id)
{
    const bool other = id != m_owner;
    m_owner = id;
    const std::vector<Item> present = items();
    setCount(static_cast<int>(present.size()));
    if (other)
        m_list->setOtherItems(present);
    else
        m_list->setItems(present);
}

std::vector<Item> PartsSection::items() const
{
    const TablePtr present = table();
    return present ? itemsOf(*present) : std::vector<Item>();
}

TablePtr PartsSection::table() const { return content().schema.tables.find(tableId()); }

ColumnId PartsSection::currentColumn() const
{
    const TablePtr present = table();
    if (!present || present->columns.empty())
        return {};
    const ColumnId picked = m_editor.picks().column();
    return present->column(picked) ? picked : present->columns.front().id;
}

void PartsSection::add(const QString &undo, const Result<Changes> &changes)
{
    if (!m_editor.run(undo, changes))
        return;
    setOpen(true);
    const auto items = m_list->items();
    if (!items.empty())
        m_list->openItem(items.back().id);
}

} // namespace sw
