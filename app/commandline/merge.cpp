// SPDX-License-Identifier: Apache-2.0
#include "model/sync/merge.h"

#include "app/commandline/verb.h"
#include "model/file/documentfile.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The common ancestor; git hands over an empty file where both sides made the document anew.
Result<Content> readBase(const QString &path)
{
    const QFileInfo info(path);
    if (info.isFile() && info.size() == 0)
        return Content();
    return readDocument(path);
}

Exit runMerge(const Invocation &given)
{
    const QString output = given.value(u"output"_s);
    if (output.isEmpty())
        return usageError(u"merge"_s, u"Where to? Name the merged document with -o."_s);
    const Result<Content> base = readBase(given.argument(0));
    if (!base)
        return failure(base.error().text);
    const Result<Content> ours = readDocument(given.argument(1));
    if (!ours)
        return failure(ours.error().text);
    const Result<Content> theirs = readDocument(given.argument(2));
    if (!theirs)
        return failure(theirs.error().text);
    const MergeResult merged = merge(*base, *ours, *theirs);
    if (const Result<Done> saved = saveDocument(output, merged.content); !saved)
        return failure(saved.error().text);
    for (const QString &note : merged.notes)
        printMessage(u"note: "_s + note);
    for (const MergeConflictPtr &conflict : merged.conflicts)
        printMessage(u"conflict: "_s + conflict->text);
    return merged.conflicts.empty() ? Exit::Done : Exit::Differences;
}

} // namespace

Verb mergeVerb()
{
    return {u"merge"_s,
            u"BASE OURS THEIRS -o OUT"_s,
            u"Merges two versions of a document that came from one. What both changed in different "
            u"ways\n"
            "is a conflict: ours stands, both are kept in the document, exit status 1. As a merge\n"
            "driver for git, see resources/docs/git.md."_s,
            u"  git config merge.schemawright.driver 'schemawright merge %O %A %B -o %A'\n"_s,
            3,
            {{{u"o"_s, u"output"_s}, u"OUT"_s, u"The document to write; it may be OURS."_s}},
            runMerge};
}

} // namespace sw
