// SPDX-License-Identifier: Apache-2.0
// The rows of a document's database in the place of its canvas.
#include "app/designpage.h"
#include "app/diagramtabs.h"
#include "app/pageswitch.h"
#include "model/data/related.h"
#include "model/document/joining.h"
#include "model/sync/asdrawn.h"
#include "widgets/common/background.h"
#include "widgets/data/datapage.h"
#include "widgets/data/querypage.h"

#include <QBoxLayout>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

/// What the rows of a database are known by, worked out beside the window.
struct KnownAs {
    Schema schema;
    QStringList onlyDrawn;
};

KnownAs knownAs(const Schema &live, const Content &document)
{
    KnownAs known{asDrawn(live, document), {}};
    for (const TablePtr &table : document.schema.tables) {
        if (!known.schema.tables.find(table->id))
            known.onlyDrawn.append(table->name);
    }
    return known;
}

} // namespace

bool DesignPage::showsData() const { return m_data && !m_data->isHidden(); }

void DesignPage::makeData()
{
    m_data = new DataPage(m_theme, this);
    m_data->hide();
    static_cast<QBoxLayout *>(layout())->addWidget(m_data, 1);
    auto *top = static_cast<QBoxLayout *>(layout()->itemAt(0)->layout());
    top->insertWidget(0, &m_data->bar(), 1);
    m_data->bar().hide();
    connect(m_data, &DataPage::said, this, &DesignPage::said);
    connect(m_data, &DataPage::editsChanged, this, &DesignPage::titleChanged);
    connect(m_data, &DataPage::editsChanged, this, [this] {
        // Another database waited until nothing was pending for this one.
        if (!m_data->hasEdits() && m_data->database().path() != m_target.path())
            QMetaObject::invokeMethod(this, &DesignPage::followTargetInData, Qt::QueuedConnection);
    });
    connect(m_data, &DataPage::opened, this, &DesignPage::dataOpened);
    connect(m_data, &DataPage::arranged, this, &DesignPage::dataArranged);
    connect(m_data, &DataPage::relationshipsWanted, this, &DesignPage::findRelationships);
    connect(m_data, &DataPage::applyWanted, this, &DesignPage::applyWanted);
    connect(m_data, &DataPage::designWanted, this, [this](TableId table, ViewId view) {
        const Schema &drawn = m_editor.content().schema;
        const Pick there = drawn.tables.find(table) ? Pick{PickKind::Table, table.value()}
                                                    : Pick{PickKind::View, view.value()};
        showDesign();
        if (there.kind == PickKind::View && !drawn.views.find(view))
            return;
        m_editor.picks().set({there});
        reveal(there);
    });
    connect(&m_data->query(), &QueryPage::changed, this, [this] {
        m_changedHere = true;
        m_keeper.look();
        m_target.look();
    });
    connect(m_data, &DataPage::tableMade, this, [this](const QString &table) {
        m_madeTable = table;
        m_changedHere = true;
        m_keeper.look();
        m_target.look();
    });
    connect(m_data, &DataPage::indexWanted, this, [this](const Way &way) {
        // A change of the schema like any other: drawn, and seen in a plan before it is done.
        const Sought sought = soughtAlong(way);
        Edit edit(m_editor.content());
        addIndexUnlessCovered(edit, sought.table, sought.columns);
        m_editor.run(tr("Create index"), edit.result());
        Q_EMIT applyWanted();
    });
    connect(&m_target, &Target::changed, this, &DesignPage::followTargetInData);
}

DataPage &DesignPage::rows()
{
    if (!m_data)
        makeData();
    return *m_data;
}

void DesignPage::setRowsFollowed(bool followed)
{
    if (std::exchange(m_rowsFollowed, followed) == followed)
        return;
    if (followed) {
        static_cast<void>(rows());
        followTargetInData();
    }
}

