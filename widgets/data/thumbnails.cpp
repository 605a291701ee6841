// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/thumbnails.h"

#include "model/data/wholevalue.h"

#include <QBuffer>
#include <QImageReader>

#include <algorithm>

namespace sw {

namespace {

constexpr int MostThumbnails = 400;
constexpr size_t MostThumbnailsWanted = 64;

/// Of a picture on the disk only as many pixels are made as are seen, where its format can do that.
QImage thumbnailOf(QByteArray bytes)
{
    constexpr int Sharp = 2; ///< for screens with more points than pixels
    constexpr int MostPixels = 12'000;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.width() > MostPixels || size.height() > MostPixels)
        return {};
    const QSize room = Thumbnails::Room * Sharp;
    if (size.width() > room.width() || size.height() > room.height())
        reader.setScaledSize(size.scaled(room, Qt::KeepAspectRatio).expandedTo({1, 1}));
    const QImage image = reader.read();
    const bool fits = image.width() <= room.width() && image.height() <= room.height();
    return fits ? image : image.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

} // namespace

Thumbnails::Thumbnails(RowDatabase &database, QObject *parent)
    : QObject(parent), m_database(database), m_made(MostThumbnails)
{
    connect(&database, &RowDatabase::opened, this, &Thumbnails::clear);
    connect(&database, &RowDatabase::rowsChanged, this, &Thumbnails::clear);
}

void Thumbnails::clear()
{
    m_asked = {};
    m_askedFor.clear();
    m_made.clear();
    m_wanted.clear();
}

QImage Thumbnails::of(const TablePtr &table, ColumnId column, const std::vector<Value> &key)
{
    QString name = QString::number(table->id.value()) + u'.' + QString::number(column.value());
    for (const Value &value : key)
        name += u' ' + literalOf(value);
    if (const QImage *made = m_made.object(name))
        return *made;
    const bool isAsked = m_askedFor == name
                         || std::any_of(m_wanted.begin(), m_wanted.end(),
                                        [&](const Wanted &each) { return each.name == name; });
    if (!isAsked) {
        m_wanted.push_back({name, table, column, key});
        if (m_wanted.size() > MostThumbnailsWanted)
            m_wanted.erase(m_wanted.begin());
        askNext();
    }
    return {};
}

/// What came into sight last is made first.
void Thumbnails::askNext()
{
    constexpr qint64 MostBytes = 16'000'000;
    if (!m_askedFor.isEmpty() || m_wanted.empty())
        return;
    const Wanted next = m_wanted.back();
    m_wanted.pop_back();
    m_askedFor = next.name;
    m_asked = m_database.ask(
        RowDatabase::Lane::Beside, this,
        [next](sqlite3 *database, Watcher &) -> Result<QImage> {
            const Column *column = next.table->column(next.column);
            if (!column)
                return QImage();
            const Result<ValuePart> value
                = readValue(database, *next.table, *column, next.key, 0, MostBytes);
            return value && value->isWhole() ? thumbnailOf(value->value.bytes) : QImage();
        },
        [this, name = next.name](const Result<QImage> &image) {
            m_askedFor.clear();
            m_made.insert(name, new QImage(image ? *image : QImage()));
            Q_EMIT arrived();
            askNext();
        });
}

} // namespace sw
