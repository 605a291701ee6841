// SPDX-License-Identifier: Apache-2.0
#include "model/schema/naming.h"

#include "model/base/name.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QHash<QString, QString> pairsOf(QStringView text)
{
    QHash<QString, QString> pairs;
    const QList<QStringView> words = text.split(u' ');
    for (qsizetype i = 0; i + 1 < words.size(); i += 2)
        pairs.insert(words[i].toString(), words[i + 1].toString());
    return pairs;
}

/// Who does it -> what was done.
const QHash<QString, QString> &participles()
{
    static const QHash<QString, QString> pairs = pairsOf(
        u"approver approved assignee assigned author authored blocker blocked borrower borrowed "
        "buyer bought coach coached commenter commented composer composed creator created deleter "
        "deleted designer designed developer developed director directed donor donated driver "
        "driven "
        "editor edited follower followed founder founded giver given holder held host hosted "
        "inspector inspected instructor instructed inviter invited issuer issued keeper kept "
        "leader "
        "led lender lent loser lost maintainer maintained manager managed mentor mentored "
        "moderator "
        "moderated modifier modified operator operated organiser organised organizer organized "
        "owner owned payer paid performer performed planner planned producer produced publisher "
        "published receiver received recipient received renter rented reporter reported requester "
        "requested requestor requested reviewer reviewed seller sold sender sent shipper shipped "
        "signer signed sponsor sponsored submitter submitted supervisor supervised teacher taught "
        "tester tested translator translated tutor tutored updater updated uploader uploaded "
        "verifier verified voter voted winner won writer written");
    return pairs;
}

/// In a table that refers to itself: the word for the row referred to -> for the rows that refer.
const QHash<QString, QString> &ownOpposites()
{
    static const QHash<QString, QString> pairs
        = pairsOf(u"parent child predecessor successor successor predecessor reply_to reply "
                  "in_reply_to reply replied_to reply forked_from fork copied_from copy original "
                  "copy ancestor descendant");
    return pairs;
}

bool endsWithName(QStringView text, QStringView ending)
{
    return text.size() > ending.size() && sameName(text.last(ending.size()), ending);
}

/// `ownerCode` ends in the word `Code`, `barcode` does not.
bool endsInWord(QStringView text, QStringView word)
{
    if (!endsWithName(text, word) || word.isEmpty())
        return false;
    const QChar first = text[text.size() - word.size()];
    const QChar before = text[text.size() - word.size() - 1];
    return first.isUpper() && (before.isLower() || before.isDigit());
}

QStringView withoutTrailingUnderscores(QStringView text)
{
    while (text.endsWith(u'_'))
        text.chop(1);
    return text;
}

/// What is left of a key's column when the word for the parent's column is taken from its end;
/// empty where there is no such word.
QString stripped(QStringView column, const QString &parentColumn)
{
    const QString suffix = u'_' + parentColumn;
    qsizetype cut = 0;
    if (endsWithName(column, suffix))
        cut = suffix.size();
    else if (endsWithName(column, u"_id"))
        cut = 3;
    else if (endsInWord(column, u"id"))
        cut = 2;
    else if (endsInWord(column, parentColumn))
        cut = parentColumn.size();
    return cut == 0 ? QString() : withoutTrailingUnderscores(column.chopped(cut)).toString();
}

/// The stem of several columns: that of all those that are not merely called as the parent's are.
QString commonStem(const KeyView &view)
{
    QString common;
    for (size_t i = 0; i < view.key.columns.size(); ++i) {
        const Column *column = view.child.column(view.key.columns[i]);
        const Column *target = view.parent.column(view.parentColumns[i]);
        if (!column || !target)
            return {};
        if (sameName(column->name, target->name))
            continue;
        const QString stem = stripped(column->name, target->name);
        if (stem.isEmpty() || (!common.isEmpty() && !sameName(common, stem)))
            return {};
        common = stem;
    }
    return common;
}

QString numbered(const QString &name, bool one, PluralRule rule)
{
    return one ? singularName(name, rule) : pluralName(name, rule);
}

} // namespace

QString keyStem(const KeyView &view, bool bare)
{
    if (view.key.columns.size() != 1)
        return commonStem(view);
    const Column *column = view.child.column(view.key.columns.front());
    const Column *target = view.parent.column(view.parentColumns.front());
    if (!column || !target)
        return {};
    const QString stem = stripped(column->name, target->name);
    return stem.isEmpty() && bare && !sameName(column->name, target->name) ? column->name : stem;
}

QString toOneName(const QString &stem, const Table &parent, PluralRule rule)
{
    return stem.isEmpty() ? singularName(parent.name, rule) : stem;
}

QString joinedName(QStringView prefix, const QString &name)
{
    if (prefix.isEmpty())
        return name;
    const bool hasSmall
        = std::any_of(name.begin(), name.end(), [](QChar c) { return c.isLower(); });
    const bool hasCapital
        = std::any_of(name.begin(), name.end(), [](QChar c) { return c.isUpper(); });
    const bool humped = hasSmall && hasCapital && !name.contains(u'_');
    if (!humped)
        return (hasSmall || !hasCapital ? prefix.toString() : prefix.toString().toUpper()) + u'_'
               + name;
    const auto capitalised = [](QStringView word, bool capital) -> QString {
        const QString first = word.first(1).toString();
        return (capital ? first.toUpper() : first) + word.sliced(1);
    };
    return capitalised(prefix, name.front().isUpper()) + capitalised(name, true);
}

QString childrenPrefix(const QString &stem)
{
    const qsizetype start = lastWordStart(stem);
    const QStringView last = QStringView(stem).sliced(start);
    if (start > 0 && sameName(last, u"by"))
        return withoutTrailingUnderscores(QStringView(stem).first(start)).toString();
    const auto found = participles().constFind(foldedName(last));
    return found == participles().constEnd() ? stem : stem.first(start) + spelledLike(*found, last);
}

QString ownChildrenName(const QString &stem, const QString &prefix, const Table &table, bool one,
                        PluralRule rule)
{
    const auto opposite = ownOpposites().constFind(foldedName(stem));
    if (opposite != ownOpposites().constEnd())
        return numbered(spelledLike(*opposite, stem), one, rule);
    const QStringList words = wordsOf(stem);
    if (words.size() > 1 && words.front() == u"parent") {
        const QStringView parent = QStringView(stem).first(6);
        return numbered(spelledLike(u"child", parent) + QStringView(stem).sliced(6), one, rule);
    }
    return joinedName(prefix, numbered(table.name, one, rule));
}

QString acrossName(const QString &farStem, const Table &far, bool one, PluralRule rule)
{
    const QString last = foldedName(QStringView(farStem).sliced(lastWordStart(farStem)));
    if (last.isEmpty() || last == u"by")
        return numbered(far.name, one, rule);
    const auto &all = participles();
    if (std::find(all.begin(), all.end(), last) != all.end())
        return joinedName(farStem, numbered(far.name, one, rule));
    return numbered(farStem, one, rule);
}

QString ownWords(const Table &association, const Table &a, const Table &b)
{
    QStringList ties;
    for (const QString &word : wordsOf(a.name) + wordsOf(b.name))
        ties.append(singularName(word));
    QStringList own;
    for (const QString &word : wordsOf(association.name)) {
        if (!ties.contains(singularName(word)))
            own.append(word);
    }
    return own.join(u'_');
}

} // namespace sw
