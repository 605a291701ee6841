// SPDX-License-Identifier: Apache-2.0
// PROGRAM [SUITE [QtTest arguments]]: one suite, or all of them.
#include "tests/support/suite.h"

#ifdef WITH_WIDGETS
#include "widgets/common/background.h"

#include <QApplication>
#else
#include <QCoreApplication>
#endif

#include <cstdio>
#include <map>
#include <vector>

namespace {

#ifdef WITH_WIDGETS
using Application = QApplication;
#else
using Application = QCoreApplication;
#endif

std::map<std::string, sw::test::MakeSuite> &suites()
{
    static std::map<std::string, sw::test::MakeSuite> all;
    return all;
}

int runSuite(const sw::test::MakeSuite &make, std::vector<char *> arguments)
{
    const std::unique_ptr<QObject> suite = make();
    return QTest::qExec(suite.get(), static_cast<int>(arguments.size()), arguments.data());
}

} // namespace

bool sw::test::registerSuite(std::string name, MakeSuite make)
{
    return suites().emplace(std::move(name), std::move(make)).second;
}

int main(int argc, char **argv)
{
    const Application application(argc, argv);
#ifdef WITH_WIDGETS
    const sw::BackgroundEnds backgroundEnds;
#endif
    if (argc > 1) {
        const auto found = suites().find(argv[1]);
        if (found == suites().end()) {
            std::fprintf(stderr, "no suite is called %s\n", argv[1]);
            return 2;
        }
        std::vector<char *> arguments{argv[0]};
        arguments.insert(arguments.end(), argv + 2, argv + argc);
        return runSuite(found->second, arguments);
    }
    int failures = 0;
    for (const auto &[name, make] : suites())
        failures += runSuite(make, {argv[0]}) == 0 ? 0 : 1;
    return failures;
}
