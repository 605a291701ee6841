// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"

#include <QString>

#include <vector>

namespace sw {

/// A drawing that comes with the program, with a filled database.
struct Sample {
    QString name;  ///< of its files
    QString title; ///< for people
    QString about;
};

[[nodiscard]] std::vector<Sample> samples();

/// Copies the sample to the user's folder of samples and builds its database there, unless they
/// are there already: then they are the user's, and left as they are. Answers the document's path.
[[nodiscard]] Result<QString> prepareSample(const QString &name);

} // namespace sw
