// SPDX-License-Identifier: Apache-2.0
#include "model/live/pragmas.h"

#include "model/sql/token.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QByteArray askingFor(const QByteArray &name) { return "PRAGMA " + name; }

QByteArray setting(const QByteArray &name, const QString &value)
{
    return "PRAGMA " + name + '=' + value.toLatin1();
}

} // namespace

ChangedPragmas::~ChangedPragmas()
{
    if (m_former.empty())
        return;
    m_database.rollBack();
    for (auto each = m_former.rbegin(); each != m_former.rend(); ++each)
        (void)m_database.runAnyway(viewOf(setting(each->name, each->value)));
}

Result<Done> ChangedPragmas::set(const QByteArray &name, const QString &value)
{
    const Result<QString> before = m_database.wordAnyway(viewOf(askingFor(name)));
    if (!before)
        return before.error();
    if (*before == value)
        return Done();
    m_former.push_back({name, *before});
    if (const Result<Done> set = m_database.runAnyway(viewOf(setting(name, value))); !set)
        return set;
    const Result<QString> now = m_database.wordAnyway(viewOf(askingFor(name)));
    if (!now || *now != value)
        return Error{
            u"“%1” cannot be changed safely: SQLite does not set %2 to %3 here. Close it in"
            " other programs and try again."_s.arg(m_database.path(), QString::fromLatin1(name),
                                                   value)};
    return Done();
}

} // namespace sw
