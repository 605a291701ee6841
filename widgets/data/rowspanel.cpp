// SPDX-License-Identifier: Apache-2.0
#include "widgets/data/rowspanel.h"

#include "model/data/related.h"
#include "widgets/data/place.h"
#include "widgets/data/rowsgrid.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSplitter>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr qint64 MostOfPanel = 10'000; ///< rows counted

} // namespace

RowsPanel::RowsPanel(RowDatabase &database, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_database(database), m_split(new QSplitter(Qt::Horizontal, this)),
      m_none(new QLabel(this)), m_first(makeSide(theme)), m_second(makeSide(theme))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_split, 1);
    m_none->setObjectName(u"noneText"_s);
    m_none->setProperty("muted", true);
    m_none->setTextFormat(Qt::PlainText);
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    layout->addWidget(m_none, 1);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_first.whole);
    m_split->addWidget(m_second.whole);
    setFocusProxy(m_first.grid);
    connect(m_first.grid, &RowsGrid::focusRowChanged, this, &RowsPanel::follow);
    connect(m_first.model, &RowsModel::arrived, this, &RowsPanel::follow);
    connect(&database, &RowDatabase::opened, this, [this] {
        m_first.model->clear(); // a schema that is gone
        m_second.model->clear();
    });
    showNone({});
}

RowsPanel::Side RowsPanel::makeSide(const Theme &theme)
{
    Side side;
    side.whole = new QWidget(this);
    side.model = new RowsModel(m_database, RowDatabase::Lane::Panes, this);
    side.model->setMostCounted(MostOfPanel);
    side.grid = new RowsGrid(*side.model, theme, side.whole);
    side.grid->setEditTriggers(QAbstractItemView::NoEditTriggers);
    side.grid->installEventFilter(this);
    side.title = new QLabel(side.whole);
    side.title->setProperty("boxHeading", true);
    side.title->setTextFormat(Qt::PlainText);
    side.count = new QLabel(side.whole);
    side.count->setProperty("muted", true);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(8, 6, 8, 6);
    head->setSpacing(8);
    head->addWidget(side.title);
    head->addWidget(side.count);
    head->addStretch(1);
    auto *column = new QVBoxLayout(side.whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(side.grid, 1);
    connect(side.model, &RowsModel::arrived, this, [this, side] { tellCount(side); });
    connect(&m_database, &RowDatabase::rowsChanged, side.model, &RowsModel::readAgain);
    connect(side.grid, &QAbstractItemView::doubleClicked, this,
            [this, side](const QModelIndex &index) { open(side, index.row()); });
    return side;
}

void RowsPanel::tellCount(const Side &side)
{
    const qint64 count = side.model->count();
    side.count->setText(side.model->isEmpty() || side.model->isReading() ? QString()
                        : count >= MostOfPanel                           ? tr("10k+")
                                                                         : QString::number(count));
}

void RowsPanel::show(const RowSet &rows, const std::optional<Way> &way)
{
    m_none->hide();
    m_split->show();
    m_way = way;
    m_focus = {};
    m_second.whole->setVisible(way.has_value());
    m_second.model->clear();
    m_first.title->setText(rows.name());
    m_first.grid->setAccessibleName(rows.name());
    if (way) {
        m_second.title->setText(way->role);
        m_second.grid->setAccessibleName(way->role);
    }
    const RowSet &shown = m_first.model->set();
    if (shown.table != rows.table || shown.view != rows.view)
        m_first.model->show(rows);
    follow();
}

void RowsPanel::showNone(const QString &text)
{
    m_way.reset();
    m_first.model->clear();
    m_second.model->clear();
    m_split->hide();
    m_none->setText(text);
    m_none->show();
}

QString RowsPanel::text() const { return m_none->isHidden() ? QString() : m_none->text(); }

/// The rows that belong to the one that is selected, or to the first.
void RowsPanel::follow()
{
    if (!m_way || m_first.model->isEmpty())
        return;
    if (!m_first.grid->currentIndex().isValid() && m_first.model->row(0))
        m_first.grid->goTo(0, 0);
    const FocusRows focus
        = focusOf(*m_first.grid, RowPath{{PathStep{m_first.model->set().name(), {}}}});
    if (focus.isEmpty() || focus == m_focus)
        return;
    m_focus = focus;
    RowSet set = relatedRows(m_database.schema(), *m_way, focus.condition);
    set.sort.clear();
    m_second.model->show(set);
}

void RowsPanel::open(const Side &side, qint64 row)
{
    RowPath path{{PathStep{m_first.model->set().name(), {}}}};
    if (side.model == m_second.model) {
        path = m_focus.path;
        path.steps.push_back({m_way->role, {}});
    }
    path.steps.back().key = keyTermsOf(*side.model, row);
    Q_EMIT pathWanted(path);
}

bool RowsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const Side &side = watched == m_first.grid ? m_first : m_second;
        if ((key == Qt::Key_Return || key == Qt::Key_Enter)
            && side.grid->currentIndex().isValid()) {
            open(side, side.grid->currentIndex().row());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sw
