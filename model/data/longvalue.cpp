// SPDX-License-Identifier: Apache-2.0
#include "model/data/longvalue.h"

#include <sqlite3.h>

#include <algorithm>

namespace sw {

LongValue::LongValue(sqlite3 *database, const QString &table, const QString &column, qint64 rowid)
{
    m_isOpen = sqlite3_blob_open(database, "main", table.toUtf8().constData(),
                                 column.toUtf8().constData(), rowid, 0, &m_blob)
               == SQLITE_OK;
}

LongValue::~LongValue() { sqlite3_blob_close(m_blob); }

bool LongValue::moveTo(qint64 rowid)
{
    m_isOpen = m_blob && sqlite3_blob_reopen(m_blob, rowid) == SQLITE_OK;
    return m_isOpen;
}

qint64 LongValue::length() const { return m_isOpen ? sqlite3_blob_bytes(m_blob) : 0; }

QByteArray LongValue::read(qint64 from, qint64 size) const
{
    const qint64 there = std::clamp<qint64>(length() - from, 0, size);
    QByteArray bytes(static_cast<qsizetype>(there), Qt::Uninitialized);
    if (there > 0
        && sqlite3_blob_read(m_blob, bytes.data(), static_cast<int>(there), static_cast<int>(from))
               != SQLITE_OK)
        return {};
    return bytes;
}

qsizetype wholeLetters(QByteArrayView text, qsizetype most)
{
    qsizetype size = std::min(text.size(), most);
    while (size < text.size() && size > 0
           && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
        --size;
    return size;
}

} // namespace sw
