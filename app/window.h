// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMainWindow>

namespace sw {

/// The one window.
class Window : public QMainWindow {
    Q_OBJECT

public:
    explicit Window(QWidget *parent = nullptr);
};

} // namespace sw
