// SPDX-License-Identifier: Apache-2.0
#include "app/proposals.h"

#include "app/designpage.h"
#include "model/data/rowref.h"
#include "model/data/undeclaredrows.h"
#include "model/document/names.h"
#include "model/document/verbs_key.h"
#include "model/schema/relationships.h"
#include "model/sync/asdrawn.h"
#include "widgets/common/background.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int ProposedRole = Qt::UserRole; ///< of a line: which of the proposed

struct ProposalAt {
    enum { From, To, Kind, Roles, Rows, Names, Count };
};

struct NamesFound {
    Schema known; ///< what is in the database, by the ids of the document
    std::vector<UndeclaredKey> keys;
};

QString sideText(const Schema &schema, TableId table, const std::vector<ColumnId> &columns)
{
    const TablePtr found = schema.tables.find(table);
    return found ? QString(found->name + u'.' + shownColumns(*found, columns)) : QString();
}

} // namespace

Proposals::Proposals(DesignPage &page, QWidget *parent)
    : QDialog(parent), m_page(page), m_database(new RowDatabase(this)),
      m_picksBefore(page.editor().picks().all()), m_told(new QLabel(this)),
      m_list(new QTreeWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"proposals"_s);
    setWindowTitle(tr("Find relationships"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    m_told->setTextFormat(Qt::PlainText);
    m_told->setWordWrap(true);
    layout->addWidget(m_told);
    makeList();
    layout->addWidget(m_list, 1);
    layout->addWidget(makeFoot());
    constexpr QSize Usual(1'280, 640);
    resize(Usual.boundedTo(parent ? parent->size() * 0.92 : Usual));
    m_pause.setSingleShot(true);
    m_pause.setInterval(0);
    connect(&m_pause, &QTimer::timeout, this, &Proposals::showRoles);
    m_list->setFocus();
    look();
}

void Proposals::makeList()
{
    m_list->setAccessibleName(tr("Proposed relationships"));
    m_list->setHeaderLabels({tr("Column"), tr("Refers to"), tr("Kind"), tr("Will be called"),
                             tr("What the rows say"), tr("What the names say")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->header()->setStretchLastSection(true);
    m_list->header()->setSortIndicator(-1, Qt::AscendingOrder);
    m_list->setSortingEnabled(true);
    m_list->installEventFilter(this);
    connect(m_list, &QTreeWidget::itemChanged, this, [this] {
        showState();
        m_pause.start();
    });
    connect(m_list, &QTreeWidget::currentItemChanged, this, &Proposals::showOnCanvas);
}

QWidget *Proposals::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    const auto add = [&](const QString &text, const QString &tip, Ticks which) {
        auto *button = new QPushButton(text, foot);
        button->setToolTip(tip);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, which] { tick(which); });
        layout->addWidget(button);
    };
    add(tr("All"), tr("Ticks every line"), Ticks::All);
    add(tr("None"), tr("Takes every tick away"), Ticks::None);
    add(tr("Certain ones"), tr("Ticks those about which there is little doubt"), Ticks::Certain);
    layout->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, foot);
    m_add = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_add->setDefault(true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &Proposals::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &Proposals::accept);
    return foot;
}

void Proposals::look()
{
    m_isLooking = true;
    showState();
    const std::shared_ptr<const Content> live = m_page.target().live();
    inBackground(
        this,
        [live, document = m_page.editor().content()] {
            return NamesFound{live ? asDrawn(live->schema, document) : Schema(),
                              undeclaredKeys(document.schema)};
        },
        [this, live](const NamesFound &found) {
            if (live && !found.keys.empty())
                askRows(found.known, found.keys);
            else
                take(found.keys);
        });
}

void Proposals::askRows(const Schema &known, const std::vector<UndeclaredKey> &keys)
{
    m_database->open(m_page.target().path(), known);
    m_asked = m_database->ask(
        RowDatabase::Lane::Beside, this,
        [known, keys](sqlite3 *database, Watcher &watcher) {
            return seenInRows(database, known, keys, watcher);
        },
        [this, keys](const Result<std::vector<UndeclaredKey>> &seen) {
            take(seen ? *seen : keys);
            if (!seen)
                m_told->setText(tr("The rows could not be looked at: %1").arg(seen.error().text));
        },
        [this, all = keys.size()](qint64 done) {
            m_told->setText(tr("Looking at the rows… %1 of %2").arg(done).arg(all));
        });
}

void Proposals::take(const std::vector<UndeclaredKey> &keys)
{
    m_isLooking = false;
    m_proposed.clear();
    for (const UndeclaredKey &key : keys)
        m_proposed.push_back({key, markOf(key)});
    {
        const QSignalBlocker quiet(m_list);
        m_list->setSortingEnabled(false);
        for (size_t i = 0; i < m_proposed.size(); ++i)
            addLine(m_proposed[i], static_cast<int>(i));
        m_list->setSortingEnabled(true);
    }
    showRoles();
    constexpr int MostWidth = 320;
    for (int column = 0; column < ProposalAt::Count - 1; ++column) {
        m_list->resizeColumnToContents(column);
        m_list->setColumnWidth(column, std::min(m_list->columnWidth(column) + 8, MostWidth));
    }
    if (QTreeWidgetItem *first = m_list->topLevelItem(0))
        m_list->setCurrentItem(first);
    showState();
}

