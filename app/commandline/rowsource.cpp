// SPDX-License-Identifier: Apache-2.0
#include "app/commandline/rowsource.h"

#include "model/file/documentfile.h"
#include "model/live/introspect.h"
#include "model/sync/asdrawn.h"
#include "model/sync/targetpath.h"

using namespace Qt::StringLiterals;

namespace sw {

Result<std::shared_ptr<RowSource>> readRowSource(const Invocation &given)
{
    QString database = given.argument(0);
    std::optional<Content> document;
    if (const QString path = given.value(u"doc"_s); !path.isEmpty()) {
        Result<Content> content = readDocument(path);
        if (!content)
            return content.error();
        document = std::move(*content);
    } else if (!looksLikeSqlite(database)) {
        if (Result<Content> content = readDocument(database); content.ok()) {
            database = targetPathOf(database, *content->settings);
            document = std::move(*content);
        }
    }
    return openRows(database, document);
}

Result<std::shared_ptr<RowSource>> openRows(const QString &database,
                                            const std::optional<Content> &document)
{
    auto connection = Connection::openForReading(database);
    if (!connection)
        return connection.error();
    const Result<Introspection> read = introspect((*connection)->handle(), Proof::No);
    if (!read)
        return read.error();
    auto source = std::make_shared<RowSource>();
    source->schema = document ? asDrawn(read->schema, *document) : read->schema;
    source->connection = std::move(*connection);
    source->connection->browse();
    source->connection->useLargeCache();
    return source;
}

} // namespace sw
