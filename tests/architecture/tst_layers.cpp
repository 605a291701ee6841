// SPDX-License-Identifier: Apache-2.0
// The picture of the house, held against the includes: no arrow runs up, none goes round, and no
// file is too long to know.
#include "tests/support/suite.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

const QString Root = QStringLiteral(TESTS_DIR "/..");
constexpr qsizetype LongestFile = 400;

/// What each room may use beside itself, as resources/docs/architecture.md draws it.
const QHash<QString, QStringList> &houseRules()
{
    static const QHash<QString, QStringList> rules = [] {
        QHash<QString, QStringList> uses{
            {u"model/base"_s, {}},
            {u"model/schema"_s, {u"model/base"_s}},
            {u"model/diagram"_s, {u"model/schema"_s}},
            {u"model/sql"_s, {u"model/schema"_s}},
            {u"model/document"_s, {u"model/diagram"_s, u"model/sql"_s}},
            {u"model/file"_s, {u"model/document"_s}},
            {u"model/live"_s, {u"model/sql"_s}},
            {u"model/sync"_s, {u"model/document"_s, u"model/live"_s}},
            {u"model/data"_s, {u"model/live"_s}},
            {u"model/exchange"_s, {u"model/document"_s, u"model/sql"_s}},
        };
        return uses;
    }();
    return rules;
}

/// The room of a file: two folders of the model and of widgets, one of app and tests.
QString roomOf(const QString &file)
{
    const QString top = file.section(u'/', 0, 0);
    return top == u"model" || top == u"widgets" ? file.section(u'/', 0, 1) : top;
}

/// Whether `room` may include from `other`, directly or through a room that it uses.
bool mayUse(const QString &room, const QString &other)
{
    if (room == other || room == u"tests" || (room == u"app" && other != u"tests"))
        return true;
    if (room.startsWith(u"widgets/"_s))
        return other.startsWith(u"widgets/"_s) || other.startsWith(u"model/"_s);
    const QStringList uses = houseRules().value(room);
    return std::any_of(uses.begin(), uses.end(),
                       [&](const QString &used) { return mayUse(used, other); });
}

struct SourceFile {
    QString name; ///< from the root
    qsizetype lines = 0;
    bool licensed = false;
    QStringList includes; ///< of ours
};

std::vector<SourceFile> sourceFiles()
{
    static const QRegularExpression include(u"^#include \"([^\"]+)\""_s,
                                            QRegularExpression::MultilineOption);
    std::vector<SourceFile> files;
    for (const QString &top : {u"app"_s, u"model"_s, u"widgets"_s, u"tests"_s}) {
        QDirIterator each(Root + u'/' + top, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QString text = QString::fromUtf8(file.readAll());
            SourceFile source;
            source.name = file.fileName().mid(Root.size() + 1);
            source.lines = text.count(u'\n');
            source.licensed = text.startsWith(u"// SPDX-License-Identifier: Apache-2.0\n"_s);
            for (auto match = include.globalMatch(text); match.hasNext();) {
                const QString included = match.next().captured(1);
                if (!included.endsWith(u".moc"_s))
                    source.includes.append(included);
            }
            files.push_back(std::move(source));
        }
    }
    return files;
}

/// A way from the file back to itself; empty where there is none.
QStringList circleFrom(const QString &file, const QHash<QString, QStringList> &includes,
                       QStringList &path, QSet<QString> &done)
{
    if (path.contains(file))
        return path.mid(path.indexOf(file)) << file;
    if (done.contains(file))
        return {};
    path.append(file);
    for (const QString &next : includes.value(file)) {
        const QStringList circle = circleFrom(next, includes, path, done);
        if (!circle.isEmpty())
            return circle;
    }
    path.removeLast();
    done.insert(file);
    return {};
}

class LayersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRulesThemselvesHold()
    {
        QVERIFY(mayUse(u"model/sync"_s, u"model/base"_s));
        QVERIFY(!mayUse(u"model/sql"_s, u"model/document"_s));
        QVERIFY(!mayUse(u"model/live"_s, u"model/document"_s));
        QVERIFY(!mayUse(u"model/document"_s, u"widgets/canvas"_s));
        QVERIFY(!mayUse(u"widgets/canvas"_s, u"app"_s));
    }

    void noArrowRunsUp()
    {
        QStringList wrong;
        for (const SourceFile &file : sourceFiles()) {
            const QString room = roomOf(file.name);
            QVERIFY2(!room.startsWith(u"model/"_s) || houseRules().contains(room),
                     qPrintable(room + u" is a room that the house does not know"_s));
            for (const QString &included : file.includes) {
                if (!mayUse(room, roomOf(included)))
                    wrong.append(file.name + u" includes "_s + included);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }

    void noneGoesRound()
    {
        QHash<QString, QStringList> includes;
        for (const SourceFile &file : sourceFiles())
            includes.insert(file.name, file.includes);
        QSet<QString> done;
        for (auto file = includes.cbegin(); file != includes.cend(); ++file) {
            QStringList path;
            const QStringList circle = circleFrom(file.key(), includes, path, done);
            QVERIFY2(circle.isEmpty(), qPrintable(circle.join(u" → "_s)));
        }
    }

    void noFileIsTooLong()
    {
        for (const SourceFile &file : sourceFiles())
            QVERIFY2(file.lines <= LongestFile,
                     qPrintable(u"%1 has %2 lines"_s.arg(file.name).arg(file.lines)));
    }

    void everyFileSaysItsLicence()
    {
        for (const SourceFile &file : sourceFiles())
            QVERIFY2(file.licensed, qPrintable(file.name));
    }
};

} // namespace

SW_SUITE(layers, LayersTest)
#include "tst_layers.moc"
