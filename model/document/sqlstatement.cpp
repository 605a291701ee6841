// SPDX-License-Identifier: Apache-2.0
#include "model/document/sqlstatement.h"

#include "model/base/name.h"
#include "model/base/utf8.h"
#include "model/document/names.h"
#include "model/document/sqltexts.h"
#include "model/document/textnames.h"
#include "model/sql/types.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// The token behind `Enum ( 'a' , … )` that begins at token i; i where it is none.
size_t endOfEnum(std::string_view script, const Tokens &tokens, size_t i)
{
    const auto symbol
        = [&](size_t at, char wanted) { return at < tokens.size() && tokens[at].symbol == wanted; };
    const bool begins = script.substr(tokens[i].begin, tokens[i].end - tokens[i].begin) == "Enum"
                        && symbol(i + 1, '(');
    if (!begins || i == 0)
        return i;
    // A type stands behind a name: `state Enum(…)`, or behind the word TYPE.
    const Token &before = tokens[i - 1];
    if (before.kind != TokenKind::Quoted
        && !(before.kind == TokenKind::Word && canBeName(before.keyword)))
        return i;
    for (size_t at = i + 2; at < tokens.size() && tokens[at].kind == TokenKind::String; at += 2) {
        if (symbol(at + 1, ')'))
            return at + 2;
        if (!symbol(at + 1, ','))
            return i;
    }
    return i;
}

} // namespace

EnumTypes::EnumTypes(QByteArray &script)
{
    if (!script.contains("Enum"))
        return;
    const QByteArray original = script;
    const Tokens tokens = tokenize(viewOf(original));
    for (size_t i = 0; i < tokens.size(); ++i) {
        const size_t end = endOfEnum(viewOf(original), tokens, i);
        if (end == i)
            continue;
        const qsizetype begin = tokens[i].begin;
        const qsizetype length = static_cast<qsizetype>(tokens[end - 1].end) - begin;
        const QByteArray word = "Enum" + QByteArray::number(m_types.size(), 36);
        if (word.size() > length)
            continue;
        m_types.insert(QString::fromLatin1(word), QString::fromUtf8(original.mid(begin, length)));
        // Lines stay too.
        for (qsizetype at = 0; at < length; ++at) {
            char &byte = script[begin + at];
            byte = at < word.size() ? word[at] : byte == '\n' ? '\n' : ' ';
        }
    }
}

SqlStatement::SqlStatement(Edit &edit, std::string_view script, Tokens tokens,
                           const EnumTypes &enums)
    : m_edit(edit), m_script(script), m_tokens(std::move(tokens)), m_cursor(script, m_tokens),
      m_enums(enums)
{
}

std::string_view SqlStatement::bytes(Range range) const
{
    return textOf(m_script, m_tokens, range);
}

QString SqlStatement::text(Range range) const
{
    const std::string_view found = bytes(range);
    return stringOf(found);
}

QString SqlStatement::takeName()
{
    const Range range = m_cursor.expectName();
    return range.isEmpty() ? QString() : nameFromToken(bytes(range));
}

QString SqlStatement::takeObjectName()
{
    const quint32 place = m_cursor.place();
    const QString name = takeName();
    if (!m_cursor.accept('.'))
        return name;
    if (!sameName(name, u"main"))
        fail(u"A document has no other schema than main; leave out “"_s % name % u".”"_s, place);
    return takeName();
}

bool SqlStatement::acceptIfExists()
{
    if (!m_cursor.accept(Keyword::If))
        return false;
    m_cursor.expect(Keyword::Exists);
    return true;
}

bool SqlStatement::acceptIfNotExists()
{
    if (!m_cursor.accept(Keyword::If))
        return false;
    m_cursor.expect(Keyword::Not);
    m_cursor.expect(Keyword::Exists);
    return true;
}

bool SqlStatement::acceptCascade()
{
    if (m_cursor.accept(Keyword::Cascade))
        return true;
    m_cursor.accept(Keyword::Restrict);
    return false;
}

void SqlStatement::expectEnd()
{
    if (!m_cursor.failed() && !m_cursor.atEnd())
        m_cursor.failHere();
}

void SqlStatement::giveType(Column &column, const QString &type) const
{
    sw::giveType(column, m_enums.typeOf(type));
}

void SqlStatement::settleType(Column &column) const
{
    const QString type = m_enums.typeOf(column.type);
    if (dialectTypeOf(type))
        sw::giveType(column, type);
}

bool SqlStatement::run(const Result<Changes> &changes, quint32 token)
{
    if (!ok())
        return false;
    if (!changes)
        fail(changes.error().text, token);
    else
        m_edit.run(changes);
    return changes.ok();
}

void SqlStatement::fail(const QString &what, quint32 token)
{
    failAt(token < m_tokens.size() ? m_tokens[token].begin : static_cast<quint32>(m_script.size()),
           what);
}

void SqlStatement::failAt(quint32 offset, const QString &what)
{
    if (!m_error)
        m_error = SyntaxError{what, static_cast<qsizetype>(offset)};
}

std::optional<SyntaxError> SqlStatement::error() const
{
    return m_error ? m_error : m_cursor.error();
}

std::vector<ViewId> viewsThatRead(const Schema &schema, const QString &owner, const QString &column)
{
    std::vector<ViewId> found;
    // A name that nobody has: whose text would change with it reads the object.
    const NameChange change{owner, column, QString(QChar(0x1))};
    for (const View &view : textsAfter(schema, change).views) {
        const bool reads = schema.views.find(view.id)->select != view.select;
        if (!reads || std::find(found.begin(), found.end(), view.id) != found.end())
            continue;
        found.push_back(view.id);
        if (sameName(view.name, owner))
            continue;
        for (const ViewId further : viewsThatRead(schema, view.name)) {
            if (std::find(found.begin(), found.end(), further) == found.end())
                found.push_back(further);
        }
    }
    return found;
}

QStringList namesOf(const Schema &schema, const std::vector<ViewId> &views)
{
    QStringList names;
    for (const ViewId id : views)
        names.append(schema.views.find(id)->name);
    return names;
}

QString dependantsText(const QString &what, QStringList names)
{
    names.removeDuplicates();
    const bool one = names.size() == 1;
    for (QString &name : names)
        name = u'“' + name + u'”';
    return listedNames(names) % (one ? u" depends on "_s : u" depend on "_s) % what
           % u"; say CASCADE to take that away too."_s;
}

} // namespace sw
