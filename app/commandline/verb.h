// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/problem.h"

#include <QCommandLineParser>
#include <QStringList>

#include <vector>

namespace sw {

/// The program's exit statuses; a script may rely on them.
enum class Exit {
    Done = 0,
    Differences = 1, ///< also: errors found, conflicts left
    Usage = 2,
    Refused = 3, ///< nothing was changed
    Failed = 4,  ///< input missing or unreadable, or an error on the way
};

/// An option of a verb; without `value` it is a switch.
struct VerbOption {
    QStringList names;
    QString value;
    QString help;
};

/// What the command line was given for a verb.
class Invocation {
public:
    explicit Invocation(const QCommandLineParser &parser) : m_parser(parser) {}

    [[nodiscard]] QString argument(int i) const { return m_parser.positionalArguments().value(i); }
    [[nodiscard]] bool has(const QString &option) const { return m_parser.isSet(option); }
    [[nodiscard]] QString value(const QString &option, const QString &otherwise = {}) const
    {
        return m_parser.isSet(option) ? m_parser.value(option) : otherwise;
    }
    [[nodiscard]] QStringList values(const QString &option) const
    {
        return m_parser.values(option);
    }

private:
    const QCommandLineParser &m_parser;
};

/// One verb of the command line: its words for a person and the function that does it.
struct Verb {
    QString name;
    QString arguments; ///< `SOURCE -o DOC [--as FORMAT]`
    QString summary;
    QString example;
    int argumentCount = 0;
    std::vector<VerbOption> options;
    Exit (*run)(const Invocation &) = nullptr;
};

// Each in a file of its own name.
[[nodiscard]] Verb importVerb();
[[nodiscard]] Verb exportVerb();
[[nodiscard]] Verb editVerb();
[[nodiscard]] Verb checkVerb();
[[nodiscard]] Verb diffVerb();
[[nodiscard]] Verb mergeVerb();
[[nodiscard]] Verb planVerb();
[[nodiscard]] Verb applyVerb();
[[nodiscard]] Verb resolveVerb();
[[nodiscard]] Verb rowsVerb();
[[nodiscard]] Verb proposeVerb();
[[nodiscard]] Verb danglingVerb();

/// The program's results, on standard output.
void printResult(const QString &text);
/// What a person should know, on standard error.
void printMessage(const QString &text);
/// `warning: table pet has no primary key. [missing-primary-key]`
[[nodiscard]] QString lineOf(const Problem &problem);
void printProblems(const Problems &problems);

/// Prints the message and answers Usage.
Exit usageError(const QString &verb, const QString &text);
/// Prints the message and answers Failed.
Exit failure(const QString &text);

} // namespace sw
