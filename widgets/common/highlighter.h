// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/theme/theme.h"

#include <QSyntaxHighlighter>

namespace sw {

/// Colours SQL by our own tokens: what is a keyword here is one to the reader of files, too.
class SqlHighlighter : public QSyntaxHighlighter {
    Q_OBJECT

public:
    SqlHighlighter(QTextDocument *document, const Theme &theme);

protected:
    void highlightBlock(const QString &text) override;

private:
    const Theme &m_theme;
};

} // namespace sw
