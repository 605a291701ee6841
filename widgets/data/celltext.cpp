// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/celltext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

struct CellWords {
    Q_DECLARE_TR_FUNCTIONS(sw::Cell)
};

/// Line breaks and other control characters are seen, and take no place of their own.
QString visibleLetters(QString text)
{
    constexpr char16_t ControlPictures = 0x2400;
    for (QChar &letter : text) {
        if (letter == u'\n')
            letter = u'↵';
        else if (letter == u'\t')
            letter = u'⇥';
        else if (letter.unicode() < 0x20)
            letter = QChar(static_cast<char16_t>(ControlPictures + letter.unicode()));
    }
    return text;
}

} // namespace

QString sizeText(qint64 bytes)
{
    return bytes < 1000 ? CellWords::tr("%n bytes", nullptr, static_cast<int>(bytes))
                        : QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString oddClass(const Value &value, Affinity affinity, const QString &type)
{
    bool isRight = true;
    const bool isNumeric = value.kind == ValueClass::Integer || value.kind == ValueClass::Real;
    switch (affinity) {
    case Affinity::Integer:
        isRight = value.kind == ValueClass::Integer;
        break;
    case Affinity::Real:
        isRight = isNumeric;
        break;
    case Affinity::Text:
        isRight = value.kind == ValueClass::Text;
        break;
    case Affinity::Numeric: {
        const bool isForNumbers = type.contains(u"NUM"_s, Qt::CaseInsensitive)
                                  || type.contains(u"DEC"_s, Qt::CaseInsensitive)
                                  || type.contains(u"BOOL"_s, Qt::CaseInsensitive);
        isRight = isNumeric || !isForNumbers;
        break;
    }
    case Affinity::Blob:
        break;
    }
    if (isRight || value.isNull())
        return {};
    switch (value.kind) {
    case ValueClass::Integer:
        return u"INTEGER"_s;
    case ValueClass::Real:
        return u"REAL"_s;
    case ValueClass::Text:
        return u"TEXT"_s;
    default:
        return u"BLOB"_s;
    }
}

bool isWordFor(const Cell &cell)
{
    return cell.value.kind == ValueClass::Null || cell.value.kind == ValueClass::Blob
           || (cell.value.kind == ValueClass::Text && cell.length == 0);
}

QString cellForPaste(const Cell &cell)
{
    if (cell.value.isNull())
        return {};
    QString text = cell.value.kind == ValueClass::Text ? QString::fromUtf8(cell.value.bytes)
                                                       : cellText(cell);
    if (text.contains(u'\t') || text.contains(u'\n') || text.contains(u'"'))
        text = u'"' + text.replace(u'"', u"\"\""_s) + u'"';
    return text;
}

QString cellText(const Cell &cell)
{
    switch (cell.value.kind) {
    case ValueClass::Null:
        return u"NULL"_s;
    case ValueClass::Integer:
        return QString::number(cell.value.integer);
    case ValueClass::Real:
        return textOfReal(cell.value.real);
    case ValueClass::Blob:
        return CellWords::tr("blob, %1").arg(sizeText(cell.length));
    case ValueClass::Text:
        break;
    }
    if (cell.length == 0)
        return u"''"_s;
    const QString text = visibleLetters(QString::fromUtf8(cell.value.bytes));
    return cell.isCut() ? QString(text + u'…') : text;
}

} // namespace sw
