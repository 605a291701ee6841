// SPDX-License-Identifier: Apache-2.0
#include "model/document/integrity.h"
#include "model/file/documentbytes.h"
#include "model/file/header.h"
#include "tests/support/generate.h"
#include "tests/support/suite.h"
#include "tests/support/testfiles.h"

#include <limits>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

Content contentWith(const QString &comment)
{
    Table table;
    table.id = TableId(1);
    table.comment = comment;
    Content content;
    content.schema.tables.put(table);
    return content;
}

QByteArray documentation() { return testFile(u"../resources/docs/file-format.md"_s); }

class DocumentBytesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfLineIsReadAndWrittenBack()
    {
        const auto content = contentFromBytes(wholeDocument());
        QVERIFY2(content, qPrintable(content ? QString() : content.error().text));
        QCOMPARE(bytesOf(*content), wholeDocument());
        QCOMPARE(content->schema.tables.size(), 2);
        QCOMPARE(content->schema.options.userVersion, std::numeric_limits<qint64>::min());
        QCOMPARE(content->drawing.areas.size(), 2);
        QCOMPARE(content->conflicts.size(), 2);
        const auto again = contentFromBytes(bytesOf(*content));
        QVERIFY(again && *again == *content);
    }

    void anEmptyDocumentIsItsFirstLine()
    {
        QCOMPARE(bytesOf(Content()), QByteArray("{\"schemawright\":1}\n"));
        QVERIFY(contentFromBytes(bytesOf(Content())));
    }

    void theSameContentGivesTheSameBytesWhateverTheOrderOfItsLines()
    {
        QByteArrayList blocks = wholeDocument().trimmed().replace("\n\n", "\f").split('\f');
        std::reverse(blocks.begin() + 1, blocks.end());
        const auto content = contentFromBytes(blocks.join("\n \t\n\n"));
        QVERIFY2(content, qPrintable(content ? QString() : content.error().text));
        QCOMPARE(bytesOf(*content), wholeDocument());
    }

    void whiteSpaceAndWindowsLineEndsAreAccepted()
    {
        QByteArray spaced = wholeDocument();
        spaced.replace("\":", "\" : ").replace(",\"", " ,\t\"").replace("\n", "\r\n");
        spaced.prepend("\xEF\xBB\xBF");
        const auto content = contentFromBytes(spaced);
        QVERIFY2(content, qPrintable(content ? QString() : content.error().text));
        QCOMPARE(bytesOf(*content), wholeDocument());
    }

    void aGeneratedDocumentHoldsTogetherAndComesBack()
    {
        const Content content = generatedContent(300, 7);
        QVERIFY(!firstFault(content));
        const QByteArray bytes = bytesOf(content);
        const auto read = contentFromBytes(bytes);
        QVERIFY(read && *read == content);
        QCOMPARE(bytesOf(*read), bytes);
    }

    void textsComeBackWhateverTheyHold()
    {
        const QStringList texts{u"\"\\/\b\f\n\r\t"_s,
                                u"é ß 漢 \U0001F600 e\u0301"_s,
                                u"\u0000\u0001\u001F\u007F\u009F"_s,
                                u"\u2028\u2029\u202E\u2066\u200F"_s,
                                u"\\u0041"_s,
                                u"a\u00ADb\uFEFF\uFFFE"_s,
                                u"\uFEFF\uFEFFa"_s};
        for (const QString &text : texts) {
            const QByteArray bytes = bytesOf(contentWith(text));
            const auto content = contentFromBytes(bytes);
            QVERIFY2(content, bytes.constData());
            QCOMPARE(content->schema.tables.at(0)->comment, text);
        }
        QVERIFY(
            bytesOf(contentWith(u"a\u202Eb\u007F\u0085"_s)).contains(R"("a\u202eb\u007f\u0085")"));
        QVERIFY(bytesOf(contentWith(u"é\U0001F600"_s)).contains("\"é\U0001F600\""));
        // A byte order mark within the file, as others may write it, is a character.
        const auto marked = contentFromBytes("{\"schemawright\":1,\"settings\":{\"target\":"
                                             "\"\xEF\xBB\xBF\xEF\xBB\xBF\\n\xEF\xBB\xBFx\"}}");
        QCOMPARE(marked->settings->target, u"\uFEFF\uFEFF\n\uFEFFx"_s);
        // Half of a pair is no character: it cannot be kept.
        QVERIFY(bytesOf(contentWith(QString(QChar(0xD800)))).contains("\"?\""));
    }

    void theExampleOfTheDocumentationIsADocument()
    {
        QByteArray example;
        for (const QByteArray &line : documentation().split('\n')) {
            if (line.startsWith("    ") || (line.isEmpty() && !example.isEmpty()))
                example += line.mid(4) + '\n';
            else if (!example.isEmpty())
                break;
        }
        example = example.trimmed() + '\n';
        const auto content = contentFromBytes(example);
        QVERIFY2(content, qPrintable(content ? QString() : content.error().text));
        QCOMPARE(bytesOf(*content), example);
    }

    void everyKeyIsDocumented()
    {
        const QByteArray text = documentation();
        QByteArrayList missing;
        const auto look = [&]<typename T>(T *) {
            forEachField<T>([&](const auto &field) {
                if (!text.contains(QByteArray(field.name).prepend('`').append('`')))
                    missing += field.name;
            });
        };
        const auto lookAtAll
            = [&]<typename... T>(std::tuple<T...> *) { (look(static_cast<T *>(nullptr)), ...); };
        lookAtAll(static_cast<
                  std::tuple<Header, Settings, DatabaseOptions, Table, Column, Key, Check,
                             ForeignKey, Index, Trigger, View, Diagram, Placement, Route, Note,
                             Area, MergeConflict, ColumnModel, ConstraintNames, TableModel,
                             EndModel, Generated, Role, KeyPart, IndexPart, TableRef> *>(nullptr));
        QVERIFY2(missing.isEmpty(), missing.join(", ").constData());
    }

    void numbersAreShortAndExact()
    {
        const auto written = [](double x) {
            Content content;
            Diagram diagram;
            diagram.id = DiagramId(1);
            content.drawing.diagrams.put(diagram);
            Note note;
            note.id = NoteId(1);
            note.diagram = diagram.id;
            note.position = QPointF(x, 0);
            content.drawing.notes.put(note);
            const QByteArray bytes = bytesOf(content);
            const auto read = contentFromBytes(bytes);
            if (!read || read->drawing.notes.at(0)->position.x() != x)
                return QByteArray("not read back");
            const qsizetype start = bytes.indexOf("\"at\":[") + 6;
            return bytes.mid(start, bytes.indexOf(',', start) - start);
        };
        QCOMPARE(written(100000), "100000");
        QCOMPARE(written(-0.0), "0");
        QCOMPARE(written(0.1), "0.1");
        QCOMPARE(written(-12.625), "-12.625");
        QCOMPARE(written(1.0 / 3), "0.3333333333333333");
        QCOMPARE(written(5e-324), "5e-324");
        QCOMPARE(written(1e22), "1e+22");
        QCOMPARE(written(9007199254740993.0), "9007199254740992");
    }
};

} // namespace

SW_SUITE(documentbytes, DocumentBytesTest)
#include "tst_documentbytes.moc"
