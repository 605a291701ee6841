// SPDX-License-Identifier: Apache-2.0
#include "tests/support/grammarlaw.h"

#include "model/sql/read.h"
#include "model/sql/split.h"
#include "model/sql/writer.h"

using namespace Qt::StringLiterals;

namespace sw::test {

namespace {

bool tokensStandInOrder(std::string_view text, const Tokens &tokens)
{
    size_t end = 0;
    for (const Token &token : tokens) {
        if (token.begin < end || token.end <= token.begin || token.end > text.size())
            return false;
        end = token.end;
    }
    return true;
}

/// A text that is no UTF-8 has letters that no value holds.
bool isUtf8(std::string_view text)
{
    return QByteArrayView(text.data(), static_cast<qsizetype>(text.size())).isValidUtf8();
}

QString brokenTableLaw(std::string_view text)
{
    const auto table = tableFromSql(text);
    if (!table || !isUtf8(text))
        return {};
    const Schema empty;
    DdlWriter writer(empty);
    const QByteArray written = writer.table(*table).toUtf8();
    if (!writer.problems().empty())
        return {}; // a comment that could not be kept to the letter
    const auto again = tableFromSql(viewOf(written));
    if (!again)
        return u"what was written is not read: "_s + QString::fromUtf8(written);
    return *again == *table ? QString() : u"read otherwise: "_s + QString::fromUtf8(written);
}

} // namespace

QString brokenGrammarLaw(std::string_view text)
{
    const Tokens tokens = tokenize(text);
    if (!tokensStandInOrder(text, tokens))
        return u"tokens overlap"_s;
    for (const Range statement : statementsOf(tokens)) {
        if (statement.isEmpty() || statement.end > tokens.size())
            return u"a statement without tokens"_s;
    }
    const auto table = tableFromSql("CREATE TABLE t (a, b)");
    (void)indexFromSql(text, *table);
    (void)viewFromSql(text);
    (void)triggerFromSql(text);
    (void)virtualTableFromSql(text);
    (void)columnFromSql(text, u"t"_s);
    (void)isTypeText(text);
    (void)isDefaultText(text);
    (void)isExpressionText(text);
    (void)commentsIn(text, 0, static_cast<quint32>(text.size()));
    (void)sameTokens(text, text);
    return brokenTableLaw(text);
}

} // namespace sw::test
