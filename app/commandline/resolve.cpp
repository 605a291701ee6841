// SPDX-License-Identifier: Apache-2.0
#include "model/sync/resolve.h"

#include "app/commandline/verb.h"
#include "model/base/filebytes.h"
#include "model/file/documentfile.h"
#include "model/file/filekind.h"
#include "model/file/gitsides.h"
#include "model/sync/merge.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr qint64 MostDocumentBytes = 1'000'000'000;

constexpr std::array<std::pair<const char *, Resolution>, 3> resolutionNames{
    {{"ours", Resolution::Ours}, {"theirs", Resolution::Theirs}, {"both", Resolution::Both}}};

QString nameOf(Resolution resolution)
{
    return QString::fromLatin1(resolutionNames.at(static_cast<size_t>(resolution)).first);
}

bool hasMarkers(const QString &path)
{
    const Result<QByteArray> bytes = readFile(path, MostDocumentBytes);
    return bytes && gitConflictsIn(*bytes);
}

/// A document in which git left its markers, both sides merged.
Result<Content> readMerged(const QString &path)
{
    const Result<QByteArray> bytes = readFile(path, MostDocumentBytes);
    if (!bytes)
        return bytes.error();
    const Result<GitSides> sides = gitSidesOf(*bytes);
    if (!sides)
        return Error{path + u": "_s + sides.error().text};
    return merge(sides->base, sides->ours, sides->theirs).content;
}

QStringList waysOf(const Content &content, const MergeConflict &conflict)
{
    QStringList ways;
    for (const Resolution each : resolutionsFor(content, conflict))
        ways += nameOf(each);
    return ways;
}

void printConflicts(const Content &content, bool asJson)
{
    QJsonArray array;
    for (const MergeConflictPtr &conflict : content.conflicts) {
        const QStringList ways = waysOf(content, *conflict);
        if (!asJson)
            printResult(
                u"%1  %2 (%3)\n"_s.arg(conflict->id.text(), conflict->text, ways.join(u", ")));
        array.append(QJsonObject{{u"id"_s, conflict->id.text()},
                                 {u"text"_s, conflict->text},
                                 {u"resolutions"_s, QJsonArray::fromStringList(ways)}});
    }
    if (asJson)
        printResult(QString::fromUtf8(QJsonDocument(array).toJson()));
}

/// The conflicts of these ids; without ids all.
Result<std::vector<MergeConflictPtr>> chosenConflicts(const Content &content,
                                                      const QStringList &ids)
{
    std::vector<MergeConflictPtr> chosen;
    for (const QString &text : ids) {
        const auto value = idValueFromText(QStringView(text));
        const MergeConflictPtr found
            = content.conflicts.find(Id<struct ConflictTag>(value.value_or(0)));
        if (!found)
            return Error{
                u"There is no conflict %1; without --id all that there are are listed."_s.arg(
                    text)};
        chosen.push_back(found);
    }
    if (ids.isEmpty())
        chosen.assign(content.conflicts.begin(), content.conflicts.end());
    return chosen;
}

Result<Content> resolved(Content content, const QStringList &ids, Resolution resolution)
{
    const auto chosen = chosenConflicts(content, ids);
    if (!chosen)
        return chosen.error();
    for (const MergeConflictPtr &conflict : *chosen) {
        const Result<Changes> changes = resolveConflict(content, conflict->id, resolution);
        if (!changes)
            return Error{u"Conflict %1 cannot be decided so, and nothing was changed: %2"_s.arg(
                conflict->id.text(), changes.error().text)};
        sw::apply(content, *changes);
        printMessage(nameOf(resolution) + u": "_s + conflict->text);
    }
    return content;
}

Exit runResolve(const Invocation &given)
{
    std::vector<Resolution> wanted;
    for (const auto &[name, resolution] : resolutionNames) {
        if (given.has(QString::fromLatin1(name)))
            wanted.push_back(resolution);
    }
    const QStringList ids = given.values(u"id"_s);
    if (wanted.size() > 1)
        return usageError(u"resolve"_s, u"Which one? Name one of --ours, --theirs and --both."_s);
    if (wanted.empty() && (!ids.isEmpty() || given.has(u"output"_s)))
        return usageError(u"resolve"_s, u"How? Add --ours, --theirs or --both."_s);
    const QString document = given.argument(0);
    const bool isMarked = hasMarkers(document);
    const Result<Content> before = isMarked ? readMerged(document) : readDocument(document);
    if (!before)
        return failure(before.error().text);
    Content content = *before;
    if (!wanted.empty()) {
        Result<Content> after = resolved(content, ids, wanted.front());
        if (!after) {
            printMessage(after.error().text);
            return Exit::Refused;
        }
        content = std::move(*after);
        const QString output = given.has(u"output"_s) ? given.value(u"output"_s) : document;
        if (const Result<Done> saved = saveDocument(output, content); !saved)
            return failure(saved.error().text);
    }
    printConflicts(content, given.has(u"json"_s));
    const bool staysMarked = isMarked && wanted.empty();
    if (staysMarked)
        printMessage(
            u"“%1” holds git's markers still. Add --ours, --theirs or --both: what can be "
            "merged is merged, the rest decided so, and the document written."_s.arg(document));
    return content.conflicts.isEmpty() && !staysMarked ? Exit::Done : Exit::Differences;
}

} // namespace

Verb resolveVerb()
{
    return {
        u"resolve"_s,
        u"DOC [--ours | --theirs | --both] [--id ID]… [-o OUT] [--json]"_s,
        u"Decides what a merge left open, and lists what is left: a line a conflict, with its "
        u"id,\n"
        "what is in conflict, and how it can be decided. Without a decision nothing is changed. "
        "A\n"
        "document in which git left its markers is merged first. Exit status 1 where conflicts "
        "are\n"
        "left."_s,
        u"  schemawright resolve shop.wright\n"
        "  schemawright resolve shop.wright --theirs --id 1f2e3d4c5b6a7988\n"_s,
        1,
        {{{u"ours"_s}, {}, u"What stands in the document stays."_s},
         {{u"theirs"_s}, {}, u"What both changed becomes theirs."_s},
         {{u"both"_s}, {}, u"Theirs is added beside ours, under a free name."_s},
         {{u"id"_s}, u"ID"_s, u"Only this conflict; may be given several times."_s},
         {{u"o"_s, u"output"_s}, u"OUT"_s, u"The document to write; DOC itself without it."_s},
         {{u"json"_s}, {}, u"The conflicts that are left as a JSON array."_s}},
        runResolve};
}

} // namespace sw
