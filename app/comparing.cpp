// SPDX-License-Identifier: Apache-2.0
// A document beside another one: what is new, changed and gone since.
#include "app/commandline/source.h"
#include "app/designpage.h"
#include "app/window.h"
#include "model/file/documentbytes.h"
#include "widgets/canvas/comparison.h"
#include "widgets/common/banner.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int GitDeadline = 10'000; ///< ms
constexpr int MostRevisions = 50;

Result<QByteArray> git(const QFileInfo &file, const QStringList &arguments)
{
    const QString program = QStandardPaths::findExecutable(u"git"_s);
    if (program.isEmpty())
        return Error{Window::tr("git is not installed.")};
    QProcess process;
    process.setWorkingDirectory(file.absolutePath());
    process.start(program, arguments);
    if (!process.waitForFinished(GitDeadline)) {
        process.kill();
        process.waitForFinished();
        return Error{Window::tr("git did not answer.")};
    }
    if (process.exitCode() != 0)
        return Error{QString::fromUtf8(process.readAllStandardError()).trimmed()};
    return process.readAllStandardOutput();
}

/// `a1b2c3d 2026-11-02 draw the shop`, a line a revision of the file.
Result<QStringList> revisionsOf(const QFileInfo &file)
{
    const Result<QByteArray> log
        = git(file, {u"log"_s, u"--date=short"_s, u"--format=%h %ad %s"_s,
                     u"--max-count=%1"_s.arg(MostRevisions), u"--"_s, file.fileName()});
    if (!log)
        return log.error();
    const QStringList lines = QString::fromUtf8(*log).split(u'\n', Qt::SkipEmptyParts);
    if (lines.isEmpty())
        return Error{Window::tr("%1 is in no revision yet.").arg(file.fileName())};
    return lines;
}

} // namespace

void DesignPage::compareWith(const QString &name, const Content &other, Scope scope)
{
    m_comparedName = name;
    m_comparedContent = other;
    m_comparedScope = scope;
    refreshComparison();
    const Comparison &found = *m_comparison;
    int added = 0;
    for (const Comparison::Mark mark : found.tables)
        added += mark == Comparison::Mark::Added ? 1 : 0;
    const auto changed = static_cast<int>(found.tables.size()) - added;
    m_banner->ask(found.isEmpty()
                      ? tr("There is no difference to %1.").arg(name)
                      : tr("Compared with %1: %2 new (green), %3 changed (amber), %4 gone (red).")
                            .arg(name)
                            .arg(added)
                            .arg(changed)
                            .arg(found.removed),
                  {{tr("End comparison"), [this] { endComparison(); }}});
}

void DesignPage::refreshComparison()
{
    if (!m_comparedContent)
        return;
    m_comparison = std::make_shared<const Comparison>(
        compare(*m_comparedContent, m_editor.content(), m_editor.diagram(), m_comparedScope));
    m_canvas->setComparison(m_comparison);
    Q_EMIT comparisonChanged();
}

void DesignPage::endComparison()
{
    m_comparedContent.reset();
    m_comparison.reset();
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
    m_actions.on("compare-database", [this] { compareWithSource(page()->target().path()); });
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
    const QFileInfo file(page.path());
    const Result<QStringList> revisions
        = page.path().isEmpty() ? Error{tr("The document is in no file yet.")} : revisionsOf(file);
    if (!revisions) {
        complain(revisions.error().text);
        return;
    }
    bool chosen = false;
    const QString line = QInputDialog::getItem(this, tr("Compare with a git revision"),
                                               tr("Revision"), *revisions, 0, true, &chosen);
    if (!chosen)
        return;
    const QString revision = line.section(u' ', 0, 0);
    const Result<QByteArray> bytes = git(file, {u"show"_s, revision + u":./"_s + file.fileName()});
    const Result<Content> content = bytes ? contentFromBytes(*bytes) : bytes.error();
    if (!content) {
        complain(content.error().text);
        return;
    }
    page.compareWith(revision, *content, Scope::Everything);
    m_docks->setWanted(Docks::Differences, true);
}

} // namespace sw
