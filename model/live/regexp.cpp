// SPDX-License-Identifier: Apache-2.0
#include "model/live/regexp.h"

#include <QRegularExpression>

#include <sqlite3.h>

namespace sw {

namespace {

QString textOf(sqlite3_value *value)
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_value_text(value));
    return QString::fromUtf8(bytes, sqlite3_value_bytes(value));
}

/// `text REGEXP pattern` is regexp(pattern, text). The pattern is compiled once a statement.
void matches(sqlite3_context *context, int /*count*/, sqlite3_value **values)
{
    if (sqlite3_value_type(values[0]) == SQLITE_NULL
        || sqlite3_value_type(values[1]) == SQLITE_NULL)
        return;
    auto *regex = static_cast<QRegularExpression *>(sqlite3_get_auxdata(context, 0));
    if (!regex) {
        auto *made = new QRegularExpression(textOf(values[0]));
        sqlite3_set_auxdata(context, 0, made,
                            [](void *old) { delete static_cast<QRegularExpression *>(old); });
        regex = static_cast<QRegularExpression *>(sqlite3_get_auxdata(context, 0));
        if (!regex)
            return;
    }
    if (!regex->isValid()) {
        const QByteArray error = regex->errorString().toUtf8();
        sqlite3_result_error(context, error.constData(), -1);
        return;
    }
    sqlite3_result_int(context, regex->match(textOf(values[1])).hasMatch() ? 1 : 0);
}

} // namespace

void addRegexp(sqlite3 *database)
{
    sqlite3_create_function_v2(database, "regexp", 2,
                               SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, nullptr,
                               matches, nullptr, nullptr, nullptr);
}

} // namespace sw
