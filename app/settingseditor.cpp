// SPDX-License-Identifier: Apache-2.0
#include "app/settingseditor.h"

#include "model/document/patterns.h"
#include "model/document/references.h"
#include "model/document/verbs_table.h"
#include "model/sql/script.h"
#include "widgets/inspector/labels.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int LeastSettingsWidth = 480;

/// A document of these settings with one table, to show what they do; a pattern that cannot be is
/// left out.
Content exampleOf(Settings settings)
{
    Content content;
    content.settings = std::make_shared<const Settings>(settings);
    if (objectionToTablePattern(content)) {
        settings.primaryKeyPattern.clear();
        content.settings = std::make_shared<const Settings>(settings);
    }
    if (const auto made = createTable(content, u"owners"_s))
        sw::apply(content, *made);
    return content;
}

QString tableExample(const Content &content)
{
    return textOf(scriptOf(content.schema), {}).simplified();
}

QString keyExample(const Content &content)
{
    const TablePtr owner = content.schema.table(u"owners");
    if (!owner)
        return {};
    const Column &target = owner->columns.front();
    const QString name
        = keyColumnName(content, parentWord(content, *owner, TableId::random()), target);
    return u"pets."_s + name + u" → owners."_s + target.name;
}

} // namespace

SettingsEditor::SettingsEditor(const Content &content, QWidget *parent)
    : QDialog(parent), m_before(*content.settings)
{
    setWindowTitle(tr("Document settings"));
    setObjectName(u"settingsEditor"_s);
    setMinimumWidth(LeastSettingsWidth);
    new QVBoxLayout(this);
    m_hasKey = new QCheckBox(tr("New tables begin with a key"), this);
    const bool hasKey = m_before.primaryKeyPattern != NoPattern;
    m_hasKey->setChecked(hasKey);
    layout()->addWidget(m_hasKey);
    m_table = addPattern(tr("Columns of a new table"),
                         hasKey ? m_before.primaryKeyPattern : QString(), u"id"_s);
    m_table.field->setToolTip(tr("A name, or columns as in CREATE TABLE; {table} is the table's "
                                 "name in the singular"));
    m_key = addPattern(tr("Name of a new foreign key's column"), m_before.foreignKeyPattern,
                       u"{parent}_{column}"_s);
    m_singular = new QCheckBox(tr("Names of tables are English plurals or singulars"), this);
    m_singular->setToolTip(tr("owners has owner_id; otherwise, owners has owners_id"));
    m_singular->setChecked(m_before.pluralRule != u"none");
    m_forNew = new QCheckBox(tr("Also for new documents"), this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    for (QWidget *each : std::initializer_list<QWidget *>{m_singular, m_forNew, buttons})
        layout()->addWidget(each);
    for (const QCheckBox *box : {m_hasKey, m_singular})
        connect(box, &QCheckBox::toggled, this, &SettingsEditor::refresh);
    for (const Pattern &pattern : {m_table, m_key})
        connect(pattern.field, &QLineEdit::textChanged, this, &SettingsEditor::refresh);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    refresh();
}

SettingsEditor::Pattern SettingsEditor::addPattern(const QString &title, const QString &text,
                                                   const QString &byDefault)
{
    auto *label = new QLabel(title, this);
    const Pattern pattern{new QLineEdit(text, this), mutedLabel({}, this), reasonLabel(this)};
    pattern.field->setPlaceholderText(byDefault);
    pattern.field->setAccessibleName(title);
    label->setBuddy(pattern.field);
    pattern.example->setWordWrap(true);
    for (QWidget *each :
         std::initializer_list<QWidget *>{label, pattern.field, pattern.example, pattern.reason})
        layout()->addWidget(each);
    return pattern;
}

Settings SettingsEditor::settings() const
{
    Settings settings = m_before;
    settings.primaryKeyPattern
        = m_hasKey->isChecked() ? m_table.field->text().trimmed() : NoPattern;
    settings.foreignKeyPattern = m_key.field->text().trimmed();
    // What a file says in another way stays as it is said.
    if (m_singular->isChecked() != (m_before.pluralRule != u"none"))
        settings.pluralRule = m_singular->isChecked() ? QString() : u"none"_s;
    return settings;
}

bool SettingsEditor::isForNewDocuments() const { return m_forNew->isChecked(); }

void SettingsEditor::show(const Pattern &pattern, const QString &example, const QString &reason)
{
    pattern.example->setText(example);
    pattern.example->setVisible(reason.isEmpty());
    sayReason(pattern.reason, pattern.field, reason);
}

void SettingsEditor::refresh()
{
    const Content example = exampleOf(settings());
    Content wanted;
    wanted.settings = std::make_shared<const Settings>(settings());
    const Objection table = objectionToTablePattern(wanted);
    const Objection key = objectionToKeyPattern(settings().foreignKeyPattern);
    m_table.field->setEnabled(m_hasKey->isChecked());
    show(m_table, tableExample(example), table ? table->text : QString());
    show(m_key, keyExample(example), key ? key->text : QString());
    m_accept->setEnabled(!table && !key);
}

} // namespace sw
