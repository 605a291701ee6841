// SPDX-License-Identifier: Apache-2.0
#include "model/sync/mergelog.h"

namespace sw {

namespace {

template <typename T> std::shared_ptr<const T> foundOn(const Shelf<T> &shelf, const ObjectKey &key)
{
    using Key = typename Shelf<T>::Key;
    if constexpr (std::is_same_v<T, Placement>)
        return shelf.find(Key(DiagramId(key.diagram), key.id));
    else if constexpr (std::is_same_v<T, Route>)
        return shelf.find(Key(DiagramId(key.diagram), ForeignKeyId(key.id)));
    else
        return shelf.find(Key(key.id));
}

} // namespace

Object objectIn(const Content &content, const ObjectKey &key)
{
    const auto is = [&]<typename T>(const std::shared_ptr<const T> &kind) {
        return key.kind == Object(kind).index();
    };
    const Drawing &drawing = content.drawing;
    if (is(SettingsPtr()))
        return content.settings;
    if (is(DatabaseOptionsPtr()))
        return std::make_shared<const DatabaseOptions>(content.schema.options);
    if (is(TablePtr()))
        return foundOn(content.schema.tables, key);
    if (is(ViewPtr()))
        return foundOn(content.schema.views, key);
    if (is(DiagramPtr()))
        return foundOn(drawing.diagrams, key);
    if (is(PlacementPtr()))
        return foundOn(drawing.placements, key);
    if (is(RoutePtr()))
        return foundOn(drawing.routes, key);
    if (is(NotePtr()))
        return foundOn(drawing.notes, key);
    if (is(AreaPtr()))
        return foundOn(drawing.areas, key);
    return foundOn(content.conflicts, key);
}

void MergeLog::conflict(const ObjectKey &object, const QString &text)
{
    QStringList &texts = m_conflicts[object];
    if (!texts.contains(text))
        texts += text;
}

void MergeLog::note(const QString &text)
{
    if (!m_notes.contains(text))
        m_notes += text;
}

std::vector<MergeConflictPtr> MergeLog::conflicts(const Content &base, const Content &theirs) const
{
    std::vector<MergeConflictPtr> result;
    for (const auto &[key, texts] : m_conflicts) {
        MergeConflict conflict;
        conflict.id = Id<struct ConflictTag>::fromNames(
            {u"conflict", QString::number(key.kind), idText(key.id), idText(key.diagram)});
        conflict.text = texts.join(QLatin1Char('\n'));
        conflict.base = objectIn(base, key);
        conflict.theirs = objectIn(theirs, key);
        result.push_back(std::make_shared<const MergeConflict>(std::move(conflict)));
    }
    return result;
}

} // namespace sw
