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
    connect(m_data, &DataPage::designWanted, this, [this](const QString &name) {
        const TablePtr table = m_editor.content().schema.table(name);
        showDesign();
        if (table)
            reveal({PickKind::Table, table->id.value()});
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
    const Schema &schema = m_editor.content().schema;
    QString name;
    if (const auto views = picks.ids(PickKind::View); !views.empty()) {
        if (const ViewPtr view = schema.views.find(ViewId(views.back())))
            name = view->name;
    }
    TableId table = picks.currentTable();
    if (const auto edges = picks.ids(PickKind::Edge); !edges.empty()) {
        if (const Relationship *edge = m_editor.relationship(ForeignKeyId(edges.back()), true))
            table = edge->left.table;
    }
    if (const TablePtr found = schema.tables.find(table))
        name = found->name;
    if (!name.isEmpty())
        showRows(textOf(RowPath{{PathStep{name, {}}}}));
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
    m_rowsWanted = path;
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
        m_data->showNone(m_target.text(), m_target.state() == Target::State::Missing);
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
    const QString &shown = m_data->database().path();
    if (m_data->hasEdits() && shown != m_target.path()) {
        Q_EMIT said(tr("Rows of %1 wait to be saved: save or discard them, then %2 is shown.")
                        .arg(QFileInfo(shown).fileName(), QFileInfo(m_target.path()).fileName()));
        return;
    }
    const bool isSame = m_data->database().isOpen() && m_data->database().path() == m_target.path()
                        && m_data->database().schema() == live && m_data->onlyDrawn() == onlyDrawn;
    if (!isSame)
        m_data->open(m_target.path(), live, onlyDrawn);
    else if (m_rowsStamp != m_target.stamp())
        m_data->readAgain();
    m_rowsStamp = m_target.stamp();
    if (const QString wanted = std::exchange(m_rowsWanted, {}); !wanted.isEmpty()) {
        const Result<RowPath> path = parseRowPath(wanted);
        if (path)
            m_data->goTo(*path);
        else
            Q_EMIT said(path.error().text);
    }
}

} // namespace sw
