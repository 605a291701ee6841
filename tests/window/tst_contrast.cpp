// SPDX-License-Identifier: Apache-2.0
// Every text can be read, in the light and in the dark: 4.5 : 1, as the W3C asks for. What is
// disabled and what is dimmed on purpose is left out, as it is there.
#include "app/designpage.h"
#include "app/window.h"
#include "tests/support/home.h"
#include "tests/support/suite.h"
#include "widgets/canvas/boxlook.h"
#include "widgets/canvas/paint.h"

#include <QAbstractButton>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

constexpr double LeastContrast = 4.5;

/// A colour that is painted over another one.
QColor laidOver(const QColor &color, const QColor &back)
{
    const double share = color.alpha() / 255.0;
    const auto mix
        = [share](int own, int other) { return qRound(own * share + other * (1 - share)); };
    return {mix(color.red(), back.red()), mix(color.green(), back.green()),
            mix(color.blue(), back.blue())};
}

/// The colour that most of the rectangle has.
QColor backIn(const QImage &picture, const QRect &rect)
{
    QHash<QRgb, int> counts;
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x)
            ++counts[picture.pixel(x, y)];
    }
    const auto most = std::max_element(counts.cbegin(), counts.cend());
    return most == counts.cend() ? QColor() : QColor(most.key());
}

struct Shown {
    QString text;
    QColor color;
};

/// What the widget itself shows as text.
std::vector<Shown> textsOf(const QWidget &widget)
{
    const QPalette &palette = widget.palette();
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return {{label->text(), palette.color(QPalette::WindowText)}};
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return {{button->text(), palette.color(QPalette::ButtonText)}};
    if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
        return {{field->text(), palette.color(QPalette::Text)},
                {field->placeholderText(), palette.color(QPalette::PlaceholderText)}};
    if (const auto *field = qobject_cast<const QPlainTextEdit *>(&widget))
        return {{field->placeholderText(), palette.color(QPalette::PlaceholderText)}};
    return {};
}

const Colors &colorsOf(bool dark) { return dark ? darkColors() : lightColors(); }

void addThemes()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

class ContrastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWidget_data() { addThemes(); }
    void everyWidget()
    {
        QFETCH(const bool, dark);
        const Home home;
        Theme theme;
        Window window(theme);
        theme.setAppearance(dark ? Appearance::Dark : Appearance::Light);
        window.resize(1600, 1200);
        window.show();
        expectLegible(window, 5); // the welcome page
        window.openSample(u"film-library"_s);
        DesignPage &page = *window.page();
        expectLegible(window, 10);
        const Schema &schema = page.editor().content().schema;
        page.editor().picks().setOne(PickKind::Table, schema.tables.at(0)->id.value());
        expectLegible(window, 20);
        const ForeignKeyId key = page.editor().relationships().front().key;
        page.editor().picks().setOne(PickKind::Edge, key.value());
        page.editRelationship(key, false);
        page.canvas().find();
        expectLegible(window, 30);
    }

    void everyRuleOfTheStyle_data() { addThemes(); }
    void everyRuleOfTheStyle()
    {
        QFETCH(const bool, dark);
        const Colors &colors = colorsOf(dark);
        QFile file(u":/theme/style.qss"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        static const QRegularExpression comments(u"/\\*.*?\\*/"_s,
                                                 QRegularExpression::DotMatchesEverythingOption);
        const QString style = QString::fromUtf8(file.readAll()).remove(comments);
        static const QRegularExpression rule(u"([^{}]+)\\{([^{}]*)\\}"_s);
        static const QRegularExpression text(u"(?:^|[; ])color: *@(\\w+)"_s);
        static const QRegularExpression back(u"background: *@(\\w+)"_s);
        int rules = 0;
        for (const auto &match : rule.globalMatch(style)) {
            const auto color = text.match(match.captured(2));
            const QString selector = match.captured(1).simplified();
            // A line is no text; what is disabled need not be read.
            if (!color.hasMatch() || selector.contains(u":disabled")
                || selector.contains(u"frameShape"))
                continue;
            const auto behind = back.match(match.captured(2));
            QStringList backs{behind.captured(1)};
            if (!behind.hasMatch())
                backs = QStringList{u"panel"_s, u"panel2"_s};
            for (const QString &name : backs) {
                const double found
                    = contrast(colorNamed(colors, color.captured(1)), colorNamed(colors, name));
                QVERIFY2(found >= LeastContrast,
                         qPrintable(u"%1 on %2: %3"_s.arg(selector, name).arg(found)));
            }
            ++rules;
        }
        QVERIFY(rules > 10);
    }

    void everythingPainted_data() { addThemes(); }
    void everythingPainted()
    {
        QFETCH(const bool, dark);
        const Colors &c = colorsOf(dark);
        // Tables and their rows: plain, pointed at, selected; pills; labels of edges.
        for (const QColor &back : {c.panel, c.panel2, c.accentBack}) {
            expect(c.text, back, u"a name"_s);
            expect(c.muted, back, u"a type"_s);
        }
        for (const QColor &role : {c.muted, c.accent})
            expect(role, c.canvas, u"a role"_s);
        expect(c.accent, c.panel, u"a count"_s);
        expect(c.red, c.panel, u"an objection"_s);
        // Code and what is wrong with it, lists of problems.
        for (const QColor &back : {c.panel, c.panel2}) {
            for (const QColor &color :
                 {c.text, c.keyword, c.string, c.muted, c.red, c.amber, c.green, c.accent})
                expect(color, back, u"code "_s + color.name());
        }
        expect(c.onAccent, c.accent, u"what is marked"_s);
        expect(c.text, c.accentBack, u"what is selected"_s);
        for (const QString &name : areaColorNames()) {
            const QColor color = areaColor(c, name);
            // Areas nest: a colour lies on itself.
            QColor back = c.canvas;
            for (int deep = 0; deep < 3; ++deep) {
                back = laidOver(withOpacity(color, BoxFill), back);
                expect(areaTitleColor(c, name), back, u"an area’s title, "_s + name);
            }
            const QColor folded = laidOver(withOpacity(color, 2 * BoxFill), c.panel);
            expect(c.text, folded, u"a folded area, "_s + name);
            expect(c.muted, folded, u"a folded area’s count, "_s + name);
            const QColor note = laidOver(withOpacity(color, BoxFill), c.panel);
            expect(c.text, note, u"a note, "_s + name);
            expect(c.accent, note, u"a link in a note, "_s + name);
        }
    }

private:
    static void expect(const QColor &text, const QColor &back, const QString &what)
    {
        const double found = contrast(laidOver(text, back), back);
        if (found < LeastContrast)
            QTest::qFail(
                qPrintable(u"%1: %2 on %3 is %4"_s.arg(what, text.name(), back.name()).arg(found)),
                __FILE__, __LINE__);
    }

    static void expectLegible(Window &window, int atLeast)
    {
        QCoreApplication::processEvents();
        const QImage picture = window.grab().toImage();
        int seen = 0;
        for (QWidget *widget : window.findChildren<QWidget *>()) {
            if (!widget->isVisible() || !widget->isEnabled())
                continue;
            const QRect rect(widget->mapTo(&window, QPoint()), widget->size());
            for (const Shown &shown : textsOf(*widget)) {
                const QColor back = backIn(picture, rect.intersected(picture.rect()));
                if (shown.text.isEmpty() || !back.isValid())
                    continue;
                expect(shown.color, back,
                       QString::fromLatin1(widget->metaObject()->className()) + u' ' + shown.text);
                ++seen;
            }
        }
        QVERIFY2(seen >= atLeast, qPrintable(QString::number(seen)));
    }

    static QColor colorNamed(const Colors &colors, const QString &name)
    {
        const QHash<QString, QColor> named{
            {u"canvas"_s, colors.canvas}, {u"panel"_s, colors.panel},
            {u"panel2"_s, colors.panel2}, {u"line"_s, colors.line},
            {u"text"_s, colors.text},     {u"muted"_s, colors.muted},
            {u"faint"_s, colors.faint},   {u"accentBack"_s, colors.accentBack},
            {u"accent"_s, colors.accent}, {u"onAccent"_s, colors.onAccent},
            {u"red"_s, colors.red}};
        return named.value(name);
    }
};

} // namespace

SW_SUITE(contrast, ContrastTest)
#include "tst_contrast.moc"
