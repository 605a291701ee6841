// SPDX-License-Identifier: Apache-2.0
#include "app/welcome.h"

#include "app/samples.h"
#include "widgets/common/card.h"

#include <QDir>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

constexpr int PageWidth = 800;
constexpr int CardGap = 8;
constexpr int WideGap = 32;
constexpr int WelcomeTop = 56;
constexpr int TitleSize = 26;
constexpr int LogoSize = 48;
constexpr qsizetype MostShown = 6;

/// Painted, not a picture: it follows the window to a screen of another scale.
class Logo : public QWidget {
public:
    explicit Logo(QWidget *parent) : QWidget(parent) { setFixedSize(LogoSize, LogoSize); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        m_icon.paint(&painter, rect());
    }

private:
    QIcon m_icon{u":/icons/schemawright.svg"_s};
};

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setProperty("muted", true);
    return label;
}

/// `~/work`, as people say it.
QString folderOf(const QFileInfo &file)
{
    const QString folder = file.absolutePath();
    const QString home = QDir::homePath();
    return folder.startsWith(home) ? u'~' + folder.mid(home.size()) : folder;
}

} // namespace

WelcomePage::WelcomePage(const Theme &theme, QWidget *parent) : QScrollArea(parent), m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setAccessibleName(tr("Welcome"));
    auto *page = new QWidget(this);
    page->setObjectName(u"welcome"_s);
    auto *body = new QWidget(page);
    body->setMaximumWidth(PageWidth);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(WideGap);
    columns->addWidget(makeStart(), 1);
    columns->addWidget(makeSamples(), 1);
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(WideGap, WelcomeTop, WideGap, WideGap);
    rows->setSpacing(WideGap);
    rows->addWidget(makeHead());
    rows->addLayout(columns);
    rows->addStretch();
    auto *middle = new QHBoxLayout(page);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->addStretch(1);
    middle->addWidget(body, 100);
    middle->addStretch(1);
    setWidget(page);
}

QWidget *WelcomePage::makeHead()
{
    auto *head = new QWidget(this);
    auto *logo = new Logo(head);
    auto *title = new QLabel(u"Schemawright"_s, head);
    QFont font = title->font();
    font.setPixelSize(TitleSize);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    auto *about
        = new QLabel(tr("Draw a schema; the database becomes exactly what you drew."), head);
    about->setProperty("muted", true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(title);
    texts->addWidget(about);
    auto *layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(CardGap * 2);
    layout->addWidget(logo);
    layout->addLayout(texts, 1);
    return head;
}

QWidget *WelcomePage::makeStart()
{
    auto *start = new QWidget(this);
    auto *layout = new QVBoxLayout(start);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(CardGap);
    layout->addWidget(heading(tr("Start"), start));
    auto *back = new Card(u"diagram"_s, tr("Back"), tr("to the open documents"), m_theme, start);
    back->setObjectName(u"welcomeBack"_s);
    back->hide();
    m_back = back;
    layout->addWidget(back);
    connect(back, &Card::clicked, this, &WelcomePage::backWanted);
    auto *fresh = new Card(u"new"_s, tr("New document"), tr("draw from nothing"), m_theme, start);
    auto *open = new Card(u"open"_s, tr("Open…"), tr("a document, a SQLite database, a SQL script"),
                          m_theme, start);
    fresh->setObjectName(u"welcomeNew"_s);
    open->setObjectName(u"welcomeOpen"_s);
    auto *database = new Card(u"database"_s, tr("Open database…"),
                              tr("to browse it, and to change it"), m_theme, start);
    auto *import = new Card(u"import"_s, tr("Import…"), tr("a drawing from SQL or a database"),
                            m_theme, start);
    database->setObjectName(u"welcomeOpenDatabase"_s);
    import->setObjectName(u"welcomeImport"_s);
    for (Card *card : {fresh, open, database, import})
        layout->addWidget(card);
    layout->addSpacing(WideGap - 2 * CardGap);
    m_recent = new QVBoxLayout;
    m_recent->setSpacing(CardGap);
    layout->addLayout(m_recent);
    layout->addStretch();
    connect(fresh, &Card::clicked, this, &WelcomePage::newWanted);
    connect(open, &Card::clicked, this, &WelcomePage::openWanted);
    connect(database, &Card::clicked, this, &WelcomePage::openDatabaseWanted);
    connect(import, &Card::clicked, this, &WelcomePage::importWanted);
    return start;
}

void WelcomePage::setMayGoBack(bool may) { m_back->setVisible(may); }

void WelcomePage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT backWanted();
    else
        QScrollArea::keyPressEvent(event);
}

QWidget *WelcomePage::makeSamples()
{
    auto *all = new QWidget(this);
    auto *layout = new QVBoxLayout(all);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(CardGap);
    layout->addWidget(heading(tr("Samples, each with a filled database"), all));
    for (const Sample &sample : samples()) {
        auto *card = new Card(u"diagram"_s, sample.title, sample.about, m_theme, all);
        card->setObjectName(u"sample-"_s + sample.name);
        layout->addWidget(card);
        connect(card, &Card::clicked, this,
                [this, name = sample.name] { Q_EMIT sampleWanted(name); });
    }
    layout->addStretch();
    return all;
}

void WelcomePage::setRecentFiles(const QStringList &paths)
{
    while (QLayoutItem *old = m_recent->takeAt(0)) {
        old->widget()->deleteLater();
        delete old;
    }
    if (paths.isEmpty())
        return;
    m_recent->addWidget(heading(tr("Recent"), widget()));
    for (const QString &path : paths.mid(0, MostShown)) {
        const QFileInfo file(path);
        const bool there = file.exists();
        const QString about
            = there ? folderOf(file) : tr("not there any more: %1").arg(folderOf(file));
        const bool document = file.suffix() == u"wright";
        auto *card = new Card(!there     ? u"warning-file"_s
                              : document ? u"document"_s
                                         : u"database"_s,
                              file.fileName(), about, m_theme, widget());
        m_recent->addWidget(card);
        connect(card, &Card::clicked, this, [this, path] { Q_EMIT fileWanted(path); });
    }
}

} // namespace sw
