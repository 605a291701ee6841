// SPDX-License-Identifier: Apache-2.0
#include "model/exchange/models.h"

#include "model/exchange/modelrefused.h"
#include "model/exchange/modelroles.h"
#include "model/exchange/modelschema.h"
#include "model/exchange/modelsources.h"
#include "model/exchange/pythonreader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

Result<ModelsReading> readModels(const QString &path, const std::function<bool()> &cancelled)
{
    Result<ModelSources> sources = modelSources(path);
    if (!sources)
        return sources.error();
    const Result<QByteArray> answer = factsByPython(sources->files, cancelled);
    if (!answer)
        return answer.error();
    Result<ModelFacts> facts = modelFacts(*answer);
    if (!facts)
        return facts.error();
    ImportNotes notes;
    ModelsReading reading;
    reading.content.schema = schemaOfModels(*facts, notes);
    nameRelationships(reading.content.schema, *facts, notes);
    leaveOutRefused(reading.content.schema, *facts, notes);
    reading.targets = std::move(facts->targets);
    reading.notes = std::move(sources->notes);
    reading.notes.insert(reading.notes.end(), facts->notes.begin(), facts->notes.end());
    reading.notes.insert(reading.notes.end(), notes.all().begin(), notes.all().end());
    std::stable_sort(reading.notes.begin(), reading.notes.end(),
                     [](const ImportNote &a, const ImportNote &b) {
                         return std::tie(a.file, a.line) < std::tie(b.file, b.line);
                     });
    if (reading.content.schema.tables.isEmpty()) {
        QStringList lines{
            u"No model was found in “%1”: no class with a table, and no Table()."_s.arg(path)};
        for (const ImportNote &each : reading.notes)
            lines.append(lineOf(each));
        return Error{lines.join(u'\n')};
    }
    return reading;
}

} // namespace sw