void Proposals::addLine(const Proposed &proposed, int place)
{
    const Schema &schema = m_page.editor().content().schema;
    const UndeclaredKey &key = proposed.key;
    auto *line = new QTreeWidgetItem(m_list, {sideText(schema, key.child, key.columns),
                                              sideText(schema, key.parent, key.parentColumns),
                                              key.one ? tr("one to one") : tr("many to one"),
                                              QString(), wordsOf(key.evidence), key.reason});
    line->setData(ProposalAt::From, ProposedRole, place);
    line->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    line->setCheckState(ProposalAt::From, key.isCertain() ? Qt::Checked : Qt::Unchecked);
    for (const int column : {ProposalAt::Rows, ProposalAt::Names})
        line->setToolTip(column, Qt::convertFromPlainText(line->text(column)));
}

void Proposals::tick(Ticks which)
{
    {
        const QSignalBlocker quiet(m_list);
        for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
            QTreeWidgetItem *line = m_list->topLevelItem(i);
            const auto place
                = static_cast<size_t>(line->data(ProposalAt::From, ProposedRole).toInt());
            const bool on = which == Ticks::All
                            || (which == Ticks::Certain && m_proposed[place].key.isCertain());
            line->setCheckState(ProposalAt::From, on ? Qt::Checked : Qt::Unchecked);
        }
    }
    showRoles();
    showState();
    m_list->viewport()->update();
}

/// All get what the current one has not.
void Proposals::toggleSelected()
{
    const QTreeWidgetItem *now = m_list->currentItem();
    if (!now)
        return;
    const Qt::CheckState wanted
        = now->checkState(ProposalAt::From) == Qt::Checked ? Qt::Unchecked : Qt::Checked;
    for (QTreeWidgetItem *line : m_list->selectedItems())
        line->setCheckState(ProposalAt::From, wanted);
}

std::vector<const Proposals::Proposed *> Proposals::ticked() const
{
    std::vector<const Proposed *> all;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *line = m_list->topLevelItem(i);
        if (line->checkState(ProposalAt::From) == Qt::Checked)
            all.push_back(&m_proposed[static_cast<size_t>(
                line->data(ProposalAt::From, ProposedRole).toInt())]);
    }
    return all;
}

QString Proposals::told() const { return m_told->text(); }

void Proposals::showState()
{
    const auto count = static_cast<int>(ticked().size());
    m_add->setText(count == 0 ? tr("Add") : tr("Add %n relationships", nullptr, count));
    m_add->setEnabled(count > 0);
    if (m_isLooking)
        m_told->setText(tr("Looking at the names and the rows…"));
    else if (m_proposed.empty())
        m_told->setText(tr("Nothing was found that is not drawn already."));
    else
        m_told->setText(tr("Nothing in the database says so, but these seem to belong together."
                           " What is added is drawn and walked like any other relationship, and"
                           " not enforced by the database."));
}

void Proposals::showRoles()
{
    const Content &content = m_page.editor().content();
    Schema schema = content.schema;
    for (const Proposed *each : ticked()) {
        const TablePtr child = schema.tables.find(each->key.child);
        if (!child)
            continue;
        Table table = *child;
        table.foreignKeys.push_back(each->mark);
        schema.tables.put(std::move(table));
    }
    QHash<ForeignKeyId, QString> roles;
    for (const Relationship &each : relationships(schema, pluralRuleOf(content))) {
        if (each.association.isNull()) {
            QStringList words;
            for (const auto &[from, role] : {std::pair(each.right.table, each.left.role),
                                             std::pair(each.left.table, each.right.role)}) {
                if (const TablePtr table = schema.tables.find(from); table && !role.isEmpty())
                    words.append(table->name + u'.' + role);
            }
            roles.insert(each.key, words.join(u"  ·  "));
        }
    }
    const QSignalBlocker quiet(m_list);
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *line = m_list->topLevelItem(i);
        const auto place = static_cast<size_t>(line->data(ProposalAt::From, ProposedRole).toInt());
        line->setText(ProposalAt::Roles, roles.value(m_proposed[place].mark.id));
    }
    m_list->viewport()->update();
}

/// Both tables are selected there.
void Proposals::showOnCanvas()
{
    const QTreeWidgetItem *now = m_list->currentItem();
    if (!now || m_proposed.empty())
        return;
    const UndeclaredKey &key
        = m_proposed[static_cast<size_t>(now->data(ProposalAt::From, ProposedRole).toInt())].key;
    std::vector<Pick> both{{PickKind::Table, key.parent.value()}};
    if (key.child != key.parent)
        both.push_back({PickKind::Table, key.child.value()});
    m_page.editor().picks().set(both);
}

void Proposals::accept()
{
    const Content &content = m_page.editor().content();
    Edit edit(content);
    const std::vector<const Proposed *> all = ticked();
    for (const Proposed *each : all)
        edit.run(putForeignKey(edit.now(), each->key.child, each->mark));
    const auto count = static_cast<int>(all.size());
    if (count > 0 && m_page.editor().run(tr("Add %n relationships", nullptr, count), edit.result()))
        Q_EMIT m_page.said(
            tr("%n relationships added, not enforced by the database.", nullptr, count));
    QDialog::accept();
}

void Proposals::reject()
{
    m_page.editor().picks().set(m_picksBefore);
    QDialog::reject();
}

bool Proposals::eventFilter(QObject * /*watched*/, QEvent *event)
{
    if (event->type() != QEvent::KeyPress
        || static_cast<QKeyEvent *>(event)->key() != Qt::Key_Space)
        return false;
    toggleSelected();
    return true;
}

} // namespace sw
