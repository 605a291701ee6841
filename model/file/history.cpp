// SPDX-License-Identifier: Apache-2.0
#include "model/file/history.h"

#include "model/file/blocks.h"
#include "model/file/jsonwriter.h"

namespace sw {

namespace {

constexpr qint64 HistoryVersion = 1;
constexpr qint64 MostSteps = 200;
constexpr size_t MostChanges = 200'000; ///< of all steps; an import of 10,000 tables is one

/// The first line; a step a line follows.
struct HistoryHeader {
    qint64 version = HistoryVersion;
    QString content;
    qint64 done = 0;
};

} // namespace

template <> struct FieldsOf<Change> {
    static constexpr std::tuple all{
        Field{"before", &Change::before, FieldUse::Always},
        Field{"after", &Change::after, FieldUse::Always},
    };
};

template <> struct FieldsOf<HistoryStep> {
    static constexpr std::tuple all{
        Field{"step", &HistoryStep::text, FieldUse::Id},
        Field{"changes", &HistoryStep::changes},
    };
};

template <> struct FieldsOf<HistoryHeader> {
    static constexpr std::tuple all{
        Field{"history", &HistoryHeader::version, FieldUse::Id},
        Field{"content", &HistoryHeader::content, FieldUse::Always},
        Field{"done", &HistoryHeader::done, FieldUse::Always},
    };
};

namespace {

bool canBeWritten(const HistoryStep &step)
{
    return std::none_of(step.changes.begin(), step.changes.end(), [](const Change &change) {
        return std::holds_alternative<MergeConflictPtr>(change.before)
               || std::holds_alternative<MergeConflictPtr>(change.after);
    });
}

/// The object in the content that has the identity of the given one.
template <typename T> std::shared_ptr<const T> present(const Shelf<T> &shelf, const T &object)
{
    return shelf.find(shelfKey(object));
}

bool stands(const Content &content, const Object &object, const Object &other)
{
    const auto here = [&](const auto &pointer) -> Object {
        using T = std::remove_const_t<typename std::decay_t<decltype(pointer)>::element_type>;
        if constexpr (std::is_same_v<T, Settings>)
            return content.settings;
        else if constexpr (std::is_same_v<T, DatabaseOptions>)
            return std::make_shared<const DatabaseOptions>(content.schema.options);
        else if constexpr (std::is_same_v<T, Table>)
            return present(content.schema.tables, *pointer);
        else if constexpr (std::is_same_v<T, View>)
            return present(content.schema.views, *pointer);
        else if constexpr (std::is_same_v<T, Diagram>)
            return present(content.drawing.diagrams, *pointer);
        else if constexpr (std::is_same_v<T, Placement>)
            return present(content.drawing.placements, *pointer);
        else if constexpr (std::is_same_v<T, Route>)
            return present(content.drawing.routes, *pointer);
        else if constexpr (std::is_same_v<T, Note>)
            return present(content.drawing.notes, *pointer);
        else if constexpr (std::is_same_v<T, Area>)
            return present(content.drawing.areas, *pointer);
        else
            return present(content.conflicts, *pointer);
    };
    if (!isThere(object) && !isThere(other))
        return false;
    const Object &named = isThere(object) ? object : other;
    return sameObject(std::visit(here, named), object);
}

/// Makes the change if the content is what it starts from.
bool makeIfFits(Content &content, const Change &change)
{
    if (change.before.index() != change.after.index()
        || !stands(content, change.before, change.after))
        return false;
    sw::apply(content, change);
    return true;
}

bool fits(const History &history, const Content &content)
{
    if (history.done < 0 || history.done > static_cast<qint64>(history.steps.size()))
        return false;
    const auto now = history.steps.begin() + history.done;
    Content back = content;
    for (auto step = now; step != history.steps.begin();) {
        --step;
        for (const Change &change : inverse(step->changes)) {
            if (!makeIfFits(back, change))
                return false;
        }
    }
    Content forth = content;
    for (auto step = now; step != history.steps.end(); ++step) {
        for (const Change &change : step->changes) {
            if (!makeIfFits(forth, change))
                return false;
        }
    }
    return true;
}

/// An empty list does not say of what kind its object is not there: of that of the other one.
void alignKinds(Change &change)
{
    const auto nothingLike = [](const Object &object) {
        return std::visit(
            [](const auto &pointer) { return Object(std::decay_t<decltype(pointer)>()); }, object);
    };
    if (!isThere(change.before))
        change.before = nothingLike(change.after);
    if (!isThere(change.after))
        change.after = nothingLike(change.before);
}

} // namespace

History worthKeeping(History history)
{
    auto &steps = history.steps;
    const auto now = static_cast<size_t>(history.done);
    // From what is done outwards, first back, then forth.
    size_t first = now;
    size_t changes = 0;
    const auto room = [&](size_t step, size_t count) {
        changes += steps[step].changes.size();
        return count < MostSteps && changes <= MostChanges && canBeWritten(steps[step]);
    };
    while (first > 0 && room(first - 1, now - first))
        --first;
    size_t last = now;
    while (last < steps.size() && room(last, last - first))
        ++last;
    steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(last), steps.end());
    steps.erase(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(first));
    history.done -= static_cast<qint64>(first);
    return history;
}

QByteArray bytesOf(const History &history, const QString &contentHash)
{
    JsonWriter json;
    json.fields(HistoryHeader{HistoryVersion, contentHash, history.done});
    json.raw("\n");
    for (const HistoryStep &step : history.steps) {
        json.fields(step);
        json.raw("\n");
    }
    return QByteArray::fromStdString(json.written());
}

Result<History> historyOf(const Content &content, const QString &contentHash, QByteArrayView bytes)
{
    JsonCursor json(bytes);
    HistoryHeader header;
    if (!bytes.isValidUtf8() || !json.nextLine() || !json.beginObject() || !readFields(json, header)
        || !json.endLine() || header.version != HistoryVersion)
        return Error{QStringLiteral("this is no history of a document")};
    if (header.content != contentHash)
        return Error{QStringLiteral("the history is that of another content")};
    History history;
    history.done = header.done;
    while (json.nextLine()) {
        HistoryStep step;
        if (!json.beginObject() || !readFields(json, step) || !json.endLine())
            return Error{QStringLiteral("the history cannot be read in line %1: %2")
                             .arg(json.line())
                             .arg(json.failure())};
        std::for_each(step.changes.begin(), step.changes.end(),
                      [](Change &change) { alignKinds(change); });
        history.steps.push_back(std::move(step));
    }
    if (!fits(history, content))
        return Error{QStringLiteral("the history does not lead to the content")};
    return history;
}

} // namespace sw
