// SPDX-License-Identifier: Apache-2.0
#include "app/window.h"

namespace sw {

namespace {

constexpr QSize FirstSize(1280, 800);

} // namespace

Window::Window(QWidget *parent) : QMainWindow(parent)
{
    setWindowTitle(tr("Schemawright"));
    resize(FirstSize);
}

} // namespace sw
