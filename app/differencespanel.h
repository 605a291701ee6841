// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/sync/takein.h"
#include "widgets/theme/theme.h"

#include <QListWidget>

class QLabel;
class QToolButton;

namespace sw {

class DesignPage;

/// What differs between the document and what it is compared with, a line a difference. Those of a
/// database are taken into the document here, some or all; or the other way by Apply.
class DifferencesPanel : public QWidget {
    Q_OBJECT

public:
    DifferencesPanel(DesignPage &page, const Theme &theme, QWidget *parent);

    [[nodiscard]] QListWidget &list() { return *m_list; }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QToolButton *madeButton(const QString &text, const QString &tip,
                                          const QString &icon, void (DifferencesPanel::*work)());
    void refresh();
    void showLines();
    void tell();
    void askWhatComesAlong();
    void say(const QString &text);
    void fitText();
    void take();
    void takeAll();
    void apply();
    void show(const QListWidgetItem *item);
    void openMenu(const QPoint &place);
    [[nodiscard]] TakeIn::Lines selected() const;
    [[nodiscard]] QString inWords(size_t line) const;
    [[nodiscard]] QString broughtInWords(size_t line) const;

    DesignPage &m_page;
    const Theme &m_theme;
    QListWidget *m_list;
    QLabel *m_told;
    QString m_text; ///< what it tells, whole
    bool m_isAsking = false;
    QToolButton *m_take;
    QToolButton *m_takeAll;
    QToolButton *m_apply;
};

} // namespace sw
