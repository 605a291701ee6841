// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/commandline.h"

#include "app/commandline/exportpicture.h"
#include "app/commandline/terminaltext.h"
#include "app/commandline/verb.h"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

const std::vector<Verb> &verbs()
{
    static const std::vector<Verb> all{importVerb(),  exportVerb(), editVerb(),    checkVerb(),
                                       diffVerb(),    planVerb(),   applyVerb(),   mergeVerb(),
                                       resolveVerb(), rowsVerb(),   proposeVerb(), danglingVerb()};
    return all;
}

const Verb *verbCalled(const QString &name)
{
    const auto found = std::find_if(verbs().begin(), verbs().end(),
                                    [&](const Verb &verb) { return verb.name == name; });
    return found == verbs().end() ? nullptr : &*found;
}

QString helpOf(const Verb &verb)
{
    QString text
        = u"Usage: schemawright %1 %2\n\n%3\n"_s.arg(verb.name, verb.arguments, verb.summary);
    text += u"\nOptions:\n"_s;
    const auto addOption = [&](const QString &names, const QString &help) {
        text += u"  %1  %2\n"_s.arg(names.leftJustified(22), help);
    };
    for (const VerbOption &option : verb.options) {
        QStringList names;
        for (const QString &name : option.names)
            names.append((name.size() == 1 ? u"-"_s : u"--"_s) + name);
        addOption(names.join(u", ") + (option.value.isEmpty() ? QString() : u' ' + option.value),
                  option.help);
    }
    addOption(u"-h, --help"_s, u"This text."_s);
    return text + u"\nExample:\n"_s + verb.example;
}

QString generalHelp()
{
    QString text = u"Schemawright %1: draw a relational schema, and the database becomes exactly"
                   " what you drew.\n\nUsage:\n"
                   "  schemawright [FILE ['PATH']]     open the window; FILE is a document or a"
                   " database\n"_s.arg(QStringLiteral(SCHEMAWRIGHT_VERSION));
    for (const Verb &verb : verbs())
        text += u"  schemawright %1 %2\n"_s.arg(verb.name, verb.arguments);
    text += u"  schemawright VERB --help         what a verb does, its options, an example\n"
            "  schemawright --version\n\n"
            "SOURCE, A and B are documents (.wright), SQLite databases or .sql scripts, told by"
            " their content,\n"
            "or models in Python, told by their name (.py, a folder); - is the standard input.\n"
            "Results go to standard output, messages to standard error.\n\n"
            "Exit status: 0 done; 1 differences, errors found or conflicts left; 2 wrong usage;\n"
            "3 refused, nothing was changed; 4 failed, nothing was changed.\n"_s;
    return text;
}

int exitCode(Exit exit) { return static_cast<int>(exit); }

Exit run(const Verb &verb, const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption({{u"h"_s, u"help"_s}, {}});
    for (const VerbOption &option : verb.options)
        parser.addOption({option.names, option.help, option.value});
    if (!parser.parse(QStringList(verb.name) + arguments))
        return usageError(verb.name, parser.errorText());
    if (parser.isSet(u"help"_s)) {
        printResult(helpOf(verb));
        return Exit::Done;
    }
    const auto given = parser.positionalArguments().size();
    if (given != verb.argumentCount)
        return usageError(verb.name,
                          given < verb.argumentCount
                              ? u"Something is missing: %1 %2."_s.arg(verb.name, verb.arguments)
                              : u"“%1” is one argument too many."_s.arg(
                                  parser.positionalArguments().at(verb.argumentCount)));
    return verb.run(Invocation(parser));
}

} // namespace

bool isForCommandLine(const QStringList &arguments)
{
    if (arguments.isEmpty())
        return false;
    const QString &first = arguments.first();
    return verbCalled(first) || first.startsWith(u'-') || first == u"help";
}

bool takesFonts(const QStringList &arguments)
{
    if (arguments.value(0) == u"import" || arguments.value(0) == u"edit")
        return true; // tables are placed by their sizes
    return arguments.value(0) == u"export"
           && std::any_of(arguments.begin(), arguments.end(), [](const QString &argument) {
                  return pictureFormats().contains(argument.section(u'=', -1));
              });
}

int runCommandLine(const QStringList &arguments)
{
#ifdef SIGXFSZ
    // A file that may not grow is an error of writing, not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
#endif
    const QString &first = arguments.first();
    if (const Verb *verb = verbCalled(first))
        return exitCode(run(*verb, arguments.mid(1)));
    if (first == u"--version" || first == u"-v") {
        printResult(u"schemawright "_s + QStringLiteral(SCHEMAWRIGHT_VERSION) + u'\n');
        return exitCode(Exit::Done);
    }
    if (first == u"--help" || first == u"-h" || first == u"help") {
        const Verb *verb = arguments.size() > 1 ? verbCalled(arguments.at(1)) : nullptr;
        printResult(verb ? helpOf(*verb) : generalHelp());
        return exitCode(Exit::Done);
    }
    printMessage(u"There is no option %1; schemawright --help lists what there is."_s.arg(first));
    return exitCode(Exit::Usage);
}

void printResult(const QString &text)
{
    // Into a file or another program it goes as it is.
    const QByteArray bytes = (isatty(STDOUT_FILENO) != 0 ? terminalText(text) : text).toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
    std::fflush(stdout);
}

void printMessage(const QString &text)
{
    const QByteArray bytes = terminalText(text + u'\n').toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
}

QString lineOf(const Problem &problem)
{
    const QString severity = problem.severity == Severity::Error     ? u"error"_s
                             : problem.severity == Severity::Warning ? u"warning"_s
                                                                     : u"hint"_s;
    return severity + u": "_s + problem.text + u" ["_s + problem.rule + u']';
}

void printProblems(const Problems &problems)
{
    for (const Problem &problem : problems)
        printMessage(lineOf(problem));
}

Exit usageError(const QString &verb, const QString &text)
{
    printMessage(text + u" See schemawright "_s + verb + u" --help."_s);
    return Exit::Usage;
}

Exit failure(const QString &text)
{
    printMessage(text);
    return Exit::Failed;
}

} // namespace sw
