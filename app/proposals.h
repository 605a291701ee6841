// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/undeclared.h"
#include "widgets/data/rowdatabase.h"
#include "widgets/editing/picks.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace sw {

class DesignPage;

/// Relationships that nothing declares, proposed by names and rows as a list to accept. What is
/// accepted is drawn and walked, and not enforced.
class Proposals : public QDialog {
    Q_OBJECT

public:
    explicit Proposals(DesignPage &page, QWidget *parent = nullptr);

    [[nodiscard]] QTreeWidget &list() { return *m_list; }
    [[nodiscard]] bool isLooking() const { return m_isLooking; }
    [[nodiscard]] QString told() const;

    void accept() override;
    void reject() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// A key with the mark that it becomes.
    struct Proposed {
        UndeclaredKey key;
        ForeignKey mark;
    };
    enum class Ticks { All, None, Certain };

    void makeList();
    [[nodiscard]] QWidget *makeFoot();
    void look();
    void askRows(const Schema &known, const std::vector<UndeclaredKey> &keys);
    void take(const std::vector<UndeclaredKey> &keys);
    void addLine(const Proposed &proposed, int place);
    void tick(Ticks which);
    void toggleSelected();
    void showState();
    /// What the ends will call each other, with all that is ticked.
    void showRoles();
    void showOnCanvas();
    [[nodiscard]] std::vector<const Proposed *> ticked() const;

    DesignPage &m_page;
    RowDatabase *m_database;
    std::vector<Pick> m_picksBefore;
    QLabel *m_told;
    QTreeWidget *m_list;
    QPushButton *m_add = nullptr;
    std::vector<Proposed> m_proposed;
    bool m_isLooking = false;
    QTimer m_pause; ///< after a tick
    Asked m_asked;
};

} // namespace sw
