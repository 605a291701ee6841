// SPDX-License-Identifier: Apache-2.0
#include "app/gitrevisions.h"

#include "model/file/documentbytes.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int GitDeadline = 10'000; ///< ms
constexpr int MostRevisions = 50;

QString gitWords(const char *text) { return QCoreApplication::translate("Git", text); }

struct GitAnswer {
    bool good = false;
    QByteArray output;
    QString complaint;
};

Result<GitAnswer> git(const QFileInfo &file, const QStringList &arguments)
{
    const QString program = QStandardPaths::findExecutable(u"git"_s);
    if (program.isEmpty())
        return Error{gitWords("git is not installed; install it to compare with its revisions.")};
    QProcess process;
    QProcessEnvironment english = QProcessEnvironment::systemEnvironment();
    english.insert(u"LC_ALL"_s, u"C"_s);
    process.setProcessEnvironment(english);
    process.setWorkingDirectory(file.absolutePath());
    // A name is a name, also where it has a * in it.
    process.start(program, QStringList(u"--literal-pathspecs"_s) + arguments);
    if (!process.waitForFinished(GitDeadline)) {
        process.kill();
        process.waitForFinished();
        return Error{gitWords("git did not answer; try again.")};
    }
    return GitAnswer{process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
                     process.readAllStandardOutput(),
                     QString::fromUtf8(process.readAllStandardError()).trimmed()};
}

/// Why there is no history to choose from, if there is none.
std::optional<Error> objectionToRepository(const QFileInfo &file)
{
    const Result<GitAnswer> inside = git(file, {u"rev-parse"_s, u"--git-dir"_s});
    if (!inside)
        return inside.error();
    if (!inside->good && inside->complaint.contains(u"not a git repository"_s))
        return Error{gitWords("“%1” is in no git repository. Make one of its folder (git init) and "
                              "commit the document, then its revisions can be compared.")
                         .arg(file.fileName())};
    if (!inside->good)
        return Error{gitWords("git refuses to read the repository of “%1”: %2")
                         .arg(file.fileName(), inside->complaint)};
    const Result<GitAnswer> head = git(file, {u"rev-parse"_s, u"-q"_s, u"--verify"_s, u"HEAD"_s});
    if (!head)
        return head.error();
    if (!head->good)
        return Error{gitWords("The git repository of “%1” has no commits yet. Commit the document, "
                              "then it can be compared with that.")
                         .arg(file.fileName())};
    return std::nullopt;
}

} // namespace

Result<QStringList> revisionsOf(const QString &path)
{
    const QFileInfo file(path);
    if (const auto objection = objectionToRepository(file))
        return *objection;
    const Result<GitAnswer> log
        = git(file, {u"log"_s, u"--date=short"_s, u"--format=%h %ad %s"_s,
                     u"--max-count=%1"_s.arg(MostRevisions), u"--"_s, file.fileName()});
    if (!log)
        return log.error();
    if (!log->good)
        return Error{gitWords("git cannot list the revisions of “%1”: %2")
                         .arg(file.fileName(), log->complaint)};
    const QStringList lines = QString::fromUtf8(log->output).split(u'\n', Qt::SkipEmptyParts);
    if (lines.isEmpty())
        return Error{
            gitWords("“%1” is in no revision yet. Commit it (git add, git commit), then it "
                     "can be compared with that.")
                .arg(file.fileName())};
    return lines;
}

Result<Content> contentAt(const QString &path, const QString &revision)
{
    const QFileInfo file(path);
    const Error unknown{gitWords("There is no revision “%1” in the repository of “%2”. Choose one "
                                 "of the list, or write a branch, a tag or a hash.")
                            .arg(revision, file.fileName())};
    // What begins so would be an option.
    if (revision.isEmpty() || revision.startsWith(u'-'))
        return unknown;
    const Result<GitAnswer> commit
        = git(file, {u"rev-parse"_s, u"-q"_s, u"--verify"_s, revision + u"^{commit}"_s});
    if (!commit)
        return commit.error();
    if (!commit->good)
        return unknown;
    const QString object
        = QString::fromLatin1(commit->output).trimmed() + u":./"_s + file.fileName();
    const Result<GitAnswer> blob = git(file, {u"cat-file"_s, u"blob"_s, object});
    if (!blob)
        return blob.error();
    if (!blob->good)
        return Error{gitWords("“%1” is not in revision %2: it was made later, or had another name "
                              "or place then. Choose another revision.")
                         .arg(file.fileName(), revision)};
    Result<Content> content = contentFromBytes(blob->output);
    if (!content)
        return Error{gitWords("“%1” cannot be read as it was in revision %2: %3")
                         .arg(file.fileName(), revision, content.error().text)};
    return content;
}

} // namespace sw
