// SPDX-License-Identifier: Apache-2.0
#include "model/sync/words.h"

#include "model/sql/quote.h"
#include "model/sync/speech.h"

#include <QJsonObject>

#include <algorithm>

namespace sw {

namespace {

template <typename T> inline constexpr bool isOptionalValue = false;
template <typename T> inline constexpr bool isOptionalValue<std::optional<T>> = true;

template <typename T> const T *withId(const std::vector<T> &items, decltype(T::id) id)
{
    const auto found
        = std::find_if(items.begin(), items.end(), [&](const T &item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

/// The ids that stand in the other list, too, in this one's order.
template <typename T> auto commonIds(const std::vector<T> &items, const std::vector<T> &others)
{
    std::vector<decltype(T::id)> ids;
    for (const T &item : items) {
        if (withId(others, item.id))
            ids.push_back(item.id);
    }
    return ids;
}

class Teller {
public:
    Teller(const Content &before, const Content &after) : m_before(before), m_after(after) {}

    void tell(const Change &change)
    {
        m_tableBefore = m_tableAfter = nullptr;
        m_object = 0;
        std::visit(
            [&](const auto &before) {
                const auto &after = std::get<std::decay_t<decltype(before)>>(change.after);
                if (before || after)
                    m_object = idBitsOf(before ? *before : *after);
                if (before && after)
                    tellObject(*before, *after);
                else if (before)
                    add(lineOf(m_before, *before, nullptr, u"removed"));
                else
                    add(lineOf(m_after, *after, nullptr, u"added"));
            },
            change.before);
    }

    std::vector<DiffLine> lines;

private:
    template <typename T>
    DiffLine lineOf(const Speech &speech, const T &object, const Table *table,
                    QStringView change) const
    {
        constexpr bool isPart = !std::is_constructible_v<Object, std::shared_ptr<const T>>;
        DiffLine line;
        line.spot = {m_object, kindOf<T>(), isPart ? idBitsOf(object) : 0, {}};
        line.kind = Speech::kind(object);
        line.name = speech.name(object, table);
        line.change = change.toString();
        return line;
    }

    /// Adds the line; its text is what it is about, and then `rest`.
    void add(DiffLine line, const QString &rest = {})
    {
        line.text = line.kind;
        if (!line.name.isEmpty())
            line.text += QLatin1Char(' ') + line.name;
        line.text += rest.isEmpty() ? QString(QLatin1Char(' ') + line.change) : rest;
        lines.push_back(std::move(line));
    }

    template <typename T> void tellObject(const T &before, const T &after)
    {
        if constexpr (std::is_same_v<T, Table>) {
            m_tableBefore = &before;
            m_tableAfter = &after;
        }
        tellFields(before, after);
        forEachField<T>([&](const auto &field) {
            if constexpr (isParts<decltype(field)>) {
                tellParts(before.*field.member, after.*field.member);
                if (field.ordered)
                    tellOrder(before, before.*field.member, after.*field.member);
            }
        });
    }

    template <typename T> void tellParts(const std::vector<T> &before, const std::vector<T> &after)
    {
        for (const T &part : before) {
            const T *now = withId(after, part.id);
            if (!now)
                add(lineOf(m_before, part, m_tableBefore, u"removed"));
            else if (!(part == *now))
                tellFields(part, *now);
        }
        for (const T &part : after) {
            if (!withId(before, part.id))
                add(lineOf(m_after, part, m_tableAfter, u"added"));
        }
    }

    template <typename Owner, typename T>
    void tellOrder(const Owner &owner, const std::vector<T> &before, const std::vector<T> &after)
    {
        if (commonIds(before, after) == commonIds(after, before))
            return;
        QStringList names;
        for (const T &item : after)
            names += quotedName(item.name);
        DiffLine line = lineOf(m_before, owner, nullptr, u"reordered");
        line.after = names.join(QStringLiteral(", "));
        line.spot.member = OrderOfParts;
        add(line, QStringLiteral(": its columns now stand as ") + line.after);
    }

    template <typename T> void tellFields(const T &before, const T &after)
    {
        DiffLine line = lineOf(m_before, before, m_tableBefore, u"changed");
        bool renamed = false;
        forEachField<T>([&](const auto &field) {
            if constexpr (!isParts<decltype(field)>) {
                const std::string_view key = field.name;
                line.spot.member = key;
                // A name that is always written is what the object is called by.
                if (key == "name" && field.use == FieldUse::Always)
                    renamed = tellRename(line, before.*field.member, after.*field.member);
                else if (field.use != FieldUse::Id && !(renamed && key == "formerNames"))
                    tellField(line, field, before, after);
            }
        });
    }

    template <typename M> bool tellRename(DiffLine line, const M &before, const M &after)
    {
        if constexpr (std::is_same_v<M, QString>) {
            if (before == after)
                return false;
            line.change = QStringLiteral("renamed");
            line.before = before;
            line.after = after;
            add(line, QStringLiteral(" renamed to ") + quotedName(after));
            return true;
        }
        return false;
    }

    template <typename T, typename F>
    void tellField(const DiffLine &line, const F &field, const T &before, const T &after)
    {
        using M = std::decay_t<decltype(before.*field.member)>;
        if constexpr (std::is_same_v<M, TableRef>) {
            // The parent and its columns are one thing to people.
            if (before.parent != after.parent || before.parentColumns != after.parentColumns)
                tellValues(line, fieldWords(field.name), m_before.parent(before, true),
                           m_after.parent(after, true));
        } else if constexpr (!std::is_same_v<
                                 M, std::vector<ColumnRef>> && !std::is_same_v<M, Object>) {
            tellMember(line, fieldWords(field.name), before.*field.member, after.*field.member);
        }
    }

    template <typename M>
    void tellMember(const DiffLine &line, const QString &words, const M &before, const M &after)
    {
        if (before == after)
            return;
        if constexpr (std::is_same_v<M, bool>) {
            tellFlag(line, words, after);
        } else if constexpr (isOptionalValue<M>) {
            const QString said
                = after ? m_after.say(*after, m_tableAfter) : m_before.say(*before, m_tableBefore);
            if (before && after)
                tellValues(line, words, m_before.say(*before, m_tableBefore), said);
            else
                tellFlag(line, said.isEmpty() ? words : QString(words + QLatin1Char(' ') + said),
                         after.has_value());
        } else if constexpr (HasFields<M>) {
            forEachField<M>([&](const auto &field) {
                tellMember(line, QString(words + QLatin1Char(' ') + fieldWords(field.name)),
                           before.*field.member, after.*field.member);
            });
        } else {
            tellValues(line, words, m_before.say(before, m_tableBefore),
                       m_after.say(after, m_tableAfter));
        }
    }

    void tellFlag(DiffLine line, const QString &words, bool now)
    {
        line.field = words;
        (now ? line.after : line.before) = QStringLiteral("yes");
        add(line, QStringLiteral(": %1 %2").arg(words, now ? QStringLiteral("added")
                                                           : QStringLiteral("removed")));
    }

    void tellValues(DiffLine line, const QString &words, const QString &before,
                    const QString &after)
    {
        line.field = words;
        line.before = before;
        line.after = after;
        QString rest = QStringLiteral(": %1 ").arg(words);
        if (before == after)
            rest += QStringLiteral("changed");
        else if (before.isEmpty())
            rest += after + QStringLiteral(" added");
        else if (after.isEmpty())
            rest += before + QStringLiteral(" removed");
        else
            rest += before + QStringLiteral(" became ") + after;
        add(line, rest);
    }

    Speech m_before;
    Speech m_after;
    quint64 m_object = 0;
    const Table *m_tableBefore = nullptr;
    const Table *m_tableAfter = nullptr;
};

} // namespace

std::vector<DiffLine> wordsFor(const Changes &changes, const Content &before, const Content &after)
{
    Teller teller(before, after);
    for (const Change &change : changes)
        teller.tell(change);
    return std::move(teller.lines);
}

QJsonArray toJson(const std::vector<DiffLine> &lines)
{
    QJsonArray array;
    for (const DiffLine &line : lines) {
        QJsonObject object{{QStringLiteral("kind"), line.kind},
                           {QStringLiteral("name"), line.name},
                           {QStringLiteral("change"), line.change},
                           {QStringLiteral("text"), line.text}};
        if (!line.field.isEmpty())
            object.insert(QStringLiteral("field"), line.field);
        if (!line.before.isEmpty())
            object.insert(QStringLiteral("before"), line.before);
        if (!line.after.isEmpty())
            object.insert(QStringLiteral("after"), line.after);
        array.append(object);
    }
    return array;
}

} // namespace sw
