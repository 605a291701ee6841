// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/value.h"
#include "widgets/data/rowdatabase.h"

#include <QCache>
#include <QImage>

namespace sw {

/// Small pictures of what cells hold, made beside the window when they are first asked for. Some
/// hundred of them are held.
class Thumbnails : public QObject {
    Q_OBJECT

public:
    static constexpr QSize Room{96, 48}; ///< that each has in a cell

    explicit Thumbnails(RowDatabase &database, QObject *parent = nullptr);

    /// Null where the value is no picture, and as long as nobody knows.
    [[nodiscard]] QImage of(const TablePtr &table, ColumnId column, const std::vector<Value> &key);

Q_SIGNALS:
    void arrived();

private:
    struct Wanted {
        QString name;
        TablePtr table;
        ColumnId column;
        std::vector<Value> key;
    };

    void clear();
    void askNext();

    RowDatabase &m_database;
    QCache<QString, QImage> m_made;
    std::vector<Wanted> m_wanted;
    QString m_askedFor;
    Asked m_asked;
};

} // namespace sw
