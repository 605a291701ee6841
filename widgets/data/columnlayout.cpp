// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/columnlayout.h"

#include "model/data/columnformat.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QStringList textsIn(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &each : value.toArray())
        texts.append(each.toString());
    return texts;
}

} // namespace

QByteArray jsonOf(const ColumnLayouts &layouts)
{
    QJsonObject all;
    for (auto each = layouts.cbegin(); each != layouts.cend(); ++each) {
        QJsonObject widths;
        for (auto width = each->widths.cbegin(); width != each->widths.cend(); ++width)
            widths[width.key()] = width.value();
        QJsonObject formats;
        for (auto format = each->formats.cbegin(); format != each->formats.cend(); ++format)
            formats[format.key()] = format.value();
        if (!each->isEmpty())
            all[each.key()] = QJsonObject{{u"widths"_s, widths},
                                          {u"hidden"_s, QJsonArray::fromStringList(each->hidden)},
                                          {u"order"_s, QJsonArray::fromStringList(each->order)},
                                          {u"formats"_s, formats},
                                          {u"frozen"_s, each->frozen}};
    }
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

ColumnLayouts columnLayoutsIn(const QByteArray &json)
{
    constexpr int Widest = 10'000;
    ColumnLayouts layouts;
    const QJsonObject all = QJsonDocument::fromJson(json).object();
    for (auto each = all.begin(); each != all.end(); ++each) {
        const QJsonObject one = each.value().toObject();
        ColumnLayout &layout = layouts[each.key()];
        const QJsonObject widths = one[u"widths"_s].toObject();
        for (auto width = widths.begin(); width != widths.end(); ++width)
            layout.widths[width.key()] = std::clamp(width.value().toInt(), 0, Widest);
        const QJsonObject formats = one[u"formats"_s].toObject();
        for (auto format = formats.begin(); format != formats.end(); ++format) {
            if (columnFormatIn(format.value().toString()))
                layout.formats[format.key()] = format.value().toString();
        }
        layout.hidden = textsIn(one[u"hidden"_s]);
        layout.order = textsIn(one[u"order"_s]);
        layout.frozen = std::max(0, one[u"frozen"_s].toInt());
    }
    return layouts;
}

} // namespace sw
