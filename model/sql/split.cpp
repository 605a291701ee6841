// SPDX-License-Identifier: Apache-2.0
#include "model/sql/split.h"

namespace sw {

namespace {

/// Whether the word TRIGGER at `place` says what the statement makes: CREATE, or EXPLAIN QUERY PLAN
/// CREATE, with TEMP between or without.
bool makesTrigger(const Tokens &tokens, quint32 begin, quint32 place)
{
    constexpr quint32 MostBefore = 3;
    quint32 create = begin;
    while (create < place && create < begin + MostBefore
           && tokens[create].keyword == Keyword::OtherName)
        ++create;
    return tokens[create].keyword == Keyword::Create && place - create <= 2;
}

} // namespace

std::vector<Range> statementsOf(const Tokens &tokens)
{
    std::vector<Range> statements;
    quint32 begin = 0;
    bool trigger = false;
    for (quint32 i = 0; i < tokens.size(); ++i) {
        if (tokens[i].keyword == Keyword::Trigger && makesTrigger(tokens, begin, i))
            trigger = true;
        if (tokens[i].symbol != ';')
            continue;
        if (trigger
            && !(i > begin && tokens[i - 1].keyword == Keyword::End && i >= 2
                 && tokens[i - 2].symbol == ';'))
            continue;
        if (i > begin)
            statements.push_back({begin, i});
        begin = i + 1;
        trigger = false;
    }
    if (begin < tokens.size())
        statements.push_back({begin, static_cast<quint32>(tokens.size())});
    return statements;
}

} // namespace sw
