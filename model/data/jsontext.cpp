// SPDX-License-Identifier: Apache-2.0
#include "model/data/jsontext.h"

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// Goes through a JSON text once and writes its parts as they are, laid out anew.
class JsonLayout {
public:
    JsonLayout(QStringView text, bool indented) : m_text(text), m_indented(indented) {}

    Result<QString> run()
    {
        skip();
        if (!value())
            return wrong();
        skip();
        if (m_at < m_text.size() && m_wanted.isEmpty())
            m_wanted = u"nothing more is expected"_s;
        return m_wanted.isEmpty() ? Result<QString>(m_out) : wrong();
    }

private:
    static constexpr int Deepest = 1000;
    static constexpr int Step = 2;

    [[nodiscard]] QChar next() const { return m_at < m_text.size() ? m_text[m_at] : QChar(); }

    Error wrong() const
    {
        const QStringView before = m_text.left(m_at);
        const qsizetype line = before.count(u'\n') + 1;
        const qsizetype column = m_at - before.lastIndexOf(u'\n');
        return {u"Line %1, column %2: %3."_s.arg(line).arg(column).arg(m_wanted)};
    }

    bool refuse(const QString &wanted)
    {
        if (m_wanted.isEmpty())
            m_wanted = wanted;
        return false;
    }

    void skip()
    {
        while (next() == u' ' || next() == u'\n' || next() == u'\t' || next() == u'\r')
            ++m_at;
    }

    void breakLine()
    {
        if (m_indented)
            m_out += u'\n' + QString(Step * m_depth, u' ');
    }

    bool value()
    {
        const QChar first = next();
        if (first == u'{')
            return group(u'}', true);
        if (first == u'[')
            return group(u']', false);
        if (first == u'"')
            return string();
        if (first == u'-' || first.isDigit())
            return number();
        for (const QStringView word : {u"true", u"false", u"null"}) {
            if (m_text.mid(m_at).startsWith(word)) {
                take(word.size());
                return true;
            }
        }
        return refuse(u"a value is expected"_s);
    }

    void take(qsizetype size)
    {
        m_out += m_text.mid(m_at, size);
        m_at += size;
    }

    bool member()
    {
        if (next() != u'"')
            return refuse(u"a name in double quotes is expected"_s);
        if (!string())
            return false;
        skip();
        if (next() != u':')
            return refuse(u"a colon is expected"_s);
        ++m_at;
        m_out += m_indented ? u": "_s : u":"_s;
        skip();
        return value();
    }

    bool group(QChar end, bool named)
    {
        if (++m_depth > Deepest)
            return refuse(u"it is nested too deep"_s);
        take(1);
        skip();
        for (bool isFirst = true; next() != end; isFirst = false) {
            if (!isFirst) {
                if (next() != u',')
                    return refuse(u"a comma or %1 is expected"_s.arg(end));
                take(1);
                skip();
            }
            breakLine();
            if (!(named ? member() : value()))
                return false;
            skip();
        }
        const bool isEmpty = m_out.endsWith(u'{') || m_out.endsWith(u'[');
        --m_depth;
        if (!isEmpty)
            breakLine();
        take(1);
        return true;
    }

    bool string()
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && m_text[end] != u'"') {
            if (m_text[end].unicode() < 0x20) {
                m_at = end;
                return refuse(u"a control character stands in a text; it is written as \\n, \\t or"
                              " \\u0000"_s);
            }
            if (m_text[end] == u'\\' && !escape(end))
                return false;
            ++end;
        }
        if (end >= m_text.size())
            return refuse(u"the text that begins here does not end"_s);
        take(end + 1 - m_at);
        return true;
    }

    /// `at` to the last letter of the escape.
    bool escape(qsizetype &at)
    {
        constexpr qsizetype Digits = 4;
        const QChar kind = at + 1 < m_text.size() ? m_text[at + 1] : QChar();
        bool isRight = u"\"\\/bfnrt"_s.contains(kind) && !kind.isNull();
        if (kind == u'u') {
            isRight = at + 1 + Digits < m_text.size();
            for (qsizetype i = at + 2; isRight && i < at + 2 + Digits; ++i)
                isRight = u"0123456789abcdefABCDEF"_s.contains(m_text[i]);
        }
        if (!isRight) {
            m_at = at;
            return refuse(u"there is no such escape"_s);
        }
        at += kind == u'u' ? Digits + 1 : 1;
        return true;
    }

    qsizetype digits(qsizetype at) const
    {
        while (at < m_text.size() && m_text[at] >= u'0' && m_text[at] <= u'9')
            ++at;
        return at;
    }

    bool number()
    {
        qsizetype end = m_at + (next() == u'-' ? 1 : 0);
        const qsizetype whole = end;
        end = digits(end);
        bool isRight = end > whole && (end == whole + 1 || m_text[whole] != u'0');
        if (isRight && end < m_text.size() && m_text[end] == u'.') {
            const qsizetype part = end + 1;
            end = digits(part);
            isRight = end > part;
        }
        if (isRight && end < m_text.size() && (m_text[end] == u'e' || m_text[end] == u'E')) {
            qsizetype part = end + 1;
            if (part < m_text.size() && (m_text[part] == u'+' || m_text[part] == u'-'))
                ++part;
            end = digits(part);
            isRight = end > part;
        }
        if (!isRight)
            return refuse(u"this is no number of JSON"_s);
        take(end - m_at);
        return true;
    }

    QStringView m_text;
    bool m_indented;
    qsizetype m_at = 0;
    int m_depth = 0;
    QString m_out;
    QString m_wanted; ///< what is wrong at m_at
};

} // namespace

Result<QString> indentedJson(const QString &text) { return JsonLayout(text, true).run(); }

Result<QString> compactJson(const QString &text) { return JsonLayout(text, false).run(); }

} // namespace sw
