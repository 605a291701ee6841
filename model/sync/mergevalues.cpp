// SPDX-License-Identifier: Apache-2.0
#include "model/sync/mergevalues.h"

#include <algorithm>

namespace sw {

namespace {

template <typename T> const T *partWith(const std::vector<T> &parts, decltype(T::id) id)
{
    const auto found
        = std::find_if(parts.begin(), parts.end(), [&](const T &part) { return part.id == id; });
    return found == parts.end() ? nullptr : &*found;
}

template <typename T> auto idsOf(const std::vector<T> &parts)
{
    std::vector<decltype(T::id)> ids;
    ids.reserve(parts.size());
    for (const T &part : parts)
        ids.push_back(part.id);
    return ids;
}

template <typename T> bool samePlainFields(const T &a, const T &b)
{
    bool same = true;
    forEachPlainField<T>([&](const auto &field, auto place) {
        if (!place.value && field.use != FieldUse::Mark)
            same = same && a.*field.member == b.*field.member;
    });
    return same;
}

template <typename T> bool sameParts(const std::vector<T> &a, const std::vector<T> &b, bool ordered)
{
    if (a.size() != b.size() || (ordered && idsOf(a) != idsOf(b)))
        return false;
    return std::all_of(a.begin(), a.end(), [&](const T &part) {
        const T *other = partWith(b, part.id);
        return other && samePlainFields(part, *other);
    });
}

/// The same but for marks, places and the order of what has none.
template <typename T> bool sameShape(const T &a, const T &b)
{
    bool same = samePlainFields(a, b);
    forEachField<T>([&](const auto &field) {
        if constexpr (isParts<decltype(field)>)
            same = same && sameParts(a.*field.member, b.*field.member, field.ordered);
    });
    return same;
}

/// What an object was before anybody set a mark on it or moved it.
template <typename T> T unmarked(const T &object)
{
    static const T defaults;
    T result = object;
    forEachPlainField<T>([&](const auto &field, auto place) {
        if (place.value || field.use == FieldUse::Mark)
            result.*field.member = defaults.*field.member;
    });
    return result;
}

auto aimOf(const ForeignKey &key) { return std::tie(key.columns, key.parent, key.parentColumns); }

/// Columns and parent of a foreign key belong together: they are merged as one.
bool clashingAims(const ForeignKey &base, const ForeignKey &ours, const ForeignKey &theirs)
{
    return aimOf(base) != aimOf(ours) && aimOf(base) != aimOf(theirs)
           && aimOf(ours) != aimOf(theirs);
}

QString orNothing(const QString &text) { return text.isEmpty() ? QStringLiteral("nothing") : text; }

} // namespace

QStringList unitedNames(const QStringList &base, const QStringList &ours, const QStringList &theirs)
{
    QStringList kept;
    QStringList added;
    for (const QString &name : ours + theirs)
        (base.contains(name) ? kept : added) += name;
    kept.removeDuplicates();
    added.removeDuplicates();
    added.sort();
    std::sort(kept.begin(), kept.end(), [&](const QString &a, const QString &b) {
        return base.indexOf(a) < base.indexOf(b);
    });
    return kept + added;
}

/// Says what clashes; `result` is ours there.
template <typename T>
QStringList Merger::mergeFields(const T &base, const T &ours, const T &theirs, T &result)
{
    QStringList clashes;
    if constexpr (std::is_same_v<T, ForeignKey>) {
        if (clashingAims(base, ours, theirs))
            clashes += QStringLiteral("it is %1 here and %2 there")
                           .arg(m_ours.name(ours, m_tables.ours),
                                m_theirs.name(theirs, m_tables.theirs));
    }
    bool moved = false;
    forEachPlainField<T>([&](const auto &field, auto place) {
        const auto &b = base.*field.member;
        const auto &o = ours.*field.member;
        const auto &t = theirs.*field.member;
        auto &r = result.*field.member;
        const std::string_view key = field.name;
        if (mergeMember(b, o, t, r))
            return;
        if constexpr (std::is_same_v<std::decay_t<decltype(r)>, QStringList>) {
            if (key == "formerNames") {
                r = unitedNames(b, o, t);
                return;
            }
        }
        if constexpr (place.value)
            moved = true;
        else if (key == "name" && field.use == FieldUse::Always)
            clashes += QStringLiteral("it is called %1 here and %2 there")
                           .arg(m_ours.say(o, m_tables.ours), m_theirs.say(t, m_tables.theirs));
        else if (key != "columns" && key != "parent" && key != "parentColumns")
            clashes += QStringLiteral("%1 is %2 here and %3 there")
                           .arg(fieldWords(field.name), orNothing(m_ours.say(o, m_tables.ours)),
                                orNothing(m_theirs.say(t, m_tables.theirs)));
    });
    if constexpr (!std::is_same_v<T, Column>) {
        if (moved)
            m_log.note(m_ours.called(ours, nullptr)
                       + QStringLiteral(": placed differently on both sides; ours stays"));
    }
    return clashes;
}

template <typename T> T Merger::merged(const T &base, const T &ours, const T &theirs)
{
    T result = ours;
    const QStringList clashes = mergeFields(base, ours, theirs, result);
    for (const QString &clash : clashes)
        m_log.conflict(base, m_base.called(base, nullptr) + QStringLiteral(": ") + clash);
    if constexpr (std::is_same_v<T, Table>)
        m_tables = {&base, &ours, &theirs};
    forEachField<T>([&](const auto &field) {
        if constexpr (isParts<decltype(field)>)
            result.*field.member = mergedParts(keyOf(base), base.*field.member, ours.*field.member,
                                               theirs.*field.member, field.ordered);
    });
    m_tables = {};
    return result;
}

template <typename T>
std::vector<T> Merger::mergedParts(const ObjectKey &owner, const std::vector<T> &base,
                                   const std::vector<T> &ours, const std::vector<T> &theirs,
                                   bool ordered)
{
    if (base == ours || ours == theirs)
        return theirs;
    if (base == theirs)
        return ours;
    using IdT = decltype(T::id);
    QHash<IdT, T> kept;
    const auto keep = [&](IdT id) {
        if (kept.contains(id))
            return;
        if (auto part
            = mergedPart(owner, partWith(base, id), partWith(ours, id), partWith(theirs, id)))
            kept.insert(id, std::move(*part));
    };
    for (const T &part : ours)
        keep(part.id);
    for (const T &part : theirs)
        keep(part.id);
    const auto keys = kept.keys();
    const MergedOrder<IdT> order = OrderMerger<IdT>(idsOf(base), idsOf(ours), idsOf(theirs),
                                                    QSet<IdT>(keys.begin(), keys.end()), ordered)
                                       .merged();
    if (order.bothMoved)
        m_log.conflict(owner, QStringLiteral("table %1: its columns were put in another order on "
                                             "both sides")
                                  .arg(m_tables.base ? m_tables.base->name : QString()));
    std::vector<T> result;
    for (const IdT id : order.ids)
        result.push_back(kept.value(id));
    return result;
}

/// Nothing where the part is gone.
template <typename T>
std::optional<T> Merger::mergedPart(const ObjectKey &owner, const T *base, const T *ours,
                                    const T *theirs)
{
    const auto report
        = [&](const Speech &speech, const T &part, const Table *table, const QString &text) {
              m_log.conflict(owner, speech.called(part, table) + QStringLiteral(": ") + text);
          };
    if (ours && theirs && base) {
        T result = *ours;
        const QStringList clashes = mergeFields(*base, *ours, *theirs, result);
        for (const QString &clash : clashes)
            report(m_base, *base, m_tables.base, clash);
        return clashes.isEmpty() ? result : *ours;
    }
    if (ours && theirs) {
        T result = *ours;
        if (!unitedPart(*ours, *theirs, result))
            report(m_ours, *ours, m_tables.ours,
                   QStringLiteral("added on both sides, with different content"));
        return result;
    }
    const T *left = ours ? ours : theirs;
    if (!base)
        return *left;
    if (*left == *base)
        return std::nullopt;
    report(m_base, *base, m_tables.base,
           ours ? QStringLiteral("changed here and deleted there")
                : QStringLiteral("deleted here and changed there"));
    return ours ? std::optional(*ours) : std::nullopt;
}

/// False, and `result` is ours, where the two say different things.
template <typename T> bool Merger::unitedPart(const T &ours, const T &theirs, T &result)
{
    result = ours;
    if (!samePlainFields(ours, theirs))
        return false;
    T marked = ours;
    if (!mergeFields(unmarked(ours), ours, theirs, marked).isEmpty())
        return false;
    result = marked;
    return true;
}

template <typename T> T Merger::united(const T &ours, const T &theirs)
{
    if constexpr (std::is_same_v<T, Table>)
        m_tables = {&ours, &ours, &theirs};
    T result = ours;
    bool good
        = sameShape(ours, theirs) && mergeFields(unmarked(ours), ours, theirs, result).isEmpty();
    forEachField<T>([&](const auto &field) {
        if constexpr (isParts<decltype(field)>) {
            for (auto &part : result.*field.member) {
                const auto *other = partWith(theirs.*field.member, part.id);
                const auto our = part;
                good = good && other && unitedPart(our, *other, part);
            }
        }
    });
    m_tables = {};
    if (good)
        return result;
    m_log.conflict(ours, m_ours.called(ours, nullptr)
                             + QStringLiteral(": added on both sides, with different content"));
    return ours;
}

template <typename T> void Merger::changedAndDeleted(const T &base, bool here)
{
    m_log.conflict(base, m_base.called(base, nullptr)
                             + (here ? QStringLiteral(": changed here and deleted there")
                                     : QStringLiteral(": deleted here and changed there")));
}

#define SW_MERGES(T)                                                                               \
    template T Merger::merged(const T &, const T &, const T &);                                    \
    template T Merger::united(const T &, const T &);                                               \
    template void Merger::changedAndDeleted(const T &, bool);

SW_MERGES(Settings)
SW_MERGES(DatabaseOptions)
SW_MERGES(Table)
SW_MERGES(View)
SW_MERGES(Diagram)
SW_MERGES(Placement)
SW_MERGES(Route)
SW_MERGES(Note)
SW_MERGES(Area)

#undef SW_MERGES

} // namespace sw
