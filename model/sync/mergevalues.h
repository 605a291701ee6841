// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/mergelog.h"
#include "model/sync/mergeorder.h"
#include "model/sync/speech.h"

namespace sw {

/// Where something stands or how it is drawn: never a conflict, ours stays.
template <typename T, typename M> inline constexpr bool isPlace = false;
template <typename M> inline constexpr bool isPlace<Placement, M> = true;
template <typename M> inline constexpr bool isPlace<Route, M> = true;
template <> inline constexpr bool isPlace<Note, QPointF> = true;
template <> inline constexpr bool isPlace<Note, QSizeF> = true;
template <> inline constexpr bool isPlace<Area, QPointF> = true;
template <> inline constexpr bool isPlace<Area, QSizeF> = true;
template <> inline constexpr bool isPlace<Diagram, qint64> = true; // the layout's seed, the order

/// Calls `visit(field, isPlace)` for the fields that say what the object is.
template <typename T, typename Visit> void forEachPlainField(Visit visit)
{
    forEachField<T>([&](const auto &field) {
        if constexpr (!isParts<decltype(field)>) {
            using M = std::decay_t<decltype(std::declval<T>().*field.member)>;
            if (field.use != FieldUse::Id)
                visit(field, std::bool_constant<isPlace<T, M>>());
        }
    });
}

/// Whether the two differ in nothing but their places.
template <typename T> [[nodiscard]] bool sameButForPlace(const T &a, const T &b)
{
    T moved = a;
    forEachPlainField<T>([&](const auto &field, auto place) {
        if constexpr (place.value)
            moved.*field.member = b.*field.member;
    });
    return moved == b;
}

/// Merges one value. False where both sides changed it, each in its way; `result` is ours then.
template <typename M> bool mergeMember(const M &base, const M &ours, const M &theirs, M &result)
{
    result = base == ours ? theirs : ours;
    if (base == ours || base == theirs || ours == theirs)
        return true;
    if constexpr (HasFields<M> && !std::is_same_v<M, TableRef> && !std::is_same_v<M, Generated>) {
        bool good = true;
        forEachField<M>([&](const auto &field) {
            good = mergeMember(base.*field.member, ours.*field.member, theirs.*field.member,
                               result.*field.member)
                   && good;
        });
        if (!good)
            result = ours;
        return good;
    }
    return false;
}

/// Former names of both sides: those that stand in the base first, then the new ones by name.
[[nodiscard]] QStringList unitedNames(const QStringList &base, const QStringList &ours,
                                      const QStringList &theirs);

/// Merges objects with their parts; keeps ours and reports what cannot be decided.
class Merger {
public:
    Merger(const Content &base, const Content &ours, const Content &theirs, MergeLog &log)
        : m_base(base), m_ours(ours), m_theirs(theirs), m_log(log)
    {
    }

    /// All three are there.
    template <typename T> T merged(const T &base, const T &ours, const T &theirs);

    /// Added on both sides with one id: united where they say the same, except for marks that only
    /// one side has set.
    template <typename T> T united(const T &ours, const T &theirs);

    /// Changed on one side and deleted on the other. `here`: changed by us.
    template <typename T> void changedAndDeleted(const T &base, bool here);

private:
    /// The table whose parts are merged, in the three versions; null pointers outside of one.
    struct Tables {
        const Table *base = nullptr;
        const Table *ours = nullptr;
        const Table *theirs = nullptr;
    };

    template <typename T>
    QStringList mergeFields(const T &base, const T &ours, const T &theirs, T &result);
    template <typename T>
    std::vector<T> mergedParts(const ObjectKey &owner, const std::vector<T> &base,
                               const std::vector<T> &ours, const std::vector<T> &theirs,
                               bool ordered);
    template <typename T>
    std::optional<T> mergedPart(const ObjectKey &owner, const T *base, const T *ours,
                                const T *theirs);
    template <typename T> bool unitedPart(const T &ours, const T &theirs, T &result);

    Speech m_base;
    Speech m_ours;
    Speech m_theirs;
    MergeLog &m_log;
    Tables m_tables;
};

} // namespace sw
