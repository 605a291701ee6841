// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/colors.h"

#include <QIcon>
#include <QObject>

namespace sw {

enum class Appearance { System, Light, Dark };

/// How the program looks now. `app` makes one and hands it to all who paint.
class Theme : public QObject {
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] const Colors &colors() const { return *m_colors; }

    [[nodiscard]] Appearance appearance() const { return m_appearance; }
    void setAppearance(Appearance appearance);
    /// What the desktop wants, for as long as the appearance is System.
    void setSystemDark(bool dark);

    /// One of our icons (resources/icons/NAME.svg) in the colours of the theme.
    [[nodiscard]] QIcon icon(const QString &name) const;

Q_SIGNALS:
    void changed();

private:
    void choose();

    Appearance m_appearance = Appearance::System;
    bool m_systemDark = false;
    const Colors *m_colors = nullptr;
};

} // namespace sw
