// SPDX-License-Identifier: Apache-2.0
#include "model/sql/createname.h"

#include "model/base/name.h"
#include "model/sql/parse.h"
#include "model/sql/quote.h"

namespace sw {

namespace {

/// Whether a token before a dot is the table's own name.
bool namesItself(const CreateTableSyntax &tree, std::string_view text)
{
    const QString own = nameFromToken(textOf(text, tree.tokens, tree.name));
    for (quint32 i = tree.open; i + 1 < tree.close; ++i) {
        if (tree.tokens[i + 1].symbol != '.')
            continue;
        const std::string_view bytes
            = text.substr(tree.tokens[i].begin, tree.tokens[i].end - tree.tokens[i].begin);
        if (sameName(nameFromToken(bytes), own))
            return true;
    }
    return false;
}

} // namespace

Result<std::optional<QString>> createdAs(const QByteArray &text, const QString &name)
{
    const auto tree = parseCreateTable(viewOf(text));
    if (!tree)
        return Error{tree.error().text};
    if (namesItself(*tree, viewOf(text)))
        return std::optional<QString>();
    const Token &first = tree->tokens[tree->name.begin];
    const Token &last = tree->tokens[tree->name.end - 1];
    QByteArray renamed = text;
    renamed.replace(first.begin, last.end - first.begin, alwaysQuotedName(name).toUtf8());
    return std::optional(QString::fromUtf8(renamed));
}

} // namespace sw
