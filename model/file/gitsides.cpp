// SPDX-License-Identifier: Apache-2.0
#include "model/file/gitsides.h"

#include "model/document/edit.h"
#include "model/file/documentbytes.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The three files that went into one with markers.
struct GitTexts {
    QByteArray ours;
    QByteArray base;
    QByteArray theirs;
    bool hasBase = true;
};

GitTexts textsOf(QByteArrayView bytes)
{
    enum class In { All, Ours, Base, Theirs };
    constexpr qsizetype MarkerLength = 7;
    GitTexts sides;
    In place = In::All;
    bool baseSeen = false;
    for (const QByteArray &line : bytes.toByteArray().split('\n')) {
        const QByteArray marker = line.left(MarkerLength);
        if (marker == "<<<<<<<") {
            place = In::Ours;
            baseSeen = false;
        } else if (marker == "|||||||" && place == In::Ours) {
            place = In::Base;
            baseSeen = true;
        } else if (marker == "=======" && (place == In::Ours || place == In::Base)) {
            place = In::Theirs;
        } else if (marker == ">>>>>>>" && place == In::Theirs) {
            place = In::All;
            sides.hasBase = sides.hasBase && baseSeen;
        } else {
            if (place == In::All || place == In::Ours)
                sides.ours += line + '\n';
            if (place == In::All || place == In::Base)
                sides.base += line + '\n';
            if (place == In::All || place == In::Theirs)
                sides.theirs += line + '\n';
        }
    }
    // The split saw one line more than there is.
    for (QByteArray *side : {&sides.ours, &sides.base, &sides.theirs})
        side->chop(1);
    return sides;
}

/// What both have alike.
Content common(const Content &ours, const Content &theirs)
{
    Content both = ours;
    for (const Change &change : difference(ours, theirs)) {
        // What differs goes; settings and options are there always, and stay ours.
        if (std::holds_alternative<SettingsPtr>(change.before)
            || std::holds_alternative<DatabaseOptionsPtr>(change.before) || !isThere(change.before))
            continue;
        const auto nothing = std::visit(
            [](const auto &pointer) { return Object(std::decay_t<decltype(pointer)>()); },
            change.before);
        sw::apply(both, Change{change.before, nothing});
    }
    return both;
}

Error sideUnreadable(const QString &side, const Error &error)
{
    return {u"Of the two sides that git left in it, %1 cannot be read: %2"_s.arg(side, error.text)};
}

} // namespace

Result<GitSides> gitSidesOf(QByteArrayView bytes)
{
    const GitTexts texts = textsOf(bytes);
    const Result<Content> ours = contentFromBytes(texts.ours);
    if (!ours)
        return sideUnreadable(u"ours"_s, ours.error());
    const Result<Content> theirs = contentFromBytes(texts.theirs);
    if (!theirs)
        return sideUnreadable(u"theirs"_s, theirs.error());
    const Result<Content> base = contentFromBytes(texts.base);
    return GitSides{texts.hasBase && base ? *base : common(*ours, *theirs), *ours, *theirs};
}

} // namespace sw
