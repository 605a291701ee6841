// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/inspector/field.h"

#include <QVBoxLayout>

namespace sw {

/// What the inspector shows of one kind of object.
class InspectorPage : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Shows the object; called again after each change that may concern it.
    virtual void showObject(quint64 id) = 0;

protected:
    /// The layout of a page, with its margins.
    QVBoxLayout *makeColumn();
    /// A field that reads as a title until somebody goes into it.
    TextField *addTitle(QVBoxLayout &column, Editor &editor, const QString &label,
                        const Binding<QString> &binding);
};

} // namespace sw
