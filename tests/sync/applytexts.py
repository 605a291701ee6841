# SPDX-License-Identifier: Apache-2.0
"""The texts that SQLite keeps, so that two of them can be compared, for applyoracle.py.

What a text says is not how it looks, nor who wrote it. A rebuilt table has its own text, edited, and
a table made anew has ours. So these do not count: white space, comments, quotes and the case of
names and words; the order of the clauses of a column and of the constraints of a table, which
nobody set; and whether a constraint of one column stands in its line or behind all columns."""
import re

TOKEN = re.compile(r"""(?P<space>\s+|--[^\n]*|/\*.*?(?:\*/|$))
    |(?P<text>[xX]?'(?:[^']|'')*')|(?P<name>"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\])
    |(?P<number>0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?P<word>[^\W\d][\w$]*)
    |(?P<sign>\|\||->>|->|<<|>>|<=|>=|<>|==|!=|.)""", re.VERBOSE | re.DOTALL)


def tokens(sql):
    found = []
    for match in TOKEN.finditer(sql):
        kind, text = match.lastgroup, match.group()
        if kind == 'name':
            end = text[-1]
            text = text[1:-1] if end == ']' else text[1:-1].replace(end * 2, end)
            found.append(text.lower())
        elif kind == 'text':
            found.append(text)
        elif kind != 'space':
            found.append(text.lower())
    return found


def parts(words, separator=','):
    """Apart at the separators that are in no parentheses."""
    found, depth = [[]], 0
    for word in words:
        depth += (word == '(') - (word == ')')
        if word == separator and depth == 0:
            found.append([])
        else:
            found[-1].append(word)
    return found


STARTS = ('constraint', 'not', 'null', 'default', 'collate', 'primary', 'unique', 'check', 'references', 'generated', 'as')


def clauses(words):
    """The clauses of a column, each a tuple."""
    found, depth, previous = [()], 0, ''
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else ''
        new = depth == 0 and word in STARTS and not (
            (word == 'null' and previous in ('not', 'default', 'set')) or (word == 'as' and previous == 'always')
            or (word == 'default' and previous == 'set') or (word, after) == ('not', 'deferrable')
            or (found[-1][:1] == ('constraint',) and len(found[-1]) in (1, 2)))
        if new:
            found.append(())
        found[-1] += (word,)
        depth += (word == '(') - (word == ')')
        previous = word
    return found


def of_table(sql):
    words = tokens(sql)
    first = words.index('(', 3 if len(words) > 3 else 0)
    depth, last = 0, first
    for last in range(first, len(words)):
        depth += (words[last] == '(') - (words[last] == ')')
        if depth == 0:
            break
    columns, constraints = [], []
    # What begins with a word of a constraint in quotes is still a column: the first are.
    for item in parts(words[first + 1:last]):
        kind = item[2] if item[0] == 'constraint' and len(item) > 2 else item[0]
        follows = item[item.index(kind) + 1] if item.index(kind) + 1 < len(item) else ''
        if (kind, follows) in (('primary', 'key'), ('foreign', 'key')) or (kind in ('unique', 'check') and follows == '('):
            constraints.append(reference(item) if kind == 'foreign' else tuple(item))
            continue
        said = clauses(item[1:])
        own = []
        for clause in said[1:]:
            moved = moved_behind(item[0], clause)
            (own if moved is None else constraints).append(clause if moved is None else moved)
        columns.append((item[0], said[0], tuple(sorted(own))))
    options = tuple(sorted(tuple(p) for p in parts(words[last + 1:])))
    return (tuple(words[2:first]), tuple(columns), tuple(sorted(constraints)), options)


def moved_behind(column, clause):
    """A constraint of a column as it would stand behind the columns; None: it cannot."""
    name = clause[:2] if clause[0] == 'constraint' else ()
    rest = clause[len(name):]
    if rest[:1] == ('unique',):
        return (*name, 'unique', '(', column, ')', *rest[1:])
    if rest[:1] == ('check',):
        return clause
    if rest[:1] == ('references',):
        return reference((*name, 'foreign', 'key', '(', column, ')', *rest))
    return None


def reference(constraint):
    """A foreign key with what it says about its parent in one order."""
    words = list(constraint)
    start = len(words) - len(parts(words, 'references')[-1]) + 1
    if words[start:start + 1] == ['(']:
        start = words.index(')', start) + 1
    said = []
    for word in words[start:]:
        if word in ('on', 'match', 'deferrable') and (not said or said[-1] != ('not',)) or word == 'not':
            said.append(())
        said[-1] += (word,)
    return (*words[:start], *sorted(said))


def differences(one, other):
    """What two texts do not share, to be shown."""
    if len(one or ()) == len(other or ()) == 4:
        pairs = [(a, b) for a, b in zip(one, other) if a != b]
        return [([x for x in a if x not in b], [x for x in b if x not in a]) if set(a) != set(b) else (a, b) for a, b in pairs]
    return one, other


def normalised(database):
    """By kind and name, what the texts of a database say."""
    result = {}
    for kind, name, sql in database.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
                                            " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"):
        text = bytes(sql).decode()
        key = (bytes(kind).decode(), bytes(name).decode())
        result[key] = of_table(text) if key[0] == 'table' else tuple(tokens(text))
    return result
