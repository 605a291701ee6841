// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QTest>
#include <QTimer>

#include <functional>

namespace sw::test {

/// Does something with the next dialog, once it is there.
template <typename Dialog> void withNextDialog(std::function<void(Dialog &)> work)
{
    auto *timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, work = std::move(work)] {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *dialog = qobject_cast<Dialog *>(widget); dialog && dialog->isVisible()) {
                timer->deleteLater();
                work(*dialog);
                return;
            }
        }
    });
    timer->start(1);
}

inline void press(QMessageBox &box, const QString &text)
{
    for (QAbstractButton *button : box.buttons()) {
        if (button->text().remove(u'&') == text) {
            button->click();
            return;
        }
    }
    box.reject();
    QFAIL(qPrintable(QStringLiteral("there is no button ") + text));
}

/// Chooses the file in the next dialog for one, as a person types its name.
inline void answerFileDialog(const QString &path)
{
    withNextDialog<QFileDialog>([path](QFileDialog &dialog) {
        dialog.selectFile(path);
        dialog.findChild<QLineEdit *>()->setText(path);
        QTest::keyClick(dialog.findChild<QLineEdit *>(), Qt::Key_Return);
    });
}

} // namespace sw::test
