// SPDX-License-Identifier: Apache-2.0
#include "app/differencespanel.h"

#include "app/designpage.h"
#include "app/differencewords.h"
#include "widgets/canvas/comparison.h"
#include "widgets/common/background.h"
#include "widgets/inspector/labels.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int PlaceRole = Qt::UserRole; ///< of the line among all

} // namespace

DifferencesPanel::DifferencesPanel(DesignPage &page, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_page(page), m_theme(theme), m_list(new QListWidget(this)),
      m_told(mutedLabel({}, this)),
      m_take(madeButton(tr("Take into the document"),
                        tr("The document gets what the database has there (Alt+Return)"),
                        u"import"_s, &DifferencesPanel::take)),
      m_takeAll(madeButton(tr("Take all"), tr("The document becomes what the database is"),
                           u"database"_s, &DifferencesPanel::takeAll)),
      m_apply(madeButton(tr("Apply…"), tr("The other way: the database becomes what is drawn"),
                         u"apply"_s, &DifferencesPanel::apply))
{
    m_list->setAccessibleName(tr("Differences"));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    m_told->setMinimumHeight(m_take->sizeHint().height()); // also where there is no button
    m_told->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_told->installEventFilter(this);
    setFocusProxy(m_list);
    auto *head = new QHBoxLayout;
    constexpr int Side = 12;
    constexpr int Above = 2;
    head->setContentsMargins(Side, Above, Side / 2, Above);
    head->addWidget(m_told, 1);
    for (QToolButton *button : {m_take, m_takeAll, m_apply})
        head->addWidget(button);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addLayout(head);
    rows->addWidget(m_list, 1);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &DifferencesPanel::tell);
    connect(m_list, &QListWidget::itemActivated, this, &DifferencesPanel::show);
    connect(m_list, &QWidget::customContextMenuRequested, this, &DifferencesPanel::openMenu);
    connect(&page, &DesignPage::comparisonChanged, this, &DifferencesPanel::refresh);
    refresh();
}

