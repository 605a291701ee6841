// SPDX-License-Identifier: Apache-2.0
#include "model/document/sqltexts.h"

#include "model/base/name.h"
#include "model/sql/parse.h"
#include "model/sql/read.h"
#include "model/sql/types.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

template <typename Test> bool isOne(Test test, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return !text.contains(QChar(u'\0')) && test(viewOf(bytes));
}

/// A text that could be more than it says it is would end in a semicolon or a comment.
template <typename Tree> bool reachesEnd(const Parsed<Tree> &tree, const QByteArray &bytes)
{
    return tree && tree->range.end == tree->tokens.size()
           && tree->tokens.back().end == static_cast<quint32>(bytes.size())
           && !bytes.contains('\0');
}

Error notSql(const QString &text, const QString &what, const QString &of)
{
    return {u"“"_s % text % u"” is not "_s % what % u" of "_s % of % u"; correct it."_s};
}

} // namespace

Objection objectionToTexts(const Column &column)
{
    const QString name = u"column “"_s % column.name % u"”"_s;
    if (!column.type.isEmpty() && !isOne(isTypeText, column.type))
        return notSql(column.type, u"a type"_s, name);
    if (!column.defaultValue.isEmpty() && !isOne(isDefaultText, column.defaultValue))
        return Error{u"“"_s % column.defaultValue % u"” cannot be the default of "_s % name
                     % u"; write a literal, or an expression in parentheses."_s};
    if (column.generated && !isOne(isExpressionText, column.generated->expression))
        return notSql(column.generated->expression, u"an expression"_s, name);
    if (column.collation.contains(QChar(u'\0')))
        return notSql(column.collation, u"a collation"_s, name);
    return std::nullopt;
}

Objection objectionToTexts(const Check &check)
{
    if (isOne(isExpressionText, check.expression))
        return std::nullopt;
    return notSql(check.expression, u"the condition"_s,
                  check.name.isEmpty() ? u"a check"_s
                                       : QString(u"check “"_s % check.name % u"”"_s));
}

Objection objectionToTexts(const Index &index)
{
    const QString name = u"index “"_s % index.name % u"”"_s;
    for (const IndexPart &part : index.parts) {
        if (part.column.isNull() && !isOne(isExpressionText, part.expression))
            return notSql(part.expression, u"an expression"_s, name);
    }
    if (!index.where.isEmpty() && !isOne(isExpressionText, index.where))
        return notSql(index.where, u"the condition"_s, name);
    return std::nullopt;
}

Objection objectionToTexts(const View &view)
{
    const QByteArray bytes = QString(u"CREATE VIEW v AS "_s + view.select).toUtf8();
    if (reachesEnd(parseCreateView(viewOf(bytes)), bytes))
        return std::nullopt;
    return Error{u"The text of view “"_s % view.name
                 % u"” is not one SELECT without a semicolon; correct it."_s};
}

Objection objectionToTexts(const Trigger &trigger, const QString &owner)
{
    const QByteArray bytes = QString(u"CREATE TRIGGER t "_s + trigger.text).toUtf8();
    const auto read = triggerFromSql(viewOf(bytes));
    if (!read || !reachesEnd(parseCreateTrigger(viewOf(bytes)), bytes))
        return Error{u"The text of trigger “"_s % trigger.name
                     % u"” is not one trigger from its event to END; correct it."_s};
    if (!sameName(read->table, owner))
        return Error{u"Trigger “"_s % trigger.name % u"” is on “"_s % read->table % u"”, not on “"_s
                     % owner % u"”; correct its ON."_s};
    return std::nullopt;
}

void giveType(Column &column, const QString &type)
{
    column.type = type.trimmed();
    if (const auto dialect = dialectTypeOf(column.type)) {
        column.type = dialect->declared;
        column.model.type = dialect->model;
        column.model.enumValues = dialect->enumValues;
        return;
    }
    const auto present = dialectTypeOf(column.model.type);
    if (present && present->declared == column.type)
        return;
    column.model.type.clear();
    column.model.enumValues.clear();
}

} // namespace sw
