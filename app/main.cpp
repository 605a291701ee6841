// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/commandline.h"
#include "app/commandline/verb.h"
#include "app/designpage.h"
#include "app/desktop.h"
#include "app/window.h"
#include "model/base/display.h"
#include "widgets/common/background.h"
#include "widgets/common/plurals.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFileInfo>
#include <QIcon>

#include <cstdio>

namespace {

void nameProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("schemawright"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SCHEMAWRIGHT_VERSION));
}

int runWindow(int argc, char **argv)
{
    if (!sw::hasDisplay()) {
        std::fputs("There is no display to open a window on; schemawright --help lists what works"
                   " without one.\n",
                   stderr);
        return 2;
    }
    const QApplication application(argc, argv);
    const sw::BackgroundEnds backgroundEnds;
    sw::EnglishPlurals plurals;
    QCoreApplication::installTranslator(&plurals);
    sw::Theme theme;
    const sw::Desktop desktop;
    theme.setSystemDark(desktop.isDark());
    QObject::connect(&desktop, &sw::Desktop::darkChanged, &theme, &sw::Theme::setSystemDark);
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/schemawright.svg")));
    sw::Window window(theme);
    window.show();
    window.begin(argc < 2);
    if (argc > 1 && window.openFile(QString::fromLocal8Bit(argv[1])) && argc > 2)
        window.page()->showRows(QString::fromLocal8Bit(argv[2]));
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    nameProgram();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (!sw::isForCommandLine(arguments)) {
        if (!arguments.isEmpty() && !QFileInfo::exists(arguments.first())) {
            sw::printMessage(QStringLiteral("“%1” is neither a file nor a verb; schemawright --help"
                                            " lists the verbs.")
                                 .arg(arguments.first()));
            return 2;
        }
        return runWindow(argc, argv);
    }
    if (sw::takesFonts(arguments)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // What Qt remarks about a desktop that is not there concerns nobody.
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
        const QGuiApplication application(argc, argv);
        return sw::runCommandLine(arguments);
    }
    const QCoreApplication application(argc, argv);
    return sw::runCommandLine(arguments);
}
