// SPDX-License-Identifier: Apache-2.0
#include "model/base/id.h"

#include "model/base/seededids.h"

#include <QRandomGenerator>

namespace sw {

namespace {

constexpr int TextLength = 16;

std::optional<QRandomGenerator> seededIds; ///< instead of the system's, in a test

// FNV-1a over UTF-16 code units, then the finalizer of MurmurHash3: short, fast, and fixed for
// ever, which QHash's seeded functions are not.
constexpr quint64 FnvOffset = 14695981039346656037ULL;
constexpr quint64 FnvPrime = 1099511628211ULL;

quint64 mixed(quint64 hash, QStringView text)
{
    for (const QChar c : text) {
        hash = (hash ^ (c.unicode() & 0xFFU)) * FnvPrime;
        hash = (hash ^ static_cast<quint64>(c.unicode() >> 8U)) * FnvPrime;
    }
    // 0xFF 0xFF is no code unit of a name: ("a", "bc") and ("ab", "c") must differ.
    return (hash ^ 0xFFFFU) * FnvPrime;
}

quint64 finalized(quint64 hash)
{
    hash ^= hash >> 33U;
    hash *= 0xFF51AFD7ED558CCDULL;
    hash ^= hash >> 33U;
    hash *= 0xC4CEB9FE1A85EC53ULL;
    hash ^= hash >> 33U;
    return hash;
}

char16_t unitOf(QChar c) { return c.unicode(); }
char16_t unitOf(char latin1) { return static_cast<unsigned char>(latin1); }

template <typename View> std::optional<quint64> valueOf(View text)
{
    if (text.size() != TextLength)
        return std::nullopt;
    quint64 value = 0;
    for (const auto c : text) {
        const char16_t unit = unitOf(c);
        quint64 digit = 0;
        if (unit >= u'0' && unit <= u'9')
            digit = unit - u'0';
        else if (unit >= u'a' && unit <= u'f')
            digit = 10U + (unit - u'a');
        else
            return std::nullopt;
        value = (value << 4U) | digit;
    }
    if (value == 0)
        return std::nullopt;
    return value;
}

} // namespace

void seedRandomIds(quint32 seed) { seededIds.emplace(seed); }

quint64 randomIdValue()
{
    quint64 value = 0;
    while (value == 0)
        value = (seededIds ? &*seededIds : QRandomGenerator::system())->generate64();
    return value;
}

quint64 idValueFromNames(std::initializer_list<QStringView> names)
{
    quint64 hash = FnvOffset;
    for (const QStringView name : names)
        hash = mixed(hash, name);
    const quint64 value = finalized(hash);
    return value == 0 ? 1 : value;
}

QString idText(quint64 value)
{
    return QStringLiteral("%1").arg(value, TextLength, 16, QLatin1Char('0'));
}

std::optional<quint64> idValueFromText(QStringView text) { return valueOf(text); }

std::optional<quint64> idValueFromText(QLatin1StringView text) { return valueOf(text); }

} // namespace sw
