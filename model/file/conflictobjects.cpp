// SPDX-License-Identifier: Apache-2.0
// The objects that a merge conflict keeps: each the list of its block's lines.
#include "model/file/blocks.h"
#include "model/file/header.h"

namespace sw {

namespace {

template <typename T> using ValueOf = std::remove_const_t<typename T::element_type>;

/// What the lines of a kind of object are; the two that stand once have no id of their own.
template <typename T> struct LineOf {
    using Type = T;
};
template <> struct LineOf<Settings> {
    using Type = Single<Settings>;
};
template <> struct LineOf<DatabaseOptions> {
    using Type = Single<DatabaseOptions>;
};

template <typename T> bool readPartItems(JsonCursor &json, T &owner)
{
    for (size_t item = 1; json.nextItem(); ++item) {
        std::string_view kind;
        QString what;
        if (json.beginObject() && json.nextKey(kind)) {
            if (isPartOf<T>(kind))
                readPart(json, kind, owner, what);
            else
                json.fail(QStringLiteral("this is no part of %1").arg(described(owner)));
        }
        if (!json.ok())
            return json.within(item);
    }
    return json.ok();
}

/// False where the object is of another kind; whether it went well, the cursor says.
template <typename Pointer> bool readAs(JsonCursor &json, std::string_view kind, Object &object)
{
    using Line = typename LineOf<ValueOf<Pointer>>::Type;
    if (kind != kindOf<Line>())
        return false;
    Line line;
    if (!readRest(json, line))
        return !json.within(size_t(0));
    if (!readPartItems(json, line))
        return true;
    if constexpr (std::is_same_v<Line, ValueOf<Pointer>>)
        object = std::make_shared<const Line>(std::move(line));
    else
        object = std::make_shared<const ValueOf<Pointer>>(std::move(line.value));
    return true;
}

template <typename... Pointers>
bool readAny(JsonCursor &json, std::string_view kind, Object &object, std::variant<Pointers...> *)
{
    return ((!std::is_same_v<Pointers, MergeConflictPtr> && readAs<Pointers>(json, kind, object))
            || ...);
}

} // namespace

bool readObject(JsonCursor &json, Object &object)
{
    if (!json.beginArray() || !json.nextItem())
        return json.ok();
    std::string_view kind;
    if (!json.beginObject() || !json.nextKey(kind))
        return json.fail(QStringLiteral("an object with its kind and id is needed"));
    if (!readAny(json, kind, object, static_cast<Object *>(nullptr)))
        return json.fail(QStringLiteral("no object of a document begins so"));
    return json.ok();
}

void alignKinds(MergeConflict &conflict)
{
    const auto nothingLike = [](const Object &object) {
        return std::visit(
            [](const auto &pointer) { return Object(std::decay_t<decltype(pointer)>()); }, object);
    };
    if (!isThere(conflict.base))
        conflict.base = nothingLike(conflict.theirs);
    if (!isThere(conflict.theirs))
        conflict.theirs = nothingLike(conflict.base);
}

void JsonWriter::object(const Object &object)
{
    raw("[");
    std::visit(
        [&](const auto &pointer) {
            using T = ValueOf<std::decay_t<decltype(pointer)>>;
            using Line = typename LineOf<T>::Type;
            if (!pointer)
                return;
            if constexpr (std::is_same_v<Line, T>)
                writeBlock(*this, *pointer, ",");
            else
                fields(Line{*pointer});
        },
        object);
    raw("]");
}

} // namespace sw
