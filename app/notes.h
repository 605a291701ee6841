// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sql/problem.h"

#include <QStringList>

class QWidget;

namespace sw {

[[nodiscard]] QStringList textsOf(const Problems &problems);

/// What was not understood, all of it, in a window of its own that is in nobody's way.
void showNotes(QWidget *parent, const QStringList &notes);

} // namespace sw
