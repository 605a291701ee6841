// SPDX-License-Identifier: Apache-2.0
// A document beside another one: what is new, changed and gone since.
#include "app/commandline/source.h"
#include "app/designpage.h"
#include "app/gitrevisions.h"
#include "app/window.h"
#include "widgets/canvas/comparison.h"
#include "widgets/common/banner.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>

using namespace Qt::StringLiterals;

namespace sw {

void DesignPage::compareWith(const QString &name, const Content &other, Scope scope)
{
    m_comparedName = name;
    m_comparedContent = other;
    m_comparedScope = scope;
    m_comparesTarget = false;
    refreshComparison();
    tellComparison();
}

void DesignPage::tellComparison()
{
    const Comparison &found = *m_comparison;
    int added = 0;
    for (const Comparison::Mark mark : found.tables)
        added += mark == Comparison::Mark::Added ? 1 : 0;
    const auto changed = static_cast<int>(found.tables.size()) - added;
    m_told = found.isEmpty()
                 ? tr("There is no difference to %1.").arg(m_comparedName)
                 : tr("Compared with %1: %2 new (green), %3 changed (amber), %4 gone (red).")
                       .arg(m_comparedName)
                       .arg(added)
                       .arg(changed)
                       .arg(found.removed);
    m_banner->ask(m_told, {{tr("End comparison"), [this] { endComparison(); }}});
}

void DesignPage::refreshComparison()
{
    m_comparisonPause.stop();
    if (!m_comparedContent)
        return;
    const Content &here = m_editor.content();
    m_takeIn = m_comparedScope == Scope::Database
                   ? std::make_shared<const TakeIn>(here, *m_comparedContent, m_target.answers())
                   : nullptr;
    m_comparison = std::make_shared<const Comparison>(
        compare(*m_comparedContent, m_takeIn ? m_takeIn->recognised() : here, m_editor.diagram(),
                m_comparedScope));
    m_canvas->setComparison(m_comparison);
    if (!m_told.isEmpty() && m_banner->text() == m_told)
        tellComparison();
    Q_EMIT comparisonChanged();
}

void DesignPage::endComparison()
{
    m_comparedContent.reset();
    m_comparison.reset();
    m_takeIn.reset();
    m_comparesTarget = false;
    m_canvas->setComparison({});
    m_banner->hide();
    Q_EMIT comparisonChanged();
}

void Window::connectComparing()
{
    m_actions.on("compare-file", [this] {
        const QString path = QFileDialog::getOpenFileName(this, tr("Compare with"));
        if (!path.isEmpty())
            compareWithSource(path);
    });
    m_actions.on("compare-database", [this] {
        if (page()->target().live())
            page()->showDifferences();
        else
            compareWithSource(page()->target().path());
    });
    m_actions.on("compare-revision", [this] { compareWithRevision(*page()); });
    m_actions.on("compare-end", [this] { page()->endComparison(); });
}

void Window::compareWithSource(const QString &path)
{
    const Result<Source> source = readSource(path);
    if (!source) {
        complain(source.error().text);
        return;
    }
    page()->compareWith(QFileInfo(path).fileName(), source->content,
                        source->kind == SourceKind::Document ? Scope::Everything : Scope::Database);
    m_docks->setWanted(Docks::Differences, true);
}

void Window::compareWithRevision(DesignPage &page)
{
    const Result<QStringList> revisions
        = page.path().isEmpty()
              ? Error{tr("This document is in no file yet; save it, and commit that to git.")}
              : revisionsOf(page.path());
    if (!revisions) {
        complain(revisions.error().text);
        return;
    }
    bool chosen = false;
    const QString line = QInputDialog::getItem(this, tr("Compare with a git revision"),
                                               tr("Revision"), *revisions, 0, true, &chosen);
    if (!chosen)
        return;
    const QString revision = revisions->contains(line) ? line.section(u' ', 0, 0) : line.trimmed();
    const Result<Content> content = contentAt(page.path(), revision);
    if (!content) {
        complain(content.error().text);
        return;
    }
    page.compareWith(revision, *content, Scope::Everything);
    m_docks->setWanted(Docks::Differences, true);
}

} // namespace sw
