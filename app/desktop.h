// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QObject>

class QDBusVariant;

namespace sw {

/// What the desktop says of itself: whether it is dark, now and when that changes. Asked through
/// the desktop's portal; where there is none, the colours of the first palette tell.
class Desktop : public QObject {
    Q_OBJECT

public:
    explicit Desktop(const QDBusConnection &bus = QDBusConnection::sessionBus(),
                     QObject *parent = nullptr);

    [[nodiscard]] bool isDark() const { return m_dark; }

Q_SIGNALS:
    void darkChanged(bool dark);

private Q_SLOTS:
    void settingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void ask();
    void setDark(bool dark);

    QDBusConnection m_bus;
    bool m_dark = false;
};

} // namespace sw
