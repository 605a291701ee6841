// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/editedviews.h"

#include "model/sql/quote.h"

using namespace Qt::StringLiterals;

namespace sw {

EditedViews::EditedViews(RowDatabase &database, QObject *parent)
    : QObject(parent), m_database(database)
{
    if (database.isOpen())
        m_schema = database.schema();
}

void EditedViews::takeSchema(bool isOtherFile)
{
    m_schema = m_database.schema();
    if (isOtherFile)
        m_views.clear();
    for (auto each = m_views.begin(); each != m_views.end();) {
        const ViewPtr now = m_schema.views.find(each->first);
        if (!now) {
            each = m_views.erase(each);
            continue;
        }
        // What is known of it holds until it is asked for anew.
        if (each->second.isRead)
            m_schema.tables.put(each->second.editable.table);
        each->second.view = nullptr;
        learn(now);
        ++each;
    }
}

void EditedViews::learn(const ViewPtr &view)
{
    if (!hasInsteadOf(*view))
        return;
    Known &known = m_views[view->id];
    if (known.view && *known.view == *view)
        return;
    known.view = view;
    known.asked = m_database.ask(
        RowDatabase::Lane::Panes, this,
        [view = *view](sqlite3 *database, Watcher &) { return editableView(database, view); },
        [this, id = view->id](const Result<EditableView> &editable) { take(id, editable); });
}

void EditedViews::take(ViewId view, const Result<EditableView> &editable)
{
    Known &known = m_views[view];
    known.problem = editable ? QString() : editable.error().text;
    if (editable) {
        known.isRead = true;
        known.editable = *editable;
        m_schema.tables.put(known.editable.table);
    }
    Q_EMIT learnt();
}

const EditedViews::Known *EditedViews::known(ViewId view) const
{
    const auto found = m_views.find(view);
    return found == m_views.end() ? nullptr : &found->second;
}

TablePtr EditedViews::tableOf(ViewId view) const
{
    const Known *known = this->known(view);
    return known && known->isRead ? m_schema.tables.find(known->editable.table.id) : nullptr;
}

QString EditedViews::whyNot(const View &view, RowState state, ColumnId column) const
{
    if (!hasInsteadOf(view))
        return tr("%1 is a view without INSTEAD OF triggers: its rows can only be read.")
            .arg(quotedName(view.name));
    const Known *known = this->known(view.id);
    if (!known || !known->isRead)
        return known && !known->problem.isEmpty()
                   ? known->problem
                   : tr("What can be edited in %1 is being looked at.").arg(quotedName(view.name));
    return known->editable.whyNot(state, column);
}

QString EditedViews::whyNot(const RowStep &step) const
{
    for (const RowChange &change : step.changes) {
        const Known *known = this->known(ViewId(change.row.table.value()));
        if (!known || !known->isRead || !change.after)
            continue;
        if (const QString reason = known->editable.whyNot(*change.after); !reason.isEmpty())
            return reason;
    }
    return {};
}

} // namespace sw
