// SPDX-License-Identifier: Apache-2.0
#include "model/sql/editoptions.h"

#include "model/sql/token.h"

#include <algorithm>
#include <vector>

namespace sw {

namespace {

/// An option with its tokens [first, last].
struct Option {
    bool strict = false; ///< else WITHOUT ROWID
    size_t first = 0;
    size_t last = 0;
};

std::vector<Option> optionsIn(const Tokens &tokens)
{
    std::vector<Option> options;
    for (size_t i = 1; i < tokens.size() && tokens[i].symbol != ';'; ++i) {
        if (tokens[i].symbol == ',')
            continue;
        const bool without = tokens[i].keyword == Keyword::Without;
        options.push_back({!without, i, without ? i + 1 : i});
        i = options.back().last;
    }
    return options;
}

} // namespace

QByteArray editedOptions(std::string_view end, const Table &table)
{
    const QByteArray text(end.data(), static_cast<qsizetype>(end.size()));
    const Tokens tokens = tokenize(end);
    const std::vector<Option> options = optionsIn(tokens);
    const auto spaceBefore = [&](size_t token) {
        const quint32 begin = tokens[token - 1].end;
        return text.mid(begin, tokens[token].begin - begin);
    };
    bool strict = false;
    bool withoutRowid = false;
    QByteArray kept;
    for (const Option &option : options) {
        if (!(option.strict ? table.strict : table.withoutRowid))
            continue;
        (option.strict ? strict : withoutRowid) = true;
        kept += kept.isEmpty() ? spaceBefore(options.front().first)
                               : ',' + spaceBefore(option.first);
        const quint32 begin = tokens[option.first].begin;
        kept += text.mid(begin, tokens[option.last].end - begin);
    }
    const size_t last = options.empty() ? 0 : options.back().last;
    const auto stands = [&](bool ofStrict) {
        return std::any_of(options.begin(), options.end(),
                           [&](const Option &option) { return option.strict == ofStrict; });
    };
    if (stands(true) == strict && stands(false) == withoutRowid)
        kept = text.mid(1, tokens[last].end - 1); // to the letter
    else if (kept.isEmpty() && tokens[options.front().first].commentBefore)
        kept = spaceBefore(options.front().first);
    if (table.strict && !strict)
        kept += kept.isEmpty() ? " STRICT" : ", STRICT";
    if (table.withoutRowid && !withoutRowid)
        kept += kept.isEmpty() ? " WITHOUT ROWID" : ", WITHOUT ROWID";
    return text.first(1) + kept + text.sliced(tokens[last].end);
}

} // namespace sw
