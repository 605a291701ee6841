// SPDX-License-Identifier: Apache-2.0
#include "tests/support/picture.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw::test {

namespace {

/// Reads one picture; a mistake in it is a mistake in a test and ends it.
class PictureReader {
public:
    explicit PictureReader(QStringView picture) : m_picture(picture) {}

    Schema read()
    {
        do
            readTable();
        while (takeAfterSpace(u'|'));
        if (m_at < m_picture.size())
            fail("a table or the end");
        for (Table &table : m_tables)
            resolve(table);
        Schema schema;
        for (Table &table : m_tables)
            schema.tables.put(std::move(table));
        return schema;
    }

private:
    void readTable()
    {
        skipSpace();
        Table table;
        table.name = name();
        table.id = TableId::fromNames({u"table", table.name});
        while (skipSpace() && m_picture[m_at] != u'|')
            readWord(table);
        m_tables.push_back(std::move(table));
    }

    void readWord(Table &table)
    {
        if (take(u'@'))
            return readOption(table, name());
        const QString first = name();
        if (take(u'('))
            return readClause(table, first);
        readColumn(table, first);
    }

    void readOption(Table &table, const QString &option)
    {
        if (option == "strict"_L1)
            table.strict = true;
        else if (option == "without-rowid"_L1)
            table.withoutRowid = true;
        else if (option == "association"_L1)
            table.association = Association::Yes;
        else if (option == "no-association"_L1)
            table.association = Association::No;
        else
            fail("an option");
    }

    void readColumn(Table &table, const QString &columnName)
    {
        Column made;
        made.name = columnName;
        made.id = ColumnId::fromNames({u"column", table.name, made.name});
        table.columns.push_back(made);
        const auto column = [&]() -> Column & { return table.columns.back(); };
        for (;;) {
            if (take(u':'))
                readType(table, column());
            else if (take(u'!'))
                column().notNull = NotNull{};
            else if (take(u'='))
                addKey(table, {columnName}, false).inColumn = true;
            else if (take(u'>'))
                readReference(table, {columnName}).inColumn = true;
            else if (!take(u'?'))
                return;
        }
    }

    void readType(Table &table, Column &column)
    {
        const QString type = until(u":!?=>| \n");
        if (type != "pk"_L1) {
            column.type = type;
            return;
        }
        if (column.type.isEmpty())
            column.type = u"INTEGER"_s;
        addKey(table, {column.name}, true).inColumn = true;
    }

    void readClause(Table &table, const QString &kind)
    {
        if (kind == "check"_L1) {
            const QString expression = balanced();
            table.checks.push_back(
                {CheckId::fromNames({u"check", table.name, expression}), {}, expression, {}, {}});
            return;
        }
        const QStringList columns = names();
        if (kind == "pk"_L1)
            addKey(table, columns, true);
        else if (kind == "uq"_L1)
            addKey(table, columns, false);
        else if (kind == "ix"_L1 || kind == "ux"_L1)
            addIndex(table, columns, kind == "ux"_L1);
        else if (kind == "fk"_L1 && take(u'>'))
            readReference(table, columns);
        else
            fail("pk( uq( ix( ux( fk( or check(");
    }

    Key &addKey(Table &table, const QStringList &columns, bool primary)
    {
        Key key;
        key.id = KeyId::fromNames({u"key", table.name, columns.join(u','), primary ? u"p" : u"u"});
        key.primary = primary;
        for (const QString &column : columns)
            key.parts.push_back({columnId(table, column), {}, {}});
        table.keys.push_back(key);
        return table.keys.back();
    }

    void addIndex(Table &table, const QStringList &columns, bool unique)
    {
        Index index;
        index.name = table.name + u'_' + columns.join(u'_');
        index.id = IndexId::fromNames({u"index", index.name});
        index.unique = unique;
        for (const QString &column : columns)
            index.parts.push_back({columnId(table, column), {}, {}, {}});
        if (take(u'?'))
            index.where = columns.front() + u" > 0";
        table.indexes.push_back(index);
    }

