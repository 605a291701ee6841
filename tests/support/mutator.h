// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/token.h"

#include <random>
#include <string>
#include <vector>

namespace sw::test {

/// Makes new CREATE TABLE texts out of given ones: tokens removed, doubled, exchanged; clauses,
/// comments and odd names put in; pieces of one text put into another. The same seed, the same
/// texts.
class Mutator {
public:
    Mutator(std::vector<std::string> seeds, quint64 seed)
        : m_seeds(std::move(seeds)), m_random(seed)
    {
    }

    std::string next();

private:
    size_t below(size_t limit) { return limit == 0 ? 0 : m_random() % limit; }
    std::string_view anyPiece();
    std::string anyTokenOfAnotherText();
    void mutate(std::vector<std::string> &tokens);

    std::vector<std::string> m_seeds;
    std::mt19937_64 m_random;
};

/// A few texts of our own, for when the corpus is not there.
[[nodiscard]] std::vector<std::string> ownCreateTexts();

/// The seed of a property test: from the environment variable SW_SEED, else a new one. It is
/// printed, so that a failure can be run again.
[[nodiscard]] quint64 propertySeed();

/// How many rounds a property test makes: `usual`, times the environment variable SW_ROUNDS.
[[nodiscard]] int propertyRounds(int usual);

} // namespace sw::test
