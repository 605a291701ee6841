// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QListWidget>

namespace sw {

class DesignPage;

/// What differs between the document and what it is compared with, a line a difference.
class DifferencesPanel : public QListWidget {
    Q_OBJECT

public:
    DifferencesPanel(DesignPage &page, QWidget *parent);

private:
    void refresh();

    DesignPage &m_page;
};

} // namespace sw