void DesignPage::showData()
{
    if (showsPlan())
        hidePlan();
    if (showsPlan() || showsData())
        return;
    static_cast<void>(rows());
    m_canvas->hide();
    m_diagrams->hide();
    m_data->bar().show();
    m_data->show();
    m_switch->setData(true);
    placeMinimap();
    setFocusProxy(m_data);
    m_data->setFocus();
    followTargetInData();
    Q_EMIT dataShown(true);
}

void DesignPage::showRowsOfPicked()
{
    const Picks &picks = m_editor.picks();
    const auto views = picks.ids(PickKind::View);
    const ViewId view = views.empty() ? ViewId() : ViewId(views.back());
    TableId table = picks.currentTable();
    if (const auto edges = picks.ids(PickKind::Edge); !edges.empty()) {
        if (const Relationship *edge = m_editor.relationship(ForeignKeyId(edges.back()), true))
            table = edge->left.table;
    }
    const Schema &drawn = m_editor.content().schema;
    const QString name = drawn.tables.find(table) ? drawn.tables.find(table)->name
                         : drawn.views.find(view) ? drawn.views.find(view)->name
                                                  : QString();
    if (name.isEmpty())
        return;
    // It may have another name in the database, until that is applied.
    showWanted([table, view, name](const Schema &live) -> Result<RowPath> {
        if (const TablePtr found = live.tables.find(table))
            return RowPath{{PathStep{found->name, {}}}};
        if (const ViewPtr found = live.views.find(view))
            return RowPath{{PathStep{found->name, {}}}};
        return Error{tr("%1 is drawn, but not in the database yet: apply it first.").arg(name)};
    });
}

void DesignPage::showDesign()
{
    if (!showsData())
        return;
    m_data->hide();
    m_data->bar().hide();
    m_diagrams->show();
    m_canvas->show();
    m_switch->setData(false);
    placeMinimap();
    setFocusProxy(m_canvas);
    m_canvas->setFocus();
    Q_EMIT dataShown(false);
}

void DesignPage::showRows(const QString &path)
{
    showWanted([path](const Schema &) { return parseRowPath(path); });
}

void DesignPage::showWanted(RowsWanted wanted)
{
    m_rowsWanted = std::move(wanted);
    if (showsData())
        followTargetInData();
    else
        showData();
}

void DesignPage::followTargetInData()
{
    if (!showsData() && !(m_data && m_rowsFollowed))
        return;
    const std::shared_ptr<const Content> &live = m_target.live();
    if (!live) {
        m_data->showNone(m_target.text(),
                         m_target.state() == Target::State::Missing && !m_target.isGone());
        return;
    }
    inBackground(
        this, [live, document = m_editor.content()] { return knownAs(live->schema, document); },
        [this, token = ++m_schemaToken](const KnownAs &known) {
            if (token == m_schemaToken)
                takeSchema(known.schema, known.onlyDrawn);
        });
}

void DesignPage::takeSchema(const Schema &live, const QStringList &onlyDrawn)
{
    const QString shown = m_data->database().path();
    if (m_data->hasEdits() && shown != m_target.path()) {
        Q_EMIT said(tr("Rows of %1 wait to be saved: save or discard them, then %2 is shown.")
                        .arg(QFileInfo(shown).fileName(), QFileInfo(m_target.path()).fileName()));
        return;
    }
    const bool isSame = !m_data->showsNone() && m_data->database().isOpen()
                        && m_data->database().path() == m_target.path()
                        && m_data->database().schema() == live && m_data->onlyDrawn() == onlyDrawn;
    if (!isSame)
        m_data->open(m_target.path(), live, onlyDrawn);
    else if (m_rowsStamp != m_target.stamp())
        m_data->readAgain();
    m_rowsStamp = m_target.stamp();
    if (shown != m_target.path())
        m_madeTable.clear();
    if (!m_madeTable.isEmpty() && live.table(m_madeTable))
        m_data->goTo(std::exchange(m_madeTable, {}));
    if (const RowsWanted wanted = std::exchange(m_rowsWanted, {})) {
        const Result<RowPath> path = wanted(live);
        if (path)
            m_data->goTo(*path);
        else
            Q_EMIT said(path.error().text);
    }
}

} // namespace sw
