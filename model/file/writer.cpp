// SPDX-License-Identifier: Apache-2.0
#include "model/file/blocks.h"
#include "model/file/documentbytes.h"
#include "model/file/header.h"

namespace sw {

namespace {

class DocumentWriter {
public:
    QByteArray write(const Content &content)
    {
        constexpr size_t TypicalBlock = 1500;
        m_json.reserve(static_cast<size_t>(content.schema.tables.size()) * TypicalBlock);
        m_json.fields(Header{FormatVersion, *content.settings, content.schema.options});
        m_json.raw("\n");
        writeBlocks(content.schema.tables);
        writeBlocks(content.schema.views);
        writeDrawing(content.drawing);
        writeBlocks(content.conflicts);
        const std::string &written = m_json.written();
        return QByteArray(written.data(), static_cast<qsizetype>(written.size()));
    }

private:
    template <typename T> void writeBlocks(const Shelf<T> &shelf)
    {
        for (const auto &object : shelf) {
            m_json.raw("\n");
            writeBlock(m_json, *object, "\n");
            m_json.raw("\n");
        }
    }

    void writeDrawing(const Drawing &drawing)
    {
        for (const DiagramPtr &diagram : drawing.diagrams) {
            m_json.raw("\n");
            m_json.fields(*diagram);
            m_json.raw("\n");
            writeLinesOf(diagram->id, drawing.placements);
            writeLinesOf(diagram->id, drawing.routes);
            writeLinesOf(diagram->id, drawing.notes);
            writeLinesOf(diagram->id, drawing.areas);
        }
    }

    /// Few diagrams are the rule: each looks at all that is drawn.
    template <typename T> void writeLinesOf(DiagramId diagram, const Shelf<T> &shelf)
    {
        for (const auto &object : shelf) {
            if (object->diagram == diagram) {
                m_json.fields(*object);
                m_json.raw("\n");
            }
        }
    }

    JsonWriter m_json;
};

} // namespace

QByteArray bytesOf(const Content &content) { return DocumentWriter().write(content); }

} // namespace sw
