// SPDX-License-Identifier: Apache-2.0
// What the database has otherwise is told, and taken into the document.
#include "app/designpage.h"
#include "widgets/canvas/placesbeside.h"
#include "widgets/common/background.h"
#include "widgets/common/banner.h"
#include "widgets/data/datapage.h"
#include "widgets/data/querypage.h"
#include "widgets/sync/planpage.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The tables and views that are there now and were not before.
std::vector<Pick> freshIn(const Schema &now, const Schema &before)
{
    std::vector<Pick> fresh;
    for (const TablePtr &table : now.tables) {
        if (!before.tables.find(table->id))
            fresh.push_back({PickKind::Table, table->id.value()});
    }
    for (const ViewPtr &view : now.views) {
        if (!before.views.find(view->id))
            fresh.push_back({PickKind::View, view->id.value()});
    }
    return fresh;
}

/// A document with differences taken from a database.
struct Taken {
    Content content;
    qsizetype count = 0; ///< of differences
    QString what;        ///< the first of them
};

Taken takenFrom(const TakeIn &taking, const std::optional<DiffSpots> &spots)
{
    TakeIn::Lines lines;
    for (size_t i = 0; i < taking.lines().size(); ++i) {
        if (!spots || spots->contains(taking.lines()[i].spot))
            lines.insert(i);
    }
    if (lines.empty())
        return {};
    const DiffLine &first = taking.lines()[*lines.begin()];
    return {taking.taken(lines), static_cast<qsizetype>(lines.size()),
            first.name.isEmpty() ? first.kind : QString(first.kind + u' ' + first.name)};
}

} // namespace

void DesignPage::showDifferences()
{
    if (!m_target.live())
        return;
    compareWith(QFileInfo(m_target.path()).fileName(), *m_target.live(), Scope::Database);
    m_comparesTarget = true;
    Q_EMIT comparisonChanged();
    Q_EMIT differencesWanted();
}

void DesignPage::followTarget()
{
    if (m_comparesTarget && m_target.live()
        && !(m_target.live()->schema == m_comparedContent->schema)) {
        m_comparedContent = *m_target.live();
        refreshComparison();
    }
    tellDrift();
    m_changedHere = false;
}

/// By SQL or an import of one's own, and not by another program.
bool DesignPage::isOwnChange() const
{
    return m_changedHere || (m_data && m_data->query().isRunning());
}

QString DesignPage::whoChanged() const
{
    return !m_madeTable.isEmpty() ? tr("your import")
           : isOwnChange()        ? tr("your SQL")
                                  : tr("another program");
}

void DesignPage::tellDrift()
{
    const bool isTold = !m_told.isEmpty() && m_banner->text() == m_told;
    const DiffSpots &drift = m_target.drift();
    if (drift.empty()) {
        if (isTold && !m_comparedContent)
            m_banner->hide();
        return;
    }
    // Who only browses sees the database as it is now; what we write ourselves is no news.
    if ((path().isEmpty() && !isModified()) || (m_plan && m_plan->isWriting()))
        return;
    const QString name = QFileInfo(m_target.path()).fileName();
    const auto count = static_cast<int>(drift.size());
    const QString text
        = (!m_madeTable.isEmpty()
               ? tr("Your import changed %1: %n differences from the drawing.", nullptr, count)
           : isOwnChange()
               ? tr("Your SQL changed %1: %n differences from the drawing.", nullptr, count)
               : tr("Another program changed %1: %n differences.", nullptr, count))
              .arg(name);
    if (text == m_told && isTold)
        return;
    Q_EMIT said(tr("%1 was changed by %2.").arg(name, whoChanged()));
    if (m_comparesTarget) { // the panel says it
        m_target.acceptDrift();
        return;
    }
    // What the document itself has to say goes first.
    if (!isTold && !m_banner->text().isEmpty())
        return;
    m_told = text;
    const auto after = [this](auto work) {
        return [this, work] {
            m_target.acceptDrift();
            work();
        };
    };
    m_banner->ask(m_told, {{tr("Show differences"), after([this] { showDifferences(); })},
                           {tr("Take into the document"),
                            after([this, drift] { take(*m_target.live(), &drift); })},
                           {tr("Show plan"), after([this] { Q_EMIT applyWanted(); })},
                           {tr("Close"), after([] {})}});
}

void DesignPage::take(const DiffSpots &spots)
{
    if (m_comparedContent)
        take(*m_comparedContent, &spots);
}

void DesignPage::takeAll()
{
    if (m_comparedContent && m_comparedScope == Scope::Database)
        take(*m_comparedContent, nullptr);
    else if (m_target.live())
        take(*m_target.live(), nullptr);
}

/// Looked at anew: what was drawn since the lines were shown is not taken back. With many tables it
/// takes a while, in which more may be drawn.
void DesignPage::take(const Content &database, const DiffSpots *spots)
{
    if (!finishEditing())
        return;
    const Content before = m_editor.content();
    const auto wanted = spots ? std::optional(*spots) : std::nullopt;
    inBackground(
        this,
        [=, answers = m_target.answers()] {
            return takenFrom(TakeIn(before, database, answers), wanted);
        },
        [=, this](const Taken &taken) {
            if (!(m_editor.content() == before))
                return take(database, wanted ? &*wanted : nullptr);
            if (taken.count == 0)
                return;
            Content content = taken.content;
            sw::apply(content, placesBeside(content, m_editor.diagram(), before.schema));
            m_editor.run(taken.count == 1
                             ? tr("Take %1 from the database").arg(taken.what)
                             : tr("Take %1 differences from the database").arg(taken.count),
                         difference(before, content));
            const std::vector<Pick> fresh = freshIn(content.schema, before.schema);
            if (!fresh.empty()) {
                m_editor.picks().set(fresh);
                m_canvas->revealPick(fresh.back());
            }
            refreshComparison();
        });
}

} // namespace sw
