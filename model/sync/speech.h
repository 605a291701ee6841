// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/fields.h"

namespace sw {

/// Says values as people read them: a column by its name, not by its id. Kinds and names are what
/// a difference and a conflict call an object: `foreign key` and `pet(owner_id) → owner`.
class Speech {
public:
    explicit Speech(const Content &content) : m_content(content) {}

    // The table is that to which the value belongs; null for what belongs to none.
    template <typename T> [[nodiscard]] QString say(const T &value, const Table *table) const;

    [[nodiscard]] QString column(ColumnId id, const Table *table) const;
    /// With its columns where they are not its primary key; or wherever they are said.
    [[nodiscard]] QString parent(const ForeignKey &key, bool allColumns = false) const;
    [[nodiscard]] QString diagram(DiagramId id) const;

    [[nodiscard]] QString name(const Settings &, const Table *) const { return {}; }
    [[nodiscard]] QString name(const DatabaseOptions &, const Table *) const { return {}; }
    [[nodiscard]] QString name(const Table &table, const Table *) const;
    [[nodiscard]] QString name(const View &view, const Table *) const;
    [[nodiscard]] QString name(const Column &column, const Table *table) const;
    [[nodiscard]] QString name(const Key &key, const Table *table) const;
    [[nodiscard]] QString name(const Check &check, const Table *table) const;
    [[nodiscard]] QString name(const ForeignKey &key, const Table *table) const;
    [[nodiscard]] QString name(const Index &index, const Table *table) const;
    [[nodiscard]] QString name(const Trigger &trigger, const Table *table) const;
    [[nodiscard]] QString name(const Diagram &diagram, const Table *) const;
    [[nodiscard]] QString name(const Placement &placement, const Table *) const;
    [[nodiscard]] QString name(const Route &route, const Table *) const;
    [[nodiscard]] QString name(const Note &note, const Table *) const;
    [[nodiscard]] QString name(const Area &area, const Table *) const;
    [[nodiscard]] QString name(const MergeConflict &conflict, const Table *) const;

    /// `foreign key pet(owner_id) → owner`.
    template <typename T> [[nodiscard]] QString called(const T &object, const Table *table) const
    {
        const QString calledName = name(object, table);
        return calledName.isEmpty() ? kind(object)
                                    : QString(kind(object) + QStringLiteral(" ") + calledName);
    }

    template <typename T> [[nodiscard]] static QString kind(const T &object);

private:
    [[nodiscard]] QString subject(quint64 id) const;

    const Content &m_content;
};

/// A field as people call it: `notNull` is NOT NULL, `formerNames` former names.
[[nodiscard]] QString fieldWords(const char *field);

[[nodiscard]] QString numberText(double value);

template <typename T> QString Speech::kind(const T &object)
{
    if constexpr (std::is_same_v<T, Key>)
        return object.primary ? QStringLiteral("primary key") : QStringLiteral("unique key");
    else if constexpr (std::is_same_v<T, Settings>)
        return QStringLiteral("settings");
    else if constexpr (std::is_same_v<T, DatabaseOptions>)
        return QStringLiteral("database");
    else if constexpr (std::is_same_v<T, Placement>)
        return QStringLiteral("placement");
    else
        return fieldWords(kindOf<T>());
}

template <typename T> QString Speech::say(const T &value, const Table *table) const
{
    const auto joined = [&](const auto &items) {
        QStringList texts;
        for (const auto &item : items)
            texts += say(item, table);
        return texts.join(QStringLiteral(", "));
    };
    if constexpr (std::is_same_v<T, QString>) {
        return value;
    } else if constexpr (std::is_same_v<T, QStringList>) {
        return value.join(QStringLiteral(", "));
    } else if constexpr (std::is_same_v<T, bool>) {
        return value ? QStringLiteral("yes") : QString();
    } else if constexpr (std::is_same_v<T, qint64>) {
        return value == 0 ? QString() : QString::number(value);
    } else if constexpr (NamedEnum<T>) {
        const std::string_view word = enumName(value);
        return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size())).toUpper();
    } else if constexpr (std::is_same_v<T, ColumnId>) {
        return column(value, table);
    } else if constexpr (std::is_same_v<T, KeyPart>) {
        return QStringList{column(value.column, table), value.collation, say(value.order, table)}
            .join(QLatin1Char(' '))
            .simplified();
    } else if constexpr (std::is_same_v<T, IndexPart>) {
        return QStringList{value.column.isNull() ? value.expression : column(value.column, table),
                           value.collation, say(value.order, table)}
            .join(QLatin1Char(' '))
            .simplified();
    } else if constexpr (std::is_same_v<T, QPointF>) {
        return QStringLiteral("(%1, %2)").arg(numberText(value.x()), numberText(value.y()));
    } else if constexpr (std::is_same_v<T, QSizeF>) {
        return QStringLiteral("%1 × %2").arg(numberText(value.width()), numberText(value.height()));
    } else if constexpr (std::is_same_v<T, NotNull>) {
        return say(value.onConflict, table);
    } else if constexpr (std::is_same_v<T, Generated>) {
        return value.stored ? QString(value.expression + QStringLiteral(" STORED"))
                            : value.expression;
    } else if constexpr (std::is_same_v<T, AreaId>) {
        const AreaPtr area = m_content.drawing.areas.find(value);
        return area ? area->title : QString();
    } else if constexpr (std::is_same_v<T, DiagramId>) {
        return diagram(value);
    } else if constexpr (std::is_same_v<T, ColumnRef> || std::is_same_v<T, TableRef>) {
        return value.name.isEmpty() ? value.id.text() : value.name;
    } else if constexpr (HasFields<T>) {
        static const T defaults;
        QStringList texts;
        forEachField<T>([&](const auto &field) {
            const auto &member = value.*field.member;
            if (!(member == defaults.*field.member))
                texts += QString(fieldWords(field.name) + QLatin1Char(' ') + say(member, table));
        });
        return texts.join(QStringLiteral(", "));
    } else if constexpr (requires { value.has_value(); }) {
        return value ? say(*value, table) : QString();
    } else if constexpr (std::is_same_v<T, quint64>) {
        return idText(value);
    } else if constexpr (requires { value.isNull(); }) {
        return value.text();
    } else {
        return joined(value);
    }
}

} // namespace sw
