// SPDX-License-Identifier: Apache-2.0
// As main.cpp, for suites with widgets; no display is needed.
#include "tests/support/suite.h"

#include <QApplication>

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    return sw::test::runSuites(argc, argv);
}
