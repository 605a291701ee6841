// SPDX-License-Identifier: Apache-2.0
// The drawing as SVG, PNG and PDF: valid whatever the names are, and text stays text.
#include "tests/support/picture.h"
#include "tests/support/suite.h"
#include "widgets/canvas/gridplaces.h"
#include "widgets/canvas/picture.h"

#include <QProcess>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr DiagramId Main(7);

Content placed(Schema schema)
{
    Content content;
    content.schema = std::move(schema);
    Diagram diagram;
    diagram.id = Main;
    diagram.name = u"Main diagram"_s;
    content.drawing.diagrams.put(diagram);
    sw::apply(content, gridPlaces(content, Main));
    return content;
}

Picture picture(const Content &content, const std::vector<Pick> &only = {},
                const QString &title = u"pets"_s)
{
    return pictureOf(content, Main, only, lightColors(), title);
}

/// All text of a valid document; null where it is not valid.
QString textOf(const QByteArray &xml)
{
    QXmlStreamReader reader(xml);
    QString text;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::Characters)
            text += reader.text() + u' ';
    }
    return reader.hasError() ? QString() : text;
}

class PictureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreTextInSvg()
    {
        const QByteArray svg = svgOf(picture(pets()));
        const QString text = textOf(svg);
        for (const QString &name : {u"owner"_s, u"pet"_s, u"owner_id"_s, u"pets"_s})
            QVERIFY2(text.contains(name), qPrintable(name));
        QVERIFY(QSvgRenderer(svg).isValid());
    }

    void nastyNamesMakeValidXml()
    {
        const QStringList names{
            u"<&>\"'"_s,      u"a\u0001b\u001fc"_s,   u"\uFFFE\uFFFF"_s,
            u"]]>"_s,         u"عربي עברית"_s,        u"😀 emoji 👩‍👩‍👧"_s,
            u"tab\tline\n"_s, QString(QChar(0xD800)), u"&amp;"_s};
        for (const QString &name : names) {
            Schema schema;
            Table table;
            table.id = TableId(1);
            table.name = name;
            Column column;
            column.id = ColumnId(2);
            column.name = name;
            column.type = name;
            table.columns.push_back(column);
            schema.tables.put(table);
            const QByteArray svg = svgOf(picture(placed(schema), {}, name));
            QVERIFY2(!textOf(svg).isNull(), qPrintable(name));
        }
    }

    void aSelectionIsWhatIsPickedAndWhatLiesBetween()
    {
        const Content content
            = placed(schemaFromPicture(u"owner id:pk | pet id:pk owner_id>owner.id? | toy id:pk "
                                       u"pet_id>pet.id?"));
        std::vector<Pick> picks;
        for (const TablePtr &table : content.schema.tables) {
            if (table->name != u"toy")
                picks.push_back({PickKind::Table, table->id.value()});
        }
        const Picture chosen = picture(content, picks);
        QCOMPARE(chosen.scene.tableCount(), 2);
        QCOMPARE(chosen.scene.allEdges().size(), 1U);
        QVERIFY(!textOf(svgOf(chosen)).contains(u"toy"_s));
    }

    void aPngHasTheScale()
    {
        const Picture all = picture(pets());
        const QSize frame = all.frame().size().toSize();
        const Result<QByteArray> png = pngOf(all, 2);
        QVERIFY(png);
        QCOMPARE(QImage::fromData(*png).size(), frame * 2);
        QCOMPARE(QImage::fromData(*png).pixelColor(1, 1), lightColors().canvas);
    }

    void aPngThatIsTooLargeSaysWhatFits()
    {
        const Result<QByteArray> png = pngOf(picture(wide()), 8);
        QVERIFY(!png);
        QVERIFY(png.error().text.contains(u" %"_s));
    }

    void aPdfIsText()
    {
        const QString reader = QStandardPaths::findExecutable(u"pdftotext"_s);
        if (reader.isEmpty())
            QSKIP("skipped: no pdftotext");
        for (const auto pages : {PdfPages::One, PdfPages::Tiled}) {
            const Pdf pdf = pdfOf(picture(pets()), pages);
            const QString text = textOfPdf(reader, pdf.bytes);
            for (const QString &name : {u"owner"_s, u"owner_id"_s, u"INTEGER"_s})
                QVERIFY2(text.contains(name), qPrintable(text));
        }
    }

    void aLargeDrawingIsMadeSmallerAndSaysSoOrTiled()
    {
        const Picture all = picture(wide());
        const Pdf one = pdfOf(all, PdfPages::One);
        QCOMPARE(one.pages, 1);
        QVERIFY(one.note.contains(u" %"_s));
        const Pdf tiled = pdfOf(all, PdfPages::Tiled);
        QVERIFY(tiled.note.isEmpty());
        QVERIFY(tiled.pages > 10);
        QCOMPARE(tiled.bytes.count("/Type /Page\n"), tiled.pages);
    }

    void anEmptyDrawingIsAnEmptyPicture()
    {
        const Picture nothing = picture(placed({}));
        QVERIFY(pngOf(nothing, 1));
        QVERIFY(QSvgRenderer(svgOf(nothing)).isValid());
        QVERIFY(pdfOf(nothing, PdfPages::Tiled).pages == 1);
    }

private:
    static Content pets()
    {
        return placed(schemaFromPicture(u"owner id:pk name:TEXT! | pet id:pk owner_id>owner.id?"));
    }

    /// Far apart: 40,000 pixels.
    static Content wide()
    {
        Content content = pets();
        for (const PlacementPtr &each : Shelf<Placement>(content.drawing.placements)) {
            Placement placement = *each;
            constexpr double Far = 40'000;
            if (placement.subject == content.schema.tables.at(0)->id.value())
                placement.position = {Far, 0};
            content.drawing.placements.put(placement);
        }
        return content;
    }

    static QString textOfPdf(const QString &reader, const QByteArray &pdf)
    {
        QProcess process;
        process.start(reader, {u"-"_s, u"-"_s});
        process.write(pdf);
        process.closeWriteChannel();
        process.waitForFinished();
        return QString::fromUtf8(process.readAllStandardOutput());
    }
};

} // namespace

SW_SUITE(picture, PictureTest)
#include "tst_picture.moc"
