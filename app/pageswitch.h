// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QToolButton;

namespace sw {

/// The two pages of a document: how it is drawn, and the rows of its database.
class PageSwitch : public QWidget {
    Q_OBJECT

public:
    explicit PageSwitch(QWidget *parent = nullptr);

    void setData(bool shown);

Q_SIGNALS:
    void designWanted();
    void dataWanted();

private:
    QToolButton *m_design;
    QToolButton *m_data;
};

} // namespace sw
