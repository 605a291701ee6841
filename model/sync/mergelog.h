// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/fields.h"

#include <compare>
#include <map>

namespace sw {

/// Any object of a document, by kind and id.
struct ObjectKey {
    size_t kind = 0; ///< its place in Object
    quint64 id = 0;
    quint64 diagram = 0; ///< of a placement or route

    auto operator<=>(const ObjectKey &) const = default;
};

template <typename T> [[nodiscard]] ObjectKey keyOf(const T &object)
{
    ObjectKey key;
    key.kind = Object(std::shared_ptr<const T>()).index();
    if constexpr (HasFields<
                      T> && !std::is_same_v<T, Settings> && !std::is_same_v<T, DatabaseOptions>)
        key.id = idBitsOf(object);
    if constexpr (std::is_same_v<T, Placement> || std::is_same_v<T, Route>)
        key.diagram = object.diagram.value();
    return key;
}

/// The object in the content, null where it is not there.
[[nodiscard]] Object objectIn(const Content &content, const ObjectKey &key);

/// What a merge has to report: conflicts by object, notes in their order.
class MergeLog {
public:
    template <typename T> void conflict(const T &object, const QString &text)
    {
        conflict(keyOf(object), text);
    }
    void conflict(const ObjectKey &object, const QString &text);
    void note(const QString &text);

    [[nodiscard]] bool hasConflict(const ObjectKey &object) const
    {
        return m_conflicts.contains(object);
    }
    [[nodiscard]] std::vector<MergeConflictPtr> conflicts(const Content &base,
                                                          const Content &theirs) const;
    [[nodiscard]] QStringList notes() const { return m_notes; }

private:
    std::map<ObjectKey, QStringList> m_conflicts;
    QStringList m_notes;
};

} // namespace sw
