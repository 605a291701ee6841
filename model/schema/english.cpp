// SPDX-License-Identifier: Apache-2.0
#include "model/schema/english.h"

#include "model/base/name.h"

#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace sw {

namespace {

QSet<QString> setOf(QStringView words)
{
    QSet<QString> set;
    for (const QStringView word : words.split(u' '))
        set.insert(word.toString());
    return set;
}

/// The lists of resources/docs/role-names.md.
struct Lists {
    const QSet<QString> uncountable = setOf(
        u"aircraft audio cash chaos data deer equipment evidence feedback fish hardware info "
        "information knowledge logistics luggage mail metadata money music news police research "
        "rice series sheep software species staff stuff traffic weather");
    const QSet<QString> singularInS
        = setOf(u"alias atlas bias bonus bus campus canvas census circus consensus focus gas iris "
                "lens minus nexus plus prospectus status surplus syllabus terminus virus");
    const QSet<QString> fToVes
        = setOf(u"calf elf half knife leaf life loaf scarf self sheaf shelf thief wife wolf");
    const QSet<QString> oToOes = setOf(u"echo hero potato tomato torpedo veto");
    const QSet<QString> chToChs = setOf(u"epoch monarch patriarch stomach tech");
    const QSet<QString> inIe = setOf(
        u"brownie calorie cookie die genie hoodie lie movie pie rookie selfie smoothie tie zombie");
    const QSet<QString> inChe = setOf(u"ache avalanche cache headache moustache niche quiche");
    const QSet<QString> manButNotMen = setOf(u"german human ottoman roman shaman talisman");
    QHash<QString, QString> plurals;
    QHash<QString, QString> singulars;

