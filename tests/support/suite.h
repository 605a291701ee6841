// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTest>

#include <functional>
#include <memory>
#include <string>

namespace sw::test {

using MakeSuite = std::function<std::unique_ptr<QObject>()>;

/// Makes a suite known to the program it is linked into; used through SW_SUITE.
bool registerSuite(std::string name, MakeSuite make);

} // namespace sw::test

/// At the end of tst_NAME.cpp, before its moc include: SW_SUITE(NAME, TheTestClass)
#define SW_SUITE(name, Class)                                                                      \
    static const bool registered_##name                                                            \
        = sw::test::registerSuite(#name, [] { return std::make_unique<Class>(); });
