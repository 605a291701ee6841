// SPDX-License-Identifier: Apache-2.0
#include "widgets/common/finder.h"

#include "widgets/common/finderline.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace sw {

namespace {

constexpr int FinderWidth = 560;
constexpr int FinderHeight = 420;
constexpr int FinderTop = 60;
constexpr int FinderGap = 8;

} // namespace

Finder::Finder(QAbstractItemModel &model, const QString &prompt, const Theme &theme,
               QWidget *window)
    : QFrame(window), m_field(new QLineEdit(this)), m_list(new QListView(this))
{
    setProperty("finder", true);
    m_field->setPlaceholderText(prompt);
    m_field->setAccessibleName(prompt);
    m_list->setModel(&model);
    m_list->setItemDelegate(new FinderLine(theme, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("What was found"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(FinderGap, FinderGap, FinderGap, FinderGap);
    layout->setSpacing(FinderGap);
    layout->addWidget(m_field);
    layout->addWidget(m_list);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &Finder::typed);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &index) { take(index, QApplication::keyboardModifiers()); });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        move(0);
        m_list->scrollToTop();
        fit();
    });
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] {
        move(0);
        fit();
    });
    hide();
}

void Finder::open()
{
    m_before = QApplication::focusWidget();
    m_field->clear();
    Q_EMIT typed({});
    fit();
    show();
    raise();
    m_field->setFocus();
}

QString Finder::text() const { return m_field->text(); }
void Finder::setText(const QString &text) { m_field->setText(text); }

void Finder::fit()
{
    const QRect window = parentWidget()->rect();
    const int width = std::min(FinderWidth, window.width() - 2 * FinderGap);
    const int rows = std::max(1, m_list->model()->rowCount()) * FinderLine::Height;
    const int height = m_field->sizeHint().height() + rows + 3 * FinderGap + 2;
    setGeometry((window.width() - width) / 2, FinderTop, width,
                std::min({height, FinderHeight, window.height() - 2 * FinderTop}));
}

void Finder::take(const QModelIndex &index, Qt::KeyboardModifiers modifiers)
{
    if (!index.isValid() || !index.data(EnabledRole).toBool())
        return;
    // The focus goes back first: what is done may depend on who has it.
    giveFocusBack();
    Q_EMIT taken(index, modifiers);
}

void Finder::giveFocusBack()
{
    if (m_before)
        m_before->setFocus();
    hide();
}

void Finder::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    Q_EMIT left();
}

void Finder::move(int rows)
{
    const QAbstractItemModel &model = *m_list->model();
    const int row
        = std::clamp(m_list->currentIndex().row() + rows, 0, std::max(0, model.rowCount() - 1));
    m_list->setCurrentIndex(model.index(row, 0));
}

bool Finder::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut) {
        hide();
        return false;
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    constexpr int Page = 10;
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
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
        take(m_list->currentIndex(), key->modifiers());
        return true;
    case Qt::Key_Escape:
        giveFocusBack();
        return true;
    default:
        return false;
    }
}

int likeness(const QString &text, const QString &name)
{
    const QString wanted = text.simplified().remove(u'…').toCaseFolded();
    const QString given = name.toCaseFolded();
    if (given.startsWith(wanted))
        return 0;
    if (const auto place = given.indexOf(u' ' + wanted); place >= 0)
        return 1;
    if (given.contains(wanted))
        return 2;
    // The letters one after the other, with whatever between them: how far they are spread.
    qsizetype at = -1;
    qsizetype first = -1;
    for (const QChar letter : wanted) {
        if (letter == u' ')
            continue;
        at = given.indexOf(letter, at + 1);
        if (at < 0)
            return -1;
        if (first < 0)
            first = at;
    }
    constexpr int Spread = 3;
    return Spread + static_cast<int>(at - first);
}

} // namespace sw