    ForeignKey &readReference(Table &table, const QStringList &columns)
    {
        ForeignKey key;
        key.parent.name = name();
        if (take(u'.')) {
            const QStringList targets = take(u'(') ? names() : QStringList{name()};
            for (const QString &target : targets)
                key.parentColumns.push_back({{}, target});
        }
        key.id = ForeignKeyId::fromNames({u"key", table.name, columns.join(u','), key.parent.name});
        for (const QString &column : columns)
            key.columns.push_back(columnId(table, column));
        if (take(u'{')) {
            do
                readMark(key);
            while (take(u','));
            expect(u'}');
        }
        table.foreignKeys.push_back(key);
        return table.foreignKeys.back();
    }

    void readMark(ForeignKey &key)
    {
        const QString mark = until(u"=,}");
        const QString value = take(u'=') ? until(u",}") : QString();
        const Role role = value == "-"_L1 ? Role{{}, true} : Role{value, false};
        if (mark == "parent"_L1)
            key.parentRole = role;
        else if (mark == "children"_L1)
            key.childrenRole = role;
        else if (mark == "across"_L1)
            key.acrossRole = role;
        else if (mark == "one"_L1)
            key.oneChild = true;
        else if (mark == "unenforced"_L1)
            key.enforced = false;
        else if (mark == "associates"_L1)
            key.associates = true;
        else if (mark == "cascade"_L1)
            key.onDelete = Action::Cascade;
        else
            fail("a mark of a foreign key");
    }

    /// Parents may stand after their children, so references are understood at the end.
    void resolve(Table &child)
    {
        for (ForeignKey &key : child.foreignKeys) {
            const auto parent
                = std::find_if(m_tables.begin(), m_tables.end(),
                               [&](const Table &table) { return table.name == key.parent.name; });
            if (parent == m_tables.end())
                continue;
            key.parent = {parent->id, {}};
            for (ColumnRef &ref : key.parentColumns) {
                if (const Column *column = parent->column(ref.name))
                    ref = {column->id, {}};
            }
        }
    }

    ColumnId columnId(const Table &table, const QString &wanted)
    {
        const Column *column = table.column(wanted);
        if (!column)
            fail("the name of a column before it");
        return column->id;
    }

    QString name()
    {
        if (take(u'"')) {
            const QString quoted = until(u"\"");
            expect(u'"');
            return quoted;
        }
        const QString word = until(u" \n|:!?=>.(){},\"");
        if (word.isEmpty())
            fail("a name");
        return word;
    }

    QStringList names()
    {
        QStringList all;
        do
            all.append(name());
        while (take(u','));
        expect(u')');
        return all;
    }

    QString balanced()
    {
        const qsizetype start = m_at;
        for (int depth = 1; m_at < m_picture.size(); ++m_at) {
            depth += m_picture[m_at] == u'(' ? 1 : m_picture[m_at] == u')' ? -1 : 0;
            if (depth == 0)
                return m_picture.sliced(start, m_at++ - start).toString();
        }
        fail(")");
        return {};
    }

    QString until(QStringView ends)
    {
        const qsizetype start = m_at;
        while (m_at < m_picture.size() && !ends.contains(m_picture[m_at]))
            ++m_at;
        return m_picture.sliced(start, m_at - start).toString();
    }

    bool take(QChar wanted)
    {
        const bool there = m_at < m_picture.size() && m_picture[m_at] == wanted;
        m_at += there ? 1 : 0;
        return there;
    }

    bool takeAfterSpace(QChar wanted)
    {
        skipSpace();
        return take(wanted);
    }

    void expect(QChar wanted)
    {
        if (!take(wanted))
            fail(QString(wanted).toUtf8().constData());
    }

    /// Whether anything is left.
    bool skipSpace()
    {
        while (m_at < m_picture.size() && m_picture[m_at].isSpace())
            ++m_at;
        return m_at < m_picture.size();
    }

    void fail(const char *expected) const
    {
        qFatal("picture: expected %s here: %s", expected,
               qUtf8Printable(m_picture.sliced(std::min(m_at, m_picture.size())).toString()));
    }

    QStringView m_picture;
    qsizetype m_at = 0;
    std::vector<Table> m_tables;
};

} // namespace

Schema schemaFromPicture(QStringView picture) { return PictureReader(picture).read(); }

} // namespace sw::test
