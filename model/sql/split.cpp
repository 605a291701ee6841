// SPDX-License-Identifier: Apache-2.0
#include "model/sql/split.h"

namespace sw {

std::vector<Range> statementsOf(const Tokens &tokens)
{
    std::vector<Range> statements;
    quint32 begin = 0;
    bool trigger = false;
    for (quint32 i = 0; i < tokens.size(); ++i) {
        if (tokens[i].keyword == Keyword::Trigger && i - begin <= 2
            && tokens[begin].keyword == Keyword::Create)
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