    Lists();
};

constexpr QStringView Irregular
    = u"alumnus alumni analysis analyses api apis axis axes basis bases cactus cacti child "
      u"children "
      "corpus corpora cpu cpus crisis crises criterion criteria curriculum curricula diagnosis "
      "diagnoses emoji emojis foot feet genus genera goose geese gpu gpus guru gurus hypothesis "
      "hypotheses kpi kpis man men matrix matrices medium media menu menus mouse mice oasis oases "
      "ox oxen parenthesis parentheses person people phenomenon phenomena poi pois prognosis "
      "prognoses quiz quizzes radius radii ski skis sku skus stimulus stimuli synopsis synopses "
      "synthesis syntheses taxi taxis thesis theses tooth teeth uri uris vertex vertices wiki "
      "wikis "
      "woman women";

// Plurals that we understand, beside those that we make.
constexpr QStringView OtherPlurals = u"appendix appendices index indices person persons";

Lists::Lists()
{
    const QList<QStringView> pairs = Irregular.split(u' ');
    for (qsizetype i = 0; i + 1 < pairs.size(); i += 2) {
        plurals.insert(pairs[i].toString(), pairs[i + 1].toString());
        singulars.insert(pairs[i + 1].toString(), pairs[i].toString());
    }
    const QList<QStringView> others = OtherPlurals.split(u' ');
    for (qsizetype i = 0; i + 1 < others.size(); i += 2)
        singulars.insert(others[i + 1].toString(), others[i].toString());
    for (const QString &word : fToVes) {
        const QString plural = word.chopped(word.endsWith(u"fe") ? 2 : 1) + u"ves";
        plurals.insert(word, plural);
        singulars.insert(plural, word);
    }
}

const Lists &lists()
{
    static const Lists made;
    return made;
}

bool isVowel(QChar c) { return QStringView(u"aeiou").contains(c); }

bool endsInOne(const QString &word, std::initializer_list<QStringView> endings)
{
    return std::any_of(endings.begin(), endings.end(),
                       [&](QStringView ending) { return word.endsWith(ending); });
}

/// Of a word that ends in s and is none of the irregular ones.
QString singularOfS(const QString &word)
{
    const QString withoutS = word.chopped(1);
    if (word.size() < 3 || lists().singularInS.contains(word)
        || endsInOne(word, {u"ss", u"us", u"is"}))
        return word;
    if (!word.endsWith(u"es"))
        return withoutS;
    const QString withoutEs = word.chopped(2);
    if (word.endsWith(u"ies"))
        return word.size() < 5 || lists().inIe.contains(withoutS) ? withoutS
                                                                  : word.chopped(3) + u'y';
    if (lists().inChe.contains(withoutS))
        return withoutS;
    const bool addedEs = endsInOne(withoutEs, {u"ch", u"sh", u"x", u"ss", u"zz", u"tz"})
                         || lists().singularInS.contains(withoutEs)
                         || lists().oToOes.contains(withoutEs);
    return addedEs ? withoutEs : withoutS;
}

/// All of these take and give words in small letters.
QString singularWord(const QString &word)
{
    if (lists().uncountable.contains(word))
        return word;
    const auto found = lists().singulars.constFind(word);
    if (found != lists().singulars.constEnd())
        return *found;
    if (lists().plurals.contains(word))
        return word;
    if (word.endsWith(u"people"))
        return word.chopped(6) + u"person";
    if (word.endsWith(u"children"))
        return word.chopped(3);
    if (word.endsWith(u"men") && word.size() > 5)
        return word.chopped(2) + u"an";
    return word.endsWith(u's') ? singularOfS(word) : word;
}

QString pluralOfSingular(const QString &word)
{
    const QChar beforeLast = word.size() > 1 ? word.at(word.size() - 2) : QChar(u'a');
    if (word.endsWith(u"person"))
        return word.chopped(6) + u"people";
    if (word.endsWith(u"child"))
        return word + u"ren";
    if (word.endsWith(u"man") && !lists().manButNotMen.contains(word))
        return word.chopped(2) + u"en";
    if (word.endsWith(u'y') && (!isVowel(beforeLast) || word.endsWith(u"quy")))
        return word.chopped(1) + u"ies";
    const bool takesEs
        = (endsInOne(word, {u"s", u"x", u"z", u"ch", u"sh"}) && !lists().chToChs.contains(word))
          || lists().oToOes.contains(word);
    return takesEs ? QString(word + u"es") : QString(word + u's');
}

QString pluralWord(const QString &word)
{
    if (lists().uncountable.contains(word) || singularWord(word) != word)
        return word;
    const auto found = lists().plurals.constFind(word);
    return found != lists().plurals.constEnd() ? *found : pluralOfSingular(word);
}

bool isSmall(QChar c) { return c.isLower(); }
bool isCapital(QChar c) { return c.isUpper(); }
bool isSeparator(QChar c) { return QStringView(u"_- .").contains(c); }

bool beginsWord(QStringView name, qsizetype at)
{
    if (at == 0 || isSeparator(name[at - 1]))
        return true;
    if (!isCapital(name[at]))
        return false;
    const bool beforeSmall = at + 1 < name.size() && isSmall(name[at + 1]);
    return isSmall(name[at - 1]) || name[at - 1].isDigit()
           || (isCapital(name[at - 1]) && beforeSmall);
}

template <typename Rule> QString withLastWord(QStringView name, PluralRule rule, Rule changed)
{
    const bool inEnglish
        = !name.isEmpty() && name.last(1)[0].isLetter() && name.last(1)[0].unicode() < 0x80;
    if (rule == PluralRule::AsTheyAre || !inEnglish)
        return name.toString();
    const qsizetype start = lastWordStart(name);
    const QStringView word = name.sliced(start);
    const QString small = foldedName(word);
    const QString other = changed(small);
    if (other == small)
        return name.toString();
    // What both have in common keeps its own capitals: McDonald, McDonalds.
    qsizetype same = 0;
    while (same < small.size() && same < other.size() && small[same] == other[same])
        ++same;
    const bool allCapitals = word.size() > 1 && std::none_of(word.begin(), word.end(), isSmall);
    const QString tail = other.sliced(same);
    return name.first(start) + word.first(same) + (allCapitals ? tail.toUpper() : tail);
}

} // namespace

qsizetype lastWordStart(QStringView name)
{
    qsizetype at = name.size() - 1;
    while (at > 0 && isSeparator(name[at]))
        --at;
    while (at > 0 && !beginsWord(name, at))
        --at;
    return std::max<qsizetype>(at, 0);
}

QStringList wordsOf(QStringView name)
{
    QStringList words;
    QString word;
    for (qsizetype i = 0; i < name.size(); ++i) {
        if (beginsWord(name, i) && !word.isEmpty())
            words.append(std::exchange(word, {}));
        if (!isSeparator(name[i]))
            word += name[i];
    }
    if (!word.isEmpty())
        words.append(word);
    for (QString &each : words)
        each = foldedName(each);
    return words;
}

QString spelledLike(QStringView replacement, QStringView word)
{
    const bool hasSmall = std::any_of(word.begin(), word.end(), isSmall);
    if (word.isEmpty() || replacement.isEmpty() || !isCapital(word[0]))
        return replacement.toString();
    if (!hasSmall && word.size() > 1)
        return replacement.toString().toUpper();
    return replacement.first(1).toString().toUpper() + replacement.sliced(1);
}

QString pluralName(QStringView name, PluralRule rule)
{
    return withLastWord(name, rule, pluralWord);
}

QString singularName(QStringView name, PluralRule rule)
{
    return withLastWord(name, rule, singularWord);
}

} // namespace sw
