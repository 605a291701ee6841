// SPDX-License-Identifier: Apache-2.0
#include "app/palette.h"

#include "app/palettemodel.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace sw {

namespace {

constexpr int PaletteWidth = 560;
constexpr int PaletteHeight = 420;
constexpr int PaletteTop = 60;
constexpr int PaletteGap = 8;

} // namespace

CommandPalette::CommandPalette(const std::vector<QAction *> &actions, const Theme &theme,
                               QWidget *window)
    : QFrame(window), m_field(new QLineEdit(this)), m_list(new QListView(this)),
      m_model(new PaletteModel(actions, this))
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Commands"));
    m_field->setPlaceholderText(tr("What do you want to do?"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(theme, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Commands found"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(PaletteGap, PaletteGap, PaletteGap, PaletteGap);
    layout->setSpacing(PaletteGap);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::setFilter);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    hide();
}

void CommandPalette::open()
{
    m_before = QApplication::focusWidget();
    m_field->clear();
    setFilter({});
    show();
    raise();
    m_field->setFocus();
}

void CommandPalette::setFilter(const QString &text)
{
    m_model->setFilter(text);
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->scrollToTop();
    fitToList();
}

void CommandPalette::fitToList()
{
    const QRect window = parentWidget()->rect();
    const int width = std::min(PaletteWidth, window.width() - 2 * PaletteGap);
    const int rows = std::max(1, m_model->rowCount()) * m_list->sizeHintForRow(0);
    const int height = m_field->sizeHint().height() + rows + 3 * PaletteGap + 2;
    setGeometry((window.width() - width) / 2, PaletteTop, width,
                std::min({height, PaletteHeight, window.height() - 2 * PaletteTop}));
}

void CommandPalette::run()
{
    QAction *chosen = m_model->actionAt(m_list->currentIndex());
    if (!chosen || !chosen->isEnabled())
        return;
    // The focus goes back first: what an action does may depend on who has it.
    giveFocusBack();
    chosen->trigger();
}

void CommandPalette::giveFocusBack()
{
    if (m_before)
        m_before->setFocus();
    hide();
}

void CommandPalette::move(int rows)
{
    const int last = m_model->rowCount() - 1;
    const int row = std::clamp(m_list->currentIndex().row() + rows, 0, std::max(0, last));
    m_list->setCurrentIndex(m_model->index(row, 0));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        hide();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    constexpr int Page = 10;
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        move(1);
        return true;
    case Qt::Key_Up:
        move(-1);
        return true;
    case Qt::Key_PageDown:
        move(Page);
        return true;
    case Qt::Key_PageUp:
        move(-Page);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Escape:
        giveFocusBack();
        return true;
    default:
        return false;
    }
}

} // namespace sw
