// SPDX-License-Identifier: Apache-2.0
#include "widgets/inspector/severalinspector.h"

#include "model/document/verbs_diagram.h"
#include "widgets/inspector/labels.h"
#include "widgets/inspector/swatches.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// `3 tables and 1 note selected`.
QString countedPicks(const Picks &picks)
{
    const auto counted = [&](PickKind kind, const QString &one, const QString &many) {
        const auto count = picks.ids(kind).size();
        return count == 0 ? QString() : count == 1 ? one : many.arg(count);
    };
    QStringList parts{
        counted(PickKind::Table, SeveralInspector::tr("1 table"),
                SeveralInspector::tr("%1 tables")),
        counted(PickKind::View, SeveralInspector::tr("1 view"), SeveralInspector::tr("%1 views")),
        counted(PickKind::Edge, SeveralInspector::tr("1 relationship"),
                SeveralInspector::tr("%1 relationships")),
        counted(PickKind::Note, SeveralInspector::tr("1 note"), SeveralInspector::tr("%1 notes")),
        counted(PickKind::Area, SeveralInspector::tr("1 area"), SeveralInspector::tr("%1 areas"))};
    parts.removeAll(QString());
    const QString last = parts.takeLast();
    const QString all
        = parts.isEmpty() ? last : SeveralInspector::tr("%1 and %2").arg(parts.join(u", "), last);
    return SeveralInspector::tr("%1 selected").arg(all);
}

} // namespace

SeveralInspector::SeveralInspector(Editor &editor, const Theme &theme, QWidget *parent)
    : InspectorPage(parent), m_editor(editor)
{
    QVBoxLayout *column = makeColumn();
    m_title = new QLabel(this);
    m_title->setStyleSheet(u"font-size: 15px; font-weight: 600"_s);
    m_title->setWordWrap(true);
    m_swatches = new Swatches(theme, this);
    m_swatches->setAccessibleName(tr("Colour of the tables"));
    m_hint = mutedLabel({}, this);
    m_hint->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_swatches);
    column->addWidget(m_hint);
    column->addStretch(1);
    connect(m_swatches, &Swatches::chosen, this, &SeveralInspector::colorTables);
}

void SeveralInspector::colorTables(const QString &color)
{
    std::vector<Placement> placements;
    for (const quint64 id : m_editor.picks().ids(PickKind::Table)) {
        const auto found = m_editor.content().drawing.placements.find({m_editor.diagram(), id});
        if (!found)
            continue;
        Placement placement = *found;
        placement.color = color;
        placements.push_back(placement);
    }
    m_editor.run(undoText(QT_TRANSLATE_NOOP("Undo", "Colour")),
                 putPlacements(m_editor.content(), placements));
}

void SeveralInspector::showObject(quint64 /*id*/)
{
    const Picks &picks = m_editor.picks();
    // One alone has a page of its own; if it is here, it is gone.
    const bool several = picks.all().size() > 1;
    m_title->setVisible(several);
    m_swatches->setVisible(several && !picks.ids(PickKind::Table).empty());
    m_swatches->setColor({});
    if (!several) {
        m_hint->setText(
            m_editor.content().schema.tables.isEmpty()
                ? tr("Press T and click the canvas to draw the first table.")
                : tr("Select a table, a relationship or a note to see all of it here.\n\n"
                     "Double-click the canvas to draw a table. Drag from a column to "
                     "another table to relate the two."));
        return;
    }
    m_title->setText(countedPicks(picks));
    m_hint->setText(tr("Drag to move them together. Ctrl+C copies them with what lies between, "
                       "Ctrl+D duplicates, Del deletes."));
}

} // namespace sw
