// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/base/result.h"
#include "model/data/value.h"

#include <functional>
#include <memory>
#include <vector>

namespace sw {

/// Tabbed: as a spreadsheet takes it from the clipboard. InList: the values of one column for
/// `IN (…)`.
enum class RowFormat { Csv, Json, JsonLines, Insert, Markdown, Tabbed, InList };

/// How rows are written; what a format does not know is nothing to it.
struct RowFormatOptions {
    RowFormat format = RowFormat::Csv;

    // CSV, as RFC 4180 has it unless said otherwise.
    char separator = ',';
    bool header = true;
    bool crlf = true;
    bool byteOrderMark = false;
    bool guarded = true; ///< no text of the database is a formula in a spreadsheet
    bool base64 = false; ///< blobs; else x'hexadecimal'

    qint64 rowsAStatement = 100; ///< of INSERT

    bool operator==(const RowFormatOptions &) const = default;
};

/// A column that is written.
struct OutColumn {
    QString name;
    bool isNumber = false;
    bool isComputed = false; ///< no INSERT may give it a value

    bool operator==(const OutColumn &) const = default;
};

/// Makes text of rows, one after the other; it keeps none of them.
class RowForm {
public:
    RowForm() = default;
    virtual ~RowForm() = default;
    RowForm(const RowForm &) = delete;
    RowForm &operator=(const RowForm &) = delete;

    // Each adds to the bytes.
    virtual void head(QByteArray & /*out*/) {}
    virtual void row(QByteArray &out, const std::vector<Value> &row) = 0;
    virtual void tail(QByteArray & /*out*/) {}

    /// Texts that the format cannot hold, not being UTF-8 or because of a NUL: their bytes were
    /// written in hexadecimal, like those of a blob.
    [[nodiscard]] qint64 oddTexts() const { return m_oddTexts; }

protected:
    void countOdd() { ++m_oddTexts; }

private:
    qint64 m_oddTexts = 0;
};

/// `table`: what an INSERT names.
[[nodiscard]] std::unique_ptr<RowForm> formOf(const RowFormatOptions &options, const QString &table,
                                              std::vector<OutColumn> columns);

/// Whether a spreadsheet could take the text for a formula; apostrophes before it are what guards
/// against that, and one more of them is all that the guard adds.
[[nodiscard]] bool needsGuard(QByteArrayView text);
/// Whether the guard would have made this text.
[[nodiscard]] bool isGuarded(QByteArrayView text);

/// The usual ending of a file of that format, without its dot.
[[nodiscard]] QString suffixOf(const RowFormatOptions &options);

/// By the name that a command line gives it: csv, json, jsonl, insert, markdown.
[[nodiscard]] std::optional<RowFormat> rowFormatNamed(const QString &name);

} // namespace sw
