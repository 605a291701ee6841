// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>

namespace sw::test {

/// Another program that has the database open: Python's sqlite3, told what to do a line at a time.
class OtherProgram {
public:
    explicit OtherProgram(const QString &database)
    {
        m_process.start(QStringLiteral("/usr/bin/python3"),
                        {QStringLiteral("-I"), QStringLiteral("-u"), QStringLiteral("-c"),
                         QString::fromLatin1(Program), database});
        m_process.waitForStarted();
    }
    ~OtherProgram()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(5000);
    }
    OtherProgram(const OtherProgram &) = delete;
    OtherProgram &operator=(const OtherProgram &) = delete;

    /// What it answers: the rows, or its error.
    QByteArray run(const QByteArray &sql)
    {
        m_process.write("0 " + sql + '\n');
        return answer();
    }

    /// Does it after so many milliseconds; nobody waits for that.
    void later(int milliseconds, const QByteArray &sql)
    {
        m_process.write(QByteArray::number(milliseconds) + ' ' + sql + '\n');
        m_process.waitForBytesWritten();
    }

    /// The answer to what was asked for later.
    QByteArray answer()
    {
        constexpr int MostMs = 10'000;
        while (!m_process.canReadLine() && m_process.waitForReadyRead(MostMs)) {
        }
        return m_process.readLine().trimmed();
    }

    /// Ends it as a crash would.
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    static constexpr const char *Program = R"(
import sqlite3, sys, time
database = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=0)
for line in sys.stdin:
    wait, sql = line.split(' ', 1)
    time.sleep(int(wait) / 1000)
    try:
        print(repr(database.execute(sql).fetchall()))
    except sqlite3.Error as error:
        print(error)
)";

    QProcess m_process;
};

} // namespace sw::test
