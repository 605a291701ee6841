// SPDX-License-Identifier: Apache-2.0
#include "widgets/editing/pythonlines.h"

#include "model/document/names.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The class of a table's rows: as a person said, else `StudentCourse` for `student_courses`.
QString className(const Content &content, TableId id)
{
    const TablePtr table = content.schema.tables.find(id);
    if (!table)
        return {};
    if (!table->model.className.isEmpty())
        return table->model.className;
    QString name;
    bool upper = true;
    const QString one = singularName(table->name, pluralRuleOf(content));
    for (const QChar letter : one) {
        if (!letter.isLetterOrNumber()) {
            upper = true;
            continue;
        }
        name.append(upper ? letter.toUpper() : letter);
        upper = false;
    }
    return name;
}

const ForeignKey *keyIn(const Content &content, TableId table, ForeignKeyId key)
{
    const TablePtr found = content.schema.tables.find(table);
    return found ? found->foreignKey(key) : nullptr;
}

/// `pets: Mapped[list["Pet"]] = relationship(back_populates="owner", …)`.
QString lineOf(const Content &content, const RelationshipEnd &end, const RelationshipEnd &back,
               const EndModel &model, const QString &secondary)
{
    if (end.role.isEmpty())
        return {};
    const QString name = u'"' + className(content, end.table) + u'"';
    const QString type = !end.one       ? QString(u"list[" + name + u']')
                         : end.required ? name
                                        : QString(u"Optional[" + name + u']');
    QStringList arguments;
    const auto add = [&](const QString &word, const QString &text) {
        if (!text.isEmpty())
            arguments.append(word + u'=' + text);
    };
    add(u"secondary"_s, secondary.isEmpty() ? QString() : pythonText(secondary));
    add(u"back_populates"_s,
        back.role.isEmpty() || model.alone ? QString() : pythonText(back.role));
    add(u"cascade"_s, model.cascade);
    add(u"lazy"_s, model.lazy);
    add(u"order_by"_s, model.orderBy);
    return end.role + u": Mapped[" + type + u"] = relationship(" + arguments.join(u", ") + u')';
}

} // namespace

QStringList pythonLines(const Content &content, const Relationship &relationship)
{
    const bool across = !relationship.association.isNull();
    const TableId holder = across ? relationship.association : relationship.right.table;
    const ForeignKey *near = keyIn(content, holder, relationship.key);
    const ForeignKey *far = across ? keyIn(content, holder, relationship.farKey) : near;
    if (!near || !far)
        return {};
    const TablePtr association = content.schema.tables.find(relationship.association);
    const QString secondary = association ? association->name : QString();
    // Across an association, the word for what lies beyond belongs to the key to where one stands.
    QStringList lines{lineOf(content, relationship.left, relationship.right,
                             across ? far->acrossModel : near->parentModel, secondary),
                      lineOf(content, relationship.right, relationship.left,
                             across ? near->acrossModel : near->childrenModel, secondary)};
    lines.removeAll(QString());
    return lines;
}

QString pythonText(const QString &words)
{
    const QString text = words.trimmed();
    const bool isCode = text.isEmpty() || text.startsWith(u'"') || text.startsWith(u'\'')
                        || text == u"True"_s || text == u"False"_s || text == u"None"_s;
    return isCode ? text : QString(u'"' + QString(text).replace(u'"', u"\\\""_s) + u'"');
}

QString wordsOfPython(const QString &text)
{
    const bool quoted = text.size() >= 2 && (text.startsWith(u'"') || text.startsWith(u'\''))
                        && text.endsWith(text.front());
    return quoted ? text.mid(1, text.size() - 2) : text;
}

} // namespace sw
