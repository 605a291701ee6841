// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

#include <string>
#include <string_view>

namespace sw {

/// Walks over lines of strict JSON, one object a line, straight into the members of values: no tree
/// is built. Each reading function answers whether it went well; the first failure stays, and
/// whoever is on the way up adds where it was (`within`).
///
/// The text must be valid UTF-8. A line break is white space between lines only, so that an object
/// that is cut off is told at its own line.
class JsonCursor {
public:
    explicit JsonCursor(QByteArrayView text);

    /// To the next line that is not empty; false at the end of the text.
    bool nextLine();
    /// Nothing but white space may follow on the line.
    bool endLine();
    /// Over whatever is left of the line, forgetting a failure.
    void skipLine();
    [[nodiscard]] int line() const { return m_line; }

    /// if (json.beginObject()) while (json.nextKey(key)) …; then see ok().
    bool beginObject();
    /// The view is good until the next key.
    bool nextKey(std::string_view &key);
    bool beginArray();
    bool nextItem();

    bool readText(QString &value);
    /// A text of which only its ASCII form matters: an id, the name of an enumerator.
    bool readWord(std::string_view &value);
    bool readBool(bool &value);
    bool readInteger(qint64 &value);
    bool readNumber(double &value);
    /// Reads `true` if it stands here; no failure otherwise.
    bool takeTrue();

    /// Always false, so that it can be returned.
    bool fail(const QString &what);
    /// Something of the place, on the way up: a key, or the number of an item. Always false.
    bool within(std::string_view key);
    bool within(size_t item);

    [[nodiscard]] bool ok() const { return m_failure.isEmpty(); }
    /// What went wrong: `default: a text is needed, not 7 (character 45)`.
    [[nodiscard]] QString failure() const;

private:
    void skipSpace();
    bool expect(char wanted, const char *called);
    bool failNeeding(const char *needed);
    bool comma(char closing, bool &more);
    bool scanText(std::string_view &raw, bool &plain);
    bool unescape(std::string_view raw, QString &value);
    bool scanNumber(std::string_view &raw, bool &whole);
    [[nodiscard]] QString found() const;

    const char *m_at;
    const char *m_end;
    const char *m_lineStart;
    const char *m_failedAt = nullptr;
    int m_line = 0;
    bool m_first = false; ///< nothing of the object or array was read yet
    std::string m_buffer; ///< of a key or word that has escapes
    QString m_path;
    QString m_failure;
};

} // namespace sw
