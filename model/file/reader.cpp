// SPDX-License-Identifier: Apache-2.0
#include "model/file/reader.h"

#include "model/document/integrity.h"
#include "model/file/blocks.h"
#include "model/file/header.h"

namespace sw {

namespace {

template <typename T> using Pointers = std::vector<std::shared_ptr<const T>>;

/// The last line that begins with the kind and the id of what is at fault, -1 where there is none:
/// nobody keeps the lines of all objects for the sake of the one that may be wrong.
int lineOf(const Fault &fault, QByteArrayView bytes)
{
    int line = -1;
    JsonCursor json(bytes);
    std::string_view kind;
    quint64 id = 0;
    while (json.nextLine()) {
        if (json.beginObject() && json.nextKey(kind) && kind == fault.kind.toStdString()
            && readIdValue(json, id) && id == fault.id)
            line = json.line();
        json.skipLine();
    }
    return line;
}

QString textOf(const Fault &fault, QByteArrayView bytes)
{
    return QStringLiteral("line %1: %2 %3: %4")
        .arg(lineOf(fault, bytes))
        .arg(fault.kind, idText(fault.id), fault.text);
}

/// Reads line by line. The objects are gathered in lists and put on their shelves at the end.
class DocumentReader {
public:
    explicit DocumentReader(QByteArrayView bytes) : m_bytes(bytes), m_json(bytes) {}

    Result<Content> read()
    {
        if (!m_json.nextLine() || !readHeader())
            return failure();
        while (m_json.nextLine()) {
            if (!readLine() || !m_json.endLine())
                return failure();
        }
        closeBlock();
        shelve(m_tables, m_content.schema.tables);
        shelve(m_views, m_content.schema.views);
        shelve(m_diagrams, m_content.drawing.diagrams);
        shelve(m_placements, m_content.drawing.placements);
        shelve(m_routes, m_content.drawing.routes);
        shelve(m_notes, m_content.drawing.notes);
        shelve(m_areas, m_content.drawing.areas);
        shelve(m_conflicts, m_content.conflicts);
        if (!m_fault)
            m_fault = firstFault(m_content);
        if (m_fault)
            return Error{textOf(*m_fault, m_bytes)};
        return std::move(m_content);
    }

private:
    bool readHeader()
    {
        Header header;
        m_what = QStringLiteral("the first line");
        if (!m_json.beginObject() || !readFields(m_json, header) || !m_json.endLine())
            return false;
        m_content.settings = std::make_shared<const Settings>(std::move(header.settings));
        m_content.schema.options = std::move(header.database);
        return true;
    }

    bool readLine()
    {
        m_what.clear();
        std::string_view kind;
        if (!m_json.beginObject())
            return false;
        if (!m_json.nextKey(kind))
            return m_json.fail(QStringLiteral("a line begins with its kind and its id"));
        if (kind == kindOf<Table>())
            return readHead(m_table);
        if (kind == kindOf<View>())
            return readHead(m_view);
        const bool known = readSingle(kind, m_diagrams) || readSingle(kind, m_placements)
                           || readSingle(kind, m_routes) || readSingle(kind, m_notes)
                           || readSingle(kind, m_areas) || readSingle(kind, m_conflicts);
        return known ? m_json.ok() : readPartLine(kind);
    }

    template <typename T> bool readHead(std::optional<T> &head)
    {
        closeBlock();
        return readRest(m_json, head.emplace()) || fails(described(*head));
    }

    /// False where the line is of another kind.
    template <typename T> bool readSingle(std::string_view kind, Pointers<T> &all)
    {
        if (kind != kindOf<T>())
            return false;
        closeBlock();
        auto object = std::make_shared<T>();
        if (!readRest(m_json, *object))
            // NOLINTNEXTLINE(bugprone-branch-clone): for some T nothing is left
            fails(described(*object));
        else if constexpr (std::is_same_v<T, Diagram>)
            m_diagram = object->id;
        else if constexpr (std::is_same_v<T, MergeConflict>)
            alignKinds(*object);
        else if constexpr (requires { object->diagram; })
            needDiagram(*object);
        all.push_back(std::move(object));
        return true;
    }

