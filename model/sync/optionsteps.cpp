// SPDX-License-Identifier: Apache-2.0
#include "model/sync/optionsteps.h"

using namespace Qt::StringLiterals;

namespace sw {

DatabaseOptions optionsAfter(const DatabaseOptions &live, const DatabaseOptions &drawn)
{
    DatabaseOptions options = live;
    if (drawn.applicationId != 0)
        options.applicationId = drawn.applicationId;
    if (drawn.userVersion != 0)
        options.userVersion = drawn.userVersion;
    return options;
}

std::vector<Step> optionSteps(const DatabaseOptions &live, const DatabaseOptions &drawn)
{
    std::vector<Step> steps;
    const auto set = [&](const QString &name, qint64 value) {
        steps.push_back(stepOf(u"PRAGMA main.%1 = %2"_s.arg(name).arg(value), Effect::Alters,
                               u"%1 is drawn so"_s.arg(name)));
    };
    if (live.userVersion != drawn.userVersion)
        set(u"user_version"_s, drawn.userVersion);
    if (live.applicationId != drawn.applicationId)
        set(u"application_id"_s, drawn.applicationId);
    return steps;
}

} // namespace sw
