// SPDX-License-Identifier: Apache-2.0
// PROGRAM [SUITE [QtTest arguments]]: one suite, or all of them.
#include "tests/support/suite.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return sw::test::runSuites(argc, argv);
}
