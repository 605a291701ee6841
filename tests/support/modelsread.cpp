// SPDX-License-Identifier: Apache-2.0
#include "tests/support/modelsread.h"

#include "model/sql/script.h"
#include "tests/support/picture.h"

using namespace Qt::StringLiterals;

namespace sw::test {

ModelsText readModelsIn(const QString &path)
{
    Result<ModelsReading> read = readModels(path);
    if (!read)
        return {u"error: "_s + read.error().text, {}, {}, {}};
    ModelsText text;
    text.tables = pictureOf(read->content.schema);
    text.relationships = relationshipsText(read->content.schema);
    for (const ImportNote &note : read->notes)
        text.notes.append(lineOf(note));
    text.reading = std::move(*read);
    return text;
}

ModelsText readModelsText(const QByteArray &text, const QString &name)
{
    const Folder folder;
    return readModelsIn(folder.write(name, text));
}

QString databaseOf(const Schema &schema, const Folder &folder)
{
    const Script script = scriptOf(schema);
    for (const Problem &problem : tryScript(script, schema)) {
        if (problem.severity == Severity::Error)
            return {};
    }
    const QByteArray sql = textOf(script, schema.options).toUtf8();
    return folder.database(u"made.db"_s, sql.constData());
}

} // namespace sw::test
