// SPDX-License-Identifier: Apache-2.0
#include "model/data/rowpath.h"

#include "model/sql/quote.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr QStringView Marks = u".[]()=,'\"`";

class PathReader {
public:
    explicit PathReader(QStringView text) : m_text(text) {}

    Result<RowPath> read()
    {
        RowPath path;
        do {
            PathStep step;
            step.name = name();
            if (m_error.isEmpty() && accept(u'['))
                step.key = key();
            path.steps.push_back(std::move(step));
        } while (m_error.isEmpty() && accept(u'.'));
        skipBlanks();
        if (m_error.isEmpty() && m_at < m_text.size())
            fail(u"there is something behind it"_s);
        if (!m_error.isEmpty())
            return Error{u"“%1” is no path to rows, at character %2: %3. Write"
                         " table[key].role.role, like user[1].runs."_s.arg(
                             m_text.toString(), QString::number(m_errorAt + 1), m_error)};
        return path;
    }

private:
    void fail(const QString &why)
    {
        if (!m_error.isEmpty())
            return;
        m_error = why;
        m_errorAt = m_at;
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    bool accept(char16_t c)
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    void expect(char16_t c)
    {
        if (!accept(c))
            fail(u"“%1” is missing"_s.arg(QChar(c)));
    }

    /// A word up to the next mark or blank.
    QString word()
    {
        skipBlanks();
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && !m_text[m_at].isSpace() && !Marks.contains(m_text[m_at]))
            ++m_at;
        return m_text.mid(begin, m_at - begin).toString();
    }

    /// What stands between two of these, doubled ones within being one.
    std::optional<QString> quoted(char16_t quote)
    {
        if (!accept(quote))
            return std::nullopt;
        QString text;
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at++];
            if (c != quote)
                text += c;
            else if (m_at < m_text.size() && m_text[m_at] == quote)
                text += m_text[m_at++];
            else
                return text;
        }
        fail(u"the quote does not end"_s);
        return text;
    }

    QString name()
    {
        for (const char16_t quote : {u'"', u'`'}) {
            if (const std::optional<QString> text = quoted(quote))
                return *text;
        }
        const QString bare = word();
        if (bare.isEmpty())
            fail(u"a name is missing"_s);
        return bare;
    }

    Value value()
    {
        if (const std::optional<QString> text = quoted(u'\''))
            return Value::ofText(*text);
        if (const std::optional<QString> text = quoted(u'"'))
            return Value::ofText(*text);
        QString bare = word();
        // The point of 1.5 is none between steps.
        if (!bare.isEmpty() && m_at < m_text.size() && m_text[m_at] == u'.') {
            bool isWhole = false;
            (void)bare.toLongLong(&isWhole);
            if (isWhole || bare == u"-") {
                ++m_at;
                bare += u'.' + word();
            }
        }
        if (bare.isEmpty())
            fail(u"a value is missing"_s);
        if (bare.compare(u"x", Qt::CaseInsensitive) == 0 && m_at < m_text.size()
            && m_text[m_at] == u'\'')
            return blob();
        return bareValue(bare);
    }

    Value blob()
    {
        const QByteArray hex = quoted(u'\'').value_or(QString()).toLatin1();
        const QByteArray bytes = QByteArray::fromHex(hex);
        if (bytes.toHex() != hex.toLower())
            fail(u"a blob is an even number of hexadecimal digits"_s);
        return Value::ofBlob(bytes);
    }

    static Value bareValue(const QString &bare)
    {
        if (bare.compare(u"null", Qt::CaseInsensitive) == 0)
            return {};
        bool ok = false;
        if (const qint64 integer = bare.toLongLong(&ok); ok)
            return Value::of(integer);
        const bool mayBeNumber = bare.front().isDigit() || bare.startsWith(u'-');
        if (const double real = bare.toDouble(&ok); ok && mayBeNumber)
            return Value::of(real);
        return Value::ofText(bare);
    }

    std::vector<KeyTerm> key()
    {
        std::vector<KeyTerm> terms;
        if (accept(u'(')) {
            do
                terms.push_back({{}, value()});
            while (m_error.isEmpty() && accept(u','));
            expect(u')');
        } else {
            do
                terms.push_back(term());
            while (m_error.isEmpty() && accept(u','));
        }
        expect(u']');
        return terms;
    }

    KeyTerm term()
    {
        const qsizetype begin = m_at;
        const Value first = value();
        skipBlanks();
        if (!accept(u'='))
            return {{}, first};
        m_at = begin;
        m_error.clear();
        const QString column = name();
        expect(u'=');
        return {column, value()};
    }

    QStringView m_text;
    qsizetype m_at = 0;
    QString m_error;
    qsizetype m_errorAt = 0;
};

/// Bare where it reads back so.
QString nameIn(const QString &name)
{
    for (const QChar c : name) {
        if (c.isSpace() || Marks.contains(c))
            return alwaysQuotedName(name);
    }
    return name.isEmpty() ? alwaysQuotedName(name) : name;
}

QString keyOf(const std::vector<KeyTerm> &terms)
{
    QStringList texts;
    bool byPlace = false;
    for (const KeyTerm &term : terms) {
        const Value &value = term.value;
        // A literal that no SQL would need: bytes that are no UTF-8 are shown as they can be.
        const QString text = value.kind == ValueClass::Text
                                 ? quotedText(QString::fromUtf8(value.bytes))
                                 : literalOf(value);
        texts.append(term.column.isEmpty() ? text : QString(nameIn(term.column) + u'=' + text));
        byPlace = byPlace || term.column.isEmpty();
    }
    const QString all = texts.join(byPlace ? u","_s : u", "_s);
    return byPlace && terms.size() > 1 ? QString(u'(' + all + u')') : all;
}

} // namespace

Result<RowPath> parseRowPath(QStringView text) { return PathReader(text).read(); }

QString textOf(const RowPath &path)
{
    QStringList steps;
    for (const PathStep &step : path.steps)
        steps.append(nameIn(step.name)
                     + (step.key.empty() ? QString() : QString(u'[' + keyOf(step.key) + u']')));
    return steps.join(u'.');
}

} // namespace sw