QToolButton *DifferencesPanel::madeButton(const QString &text, const QString &tip,
                                          const QString &icon, void (DifferencesPanel::*work)())
{
    auto *button = new QToolButton(this);
    button->setText(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIconSize({16, 16});
    button->setStyleSheet(u"font-size: 12px"_s);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const auto takeIcon = [this, button, icon] { button->setIcon(m_theme.icon(icon)); };
    connect(&m_theme, &Theme::changed, button, takeIcon);
    takeIcon();
    connect(button, &QToolButton::clicked, this, work);
    return button;
}

void DifferencesPanel::refresh()
{
    const int row = m_list->currentRow();
    showLines();
    const bool takes = m_page.takeIn() && !m_page.takeIn()->lines().empty();
    m_take->setVisible(takes);
    m_takeAll->setVisible(takes);
    m_apply->setVisible(takes && m_page.comparesTarget());
    // Who takes one after the other goes on where he was.
    if (takes && row >= 0)
        m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    tell();
}

void DifferencesPanel::showLines()
{
    m_list->clear();
    const auto comparison = m_page.comparison();
    if (!comparison)
        return;
    const auto add = [this](const QString &text, size_t place) {
        auto *item = new QListWidgetItem(text, m_list);
        item->setData(PlaceRole, static_cast<int>(place));
    };
    if (const auto taking = m_page.takeIn()) {
        for (size_t i = 0; i < taking->lines().size(); ++i) {
            add(inWords(i), i);
            m_list->item(m_list->count() - 1)->setToolTip(taking->lines()[i].text);
        }
    } else {
        for (size_t i = 0; i < comparison->lines.size(); ++i)
            add(comparison->lines[i].text, i);
    }
}

QString DifferencesPanel::inWords(size_t line) const
{
    const TakeIn &taking = *m_page.takeIn();
    return differenceWords(taking.lines()[line], m_page.comparedWith(),
                           !taking.guessAt(line).isEmpty());
}

/// What comes needs no more than its name.
QString DifferencesPanel::broughtInWords(size_t line) const
{
    const DiffLine &said = m_page.takeIn()->lines()[line];
    return said.change == u"added" ? QString(said.kind + u' ' + said.name) : inWords(line);
}

TakeIn::Lines DifferencesPanel::selected() const
{
    TakeIn::Lines lines;
    for (const QListWidgetItem *item : m_list->selectedItems())
        lines.insert(static_cast<size_t>(item->data(PlaceRole).toInt()));
    return lines;
}

/// What there is; and then what else comes with what is selected.
void DifferencesPanel::tell()
{
    const auto taking = m_page.takeIn();
    const TakeIn::Lines lines = taking ? selected() : TakeIn::Lines();
    m_take->setEnabled(!lines.empty());
    if (!m_page.comparison())
        say(tr("View → Compare with… lists here what differs."));
    else if (m_list->count() == 0)
        say(tr("There is no difference to %1.").arg(m_page.comparedWith()));
    else
        say(tr("%n differences to %1", nullptr, m_list->count()).arg(m_page.comparedWith()));
    if (!lines.empty())
        askWhatComesAlong();
}

/// Of many tables it takes a while: one question after the other, about what is selected then.
void DifferencesPanel::askWhatComesAlong()
{
    if (m_isAsking)
        return;
    m_isAsking = true;
    const auto taking = m_page.takeIn();
    const TakeIn::Lines lines = selected();
    inBackground(
        this, [taking, lines] { return taking->together(lines); },
        [this, taking, lines](const TakeIn::Lines &all) {
            m_isAsking = false;
            if (taking != m_page.takeIn() || lines != selected())
                return tell();
            QStringList others;
            for (const size_t line : all) {
                if (!lines.contains(line))
                    others.append(broughtInWords(line));
            }
            if (!others.isEmpty())
                say(tr("Taken with it: %1").arg(others.join(u", "_s)));
        });
}

void DifferencesPanel::say(const QString &text)
{
    m_text = text;
    m_told->setToolTip(Qt::convertFromPlainText(text));
    m_list->setAccessibleDescription(text);
    fitText();
}

void DifferencesPanel::fitText()
{
    m_told->setText(m_told->fontMetrics().elidedText(m_text, Qt::ElideRight, m_told->width()));
}

void DifferencesPanel::take()
{
    DiffSpots spots;
    for (const size_t line : selected())
        spots.insert(m_page.takeIn()->lines()[line].spot);
    const bool hadFocus = m_list->hasFocus();
    m_page.take(spots);
    // Every field of the page gives it away when an edit begins.
    if (hadFocus)
        m_list->setFocus();
}

void DifferencesPanel::takeAll()
{
    m_page.takeAll();
    m_list->setFocus();
}

void DifferencesPanel::apply() { Q_EMIT m_page.applyWanted(); }

/// On the canvas, where it is there.
void DifferencesPanel::show(const QListWidgetItem *item)
{
    if (!m_page.takeIn())
        return;
    const auto line = static_cast<size_t>(item->data(PlaceRole).toInt());
    const quint64 object = m_page.takeIn()->lines()[line].spot.object;
    const Schema &schema = m_page.editor().content().schema;
    if (!schema.tables.find(TableId(object)) && !schema.views.find(ViewId(object)))
        return;
    const Pick pick{schema.tables.find(TableId(object)) ? PickKind::Table : PickKind::View, object};
    m_page.editor().picks().set({pick});
    m_page.reveal(pick);
}

void DifferencesPanel::openMenu(const QPoint &place)
{
    const QListWidgetItem *item = m_list->itemAt(place);
    if (!item || !m_page.takeIn())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_take->text(), this, &DifferencesPanel::take)
        ->setShortcut(Qt::ALT | Qt::Key_Return);
    const auto line = static_cast<size_t>(item->data(PlaceRole).toInt());
    if (const QString guess = m_page.takeIn()->guessAt(line); !guess.isEmpty())
        menu->addAction(tr("It was not renamed"), this, [this, guess] {
            m_page.target().denyRename(guess);
            m_page.refreshComparison();
        });
    if (m_page.comparesTarget())
        menu->addAction(m_apply->text(), this, &DifferencesPanel::apply);
    menu->addSeparator();
    menu->addAction(m_takeAll->text(), this, &DifferencesPanel::takeAll);
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

bool DifferencesPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_told && event->type() == QEvent::Resize)
        fitText();
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isReturn && key->modifiers().testFlag(Qt::AltModifier)) {
            if (m_take->isVisible() && m_take->isEnabled())
                take();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sw
