// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QAbstractScrollArea>

namespace sw {

/// Bytes, sixteen a line or as many as there is room for, and beside them the letters that they
/// are. Only what is in sight has to be held.
class HexView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit HexView(const Theme &theme, QWidget *parent = nullptr);

    /// So many bytes there are; these of them are known.
    void show(qint64 length, qint64 from, const QByteArray &bytes);
    [[nodiscard]] qint64 firstInSight() const;
    [[nodiscard]] qint64 bytesInSight() const;

Q_SIGNALS:
    /// Bytes in sight are not known.
    void wanted(qint64 from);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int bytesALine() const;
    [[nodiscard]] int letterWidth() const;
    [[nodiscard]] int lineHeight() const;
    void fit();

    const Theme &m_theme;
    qint64 m_length = 0;
    qint64 m_from = 0;
    QByteArray m_bytes;
};

} // namespace sw
