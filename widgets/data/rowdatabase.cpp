// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/rowdatabase.h"

namespace sw {

void RowDatabase::Teller::progress(const Progress &progress)
{
    if (!m_told)
        return;
    QMetaObject::invokeMethod(
        qApp, [owner = m_owner, flag = m_flag, told = m_told, done = progress.done] {
            if (owner && !*flag)
                told(done);
        });
}

void RowDatabase::open(const QString &path, const Schema &schema)
{
    if (path != m_path || !isOpen()) {
        m_path = path;
        m_formats.clear();
        for (std::unique_ptr<RowJobs> &lane : m_lanes)
            lane = std::make_unique<RowJobs>(path, &lane == &m_lanes[size_t(Lane::Beside)]
                                                       ? RowJobs::Look::ThroughAll
                                                       : RowJobs::Look::AtSome);
    } else {
        for (const std::unique_ptr<RowJobs> &lane : m_lanes)
            lane->reopen();
    }
    m_ways = std::make_unique<WaysOf>(schema);
    Q_EMIT opened();
}

void RowDatabase::setFormats(const QString &table, const Formats &formats)
{
    if (m_formats.value(table) == formats)
        return;
    m_formats[table] = formats;
    Q_EMIT formatsChanged(table);
}

void RowDatabase::readAgain()
{
    if (!isOpen())
        return;
    for (const std::unique_ptr<RowJobs> &lane : m_lanes)
        lane->reopen();
    Q_EMIT rowsChanged();
}

} // namespace sw
