// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/rowform.h"

namespace sw {

/// Comma-separated values: NULL is nothing at all and the empty text is `""`, so that both come
/// back; or, for the clipboard, cells set apart by tabulators, where both are nothing.
class CsvForm : public RowForm {
public:
    CsvForm(const RowFormatOptions &options, std::vector<OutColumn> columns);

    void head(QByteArray &out) override;
    void row(QByteArray &out, const std::vector<Value> &row) override;
    void tail(QByteArray &out) override;

private:
    void addCell(QByteArray &out, const Value &value);
    void addText(QByteArray &out, const QByteArray &text, bool mayGuard) const;

    RowFormatOptions m_options;
    std::vector<OutColumn> m_columns;
    bool m_isTabbed;
    bool m_any = false;
};

} // namespace sw
