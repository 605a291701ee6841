// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/document/content.h"

#include <QCompleter>

class QLineEdit;

namespace sw {

/// Proposes types while one is typed: SQLite's, those that the document uses already, and those of
/// SQLAlchemy, which become the dialect's. Up and Down choose; keys that end an edit mean the
/// field, so that what was typed is never replaced unasked.
class TypeCompleter : public QCompleter {
    Q_OBJECT

public:
    TypeCompleter(const Content &content, QLineEdit &field);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace sw
