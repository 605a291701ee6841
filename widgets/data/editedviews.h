// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/data/editableview.h"
#include "widgets/data/rowdatabase.h"

#include <map>

namespace sw {

/// The views of a database whose rows can be edited, as far as somebody looked at them: their
/// columns are asked for once, and then they are as good as tables.
class EditedViews : public QObject {
    Q_OBJECT

public:
    explicit EditedViews(RowDatabase &database, QObject *parent);

    /// That of the database, and the views as tables.
    [[nodiscard]] const Schema &schema() const { return m_schema; }
    /// Asks, unless it is known or nothing says how its rows are edited.
    void learn(const ViewPtr &view);
    /// Null as long as it is not known, or where nothing can be edited.
    [[nodiscard]] TablePtr tableOf(ViewId view) const;
    /// Why its rows, or those of a column, cannot become that; empty where they can.
    [[nodiscard]] QString whyNot(const View &view, RowState state, ColumnId column = {}) const;
    /// Why the step cannot be done: of rows of a view that has no trigger for it.
    [[nodiscard]] QString whyNot(const RowStep &step) const;

    /// Another database, or another schema of it: what is looked at is asked for again.
    void takeSchema(bool isOtherFile);

Q_SIGNALS:
    void learnt();

private:
    struct Known {
        ViewPtr view; ///< as it was asked for
        EditableView editable;
        QString problem; ///< why it is not known
        bool isRead = false;
        Asked asked;
    };
    void take(ViewId view, const Result<EditableView> &editable);
    [[nodiscard]] const Known *known(ViewId view) const;

    RowDatabase &m_database;
    Schema m_schema;
    std::map<ViewId, Known> m_views;
};

} // namespace sw
