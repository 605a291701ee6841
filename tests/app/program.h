// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace sw::test {

/// What the program left when it was run.
struct Answer {
    int status = -1;
    QString out;
    QString err;
};

/// Where the program keeps what it remembers, while it is tested.
inline QString home()
{
    static const QTemporaryDir folder;
    return folder.path();
}

inline Answer runCommand(const QString &command, const QStringList &arguments,
                         const QByteArray &input = {})
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"})
        environment.insert(QString::fromLatin1(name), home());
    process.setProcessEnvironment(environment);
    process.start(command, arguments);
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(120'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// The program, with no display.
inline Answer run(const QStringList &arguments, const QByteArray &input = {})
{
    return runCommand(QStringLiteral(PROGRAM), arguments, input);
}

} // namespace sw::test