    /// The line says its diagram itself; it stands there, too.
    template <typename T> void needDiagram(const T &object)
    {
        if (m_diagram.isNull())
            m_json.fail(QStringLiteral("a %1 belongs to a diagram, and none begins above it")
                            .arg(QString::fromLatin1(kindOf<T>())));
        else if (object.diagram != m_diagram)
            m_json.fail(QStringLiteral("%1 is in another diagram than the one that begins above it")
                            .arg(described(object)));
    }

    bool readPartLine(std::string_view kind)
    {
        if (m_table && isPartOf<Table>(kind))
            return readPart(m_json, kind, *m_table, m_what);
        if (m_view && isPartOf<View>(kind))
            return readPart(m_json, kind, *m_view, m_what);
        const QString name = QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size()));
        if (kind == kindOf<Header>())
            return m_json.fail(QStringLiteral("another document begins here; a file holds one"));
        if (!isPartOf<Table>(kind))
            return m_json.fail(QStringLiteral("no line begins with \"%1\"").arg(name));
        return m_json.fail(
            QStringLiteral("a line of the kind \"%1\" belongs to a table%2, and the "
                           "lines above it are not of one")
                .arg(name, isPartOf<View>(kind) ? QStringLiteral(" or a view") : QString()));
    }

    void closeBlock()
    {
        close(m_table, m_tables);
        close(m_view, m_views);
    }

    template <typename T> static void close(std::optional<T> &open, Pointers<T> &all)
    {
        if (!open)
            return;
        shrinkParts(*open);
        all.push_back(std::make_shared<const T>(std::move(*open)));
        open.reset();
    }

    template <typename T> void shelve(Pointers<T> &objects, Shelf<T> &shelf)
    {
        const auto count = static_cast<qsizetype>(objects.size());
        const Pointers<T> all = objects;
        shelf.assign(std::move(objects));
        if (shelf.size() == count || m_fault)
            return;
        // assign() kept the last of those that share a key: another one is the twin.
        for (const auto &object : all) {
            const auto kept = shelf.find(shelfKey(*object));
            if (kept != object) {
                m_fault = Fault{QString::fromLatin1(kindOf<T>()), idBitsOf(*object),
                                QStringLiteral("another one has the same id")};
                return;
            }
        }
    }

    bool fails(const QString &what)
    {
        m_what = what;
        return false;
    }

    [[nodiscard]] Error failure() const
    {
        const QString what = m_what.isEmpty() ? QString() : QString(m_what + QStringLiteral(": "));
        return Error{
            QStringLiteral("line %1: %2%3").arg(m_json.line()).arg(what, m_json.failure())};
    }

    QByteArrayView m_bytes;
    JsonCursor m_json;
    QString m_what; ///< the object that could not be read
    Content m_content;
    DiagramId m_diagram;
    std::optional<Table> m_table;
    std::optional<View> m_view;
    Pointers<Table> m_tables;
    Pointers<View> m_views;
    Pointers<Diagram> m_diagrams;
    Pointers<Placement> m_placements;
    Pointers<Route> m_routes;
    Pointers<Note> m_notes;
    Pointers<Area> m_areas;
    Pointers<MergeConflict> m_conflicts;
    std::optional<Fault> m_fault;
};

} // namespace

Result<Content> readLines(QByteArrayView bytes) { return DocumentReader(bytes).read(); }

bool readIdValue(JsonCursor &json, quint64 &value)
{
    std::string_view word;
    if (!json.readWord(word))
        return false;
    const auto id
        = idValueFromText(QLatin1StringView(word.data(), static_cast<qsizetype>(word.size())));
    value = id.value_or(0);
    return id || json.fail(QStringLiteral("an id has 16 hexadecimal digits, not all of them 0"));
}

bool readPair(JsonCursor &json, double &first, double &second)
{
    if (!json.beginArray() || !json.nextItem() || !json.readNumber(first) || !json.nextItem()
        || !json.readNumber(second))
        return json.fail(QStringLiteral("two numbers are needed here"));
    return !json.nextItem() ? json.ok() : json.fail(QStringLiteral("only two numbers belong here"));
}

} // namespace sw
