// SPDX-License-Identifier: Apache-2.0
#include "widgets/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Our SVGs are drawn in `currentColor`, which Qt Svg does not know: it is filled in as text.
class ThemedIconEngine : public QIconEngine {
public:
    ThemedIconEngine(QString name, const Colors &colors) : m_name(std::move(name)), m_colors(colors)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        QSvgRenderer renderer(drawn(mode, state));
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(painter, rect);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = u"icon/%1/%2/%3/%4/%5"_s.arg(m_name)
                                .arg(m_colors.dark)
                                .arg(size.width())
                                .arg(mode)
                                .arg(state);
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new ThemedIconEngine(*this); }

    // An engine says how it is stored only to those who store icons, and nobody here does.
    [[nodiscard]] QString key() const override { return u"schemawright"_s; }

private:
    [[nodiscard]] QByteArray drawn(QIcon::Mode mode, QIcon::State state) const
    {
        QFile file(u":/icons/"_s + m_name + u".svg"_s);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QColor color = m_colors.text;
        if (mode == QIcon::Disabled)
            color = m_colors.faint;
        else if (state == QIcon::On)
            color = m_colors.accent;
        return file.readAll().replace("currentColor", color.name().toLatin1());
    }

    QString m_name;
    const Colors &m_colors; ///< one of the two tables that stay
};

} // namespace

QIcon themedIcon(const QString &name, const Colors &colors)
{
    return QIcon(new ThemedIconEngine(name, colors));
}

} // namespace sw
