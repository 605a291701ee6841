// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/fillpreview.h"
#include "widgets/common/worker.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace sw {

class SampleTable;

/// An expression over the old row, tried on the first rows while it is typed.
class FillField : public QWidget {
    Q_OBJECT

public:
    FillField(const QString &database, QWidget *parent);

    void setColumn(const Fillable &column);
    /// Not what is being typed.
    void setExpression(const QString &expression);
    [[nodiscard]] QString expression() const;
    /// Whether what stands there was tried, and works.
    [[nodiscard]] bool isSettled() const { return m_settled; }

Q_SIGNALS:
    /// It works, or nothing stands there any more.
    void committed(const QString &expression);
    void settledChanged();

private:
    void typed();
    void tryIt();
    void take(const FillPreview &preview, const QString &tried);
    void say(const QString &text, bool wrong);
    void settle(bool settled);

    QString m_database;
    Fillable m_column;
    QLineEdit *m_line;
    QLabel *m_said;
    SampleTable *m_rows;
    QTimer m_pause;
    Worker m_worker;
    bool m_settled = true;
};

} // namespace sw
