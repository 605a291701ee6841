#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The judge of tst_applylaw.cpp. It knows nothing of the engine: rows are plain lists here, and an
edit is replayed on them.

  applyoracle.py make FOLDER SEED COUNT   databases N.db with random rows, and N.json: their edits
  applyoracle.py check FOLDER             N.db against what N.json and N.done.json say it must hold,
                                          and N.db.fresh, which is empty and made from the drawing;
                                          prints what is wrong, a line each, and then the figures
"""
import collections, itertools, json, os, sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import applymaker
import applyneeds
import applytexts
from applyreplay import Replayed, Rows
from applyvalues import Facts, connect, exact, ident, new_violations, rows_of, tables_in


def settings(database):
    names = ('user_version', 'application_id', 'page_size', 'encoding', 'auto_vacuum', 'journal_mode')
    return {name: str(database.execute(f'PRAGMA {name}').fetchone()[0]) for name in names}


def sequences(database):
    """What AUTOINCREMENT counted, by table."""
    there = database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'").fetchone()
    return {bytes(name).decode(): seq for name, seq in database.execute('SELECT name, seq FROM sqlite_sequence')} if there else {}


def contents(database):
    """Everything there is, for a database that must be as it was."""
    schema = database.execute('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid').fetchall()
    rows = {}
    for kind, name, _, _ in schema:
        if bytes(kind) == b'table':
            text = bytes(name).decode()
            got = database.execute(f'SELECT * FROM main.{ident(text)}').fetchall()
            rows[text] = sorted(repr([exact(v) for v in row]) for row in got)
    return repr((schema, sorted(rows.items())))


def load(path):
    with open(path, encoding='utf-8') as file:
        return json.load(file)


def make(folder, seed, count):
    for i in range(count):
        case = applymaker.Case(seed + i)
        path = os.path.join(folder, f'{i}.db')
        database = connect(path)
        case.fill(database)
        start = {'seed': seed + i, 'settings': settings(database), 'tables': case.tables(),
                 'contents': contents(database), 'edits': case.edits()}
        database.close()
        with open(os.path.join(folder, f'{i}.json'), 'w', encoding='utf-8') as file:
            json.dump(start, file)
        # The rows as they were stay where nobody applies anything.
        with open(path, 'rb') as source, open(path + '.start', 'wb') as copy:
            copy.write(source.read())


class Judge:
    def __init__(self, folder, number):
        path = os.path.join(folder, f'{number}.db')
        self.start = load(os.path.join(folder, f'{number}.json'))
        self.done = load(os.path.join(folder, f'{number}.done.json'))
        self.before = connect(path + '.start')
        self.after = connect(path)
        self.fresh_path = path + '.fresh'
        self.faults = []
        self.word = self.done['outcome']

    def fault(self, text):
        self.faults.append(f'seed {self.start["seed"]}: {text}')

    def run(self):
        # SQLite 3.40 mistakes the columns of tables WITHOUT ROWID: that is no damage.
        damage = [row[0] for row in self.after.execute('PRAGMA integrity_check')
                  if row[0] != b'ok' and b' value in ' not in row[0]]
        if damage:
            self.fault(f'the database is damaged: {damage}')
        if settings(self.after) != self.start['settings']:
            self.fault(f'settings became {settings(self.after)}')
        if self.done['outcome'] != 'done' and contents(self.after) != self.start['contents']:
            self.fault(f'{self.done["outcome"]}, and yet something was changed')
        elif not os.path.exists(self.fresh_path):
            self.judge_undrawable()
        elif self.replay():
            self.judge_questions()
            if self.done['outcome'] == 'done':
                self.judge_done()
            else:
                self.judge_refusal()
        return self.faults

    def judge_undrawable(self):
        """SQLite takes no such drawing at all; the word of the refusal is that of the attempt."""
        self.word = 'undrawable: ' + next((w for w in applyneeds.UNDRAWABLE if w in self.done['fresh']), self.done['fresh'])
        if not any(words in self.done['fresh'] for words in applyneeds.UNDRAWABLE):
            self.fault('nobody knows why this cannot be drawn: ' + self.done['fresh'])
        if self.done['outcome'] == 'done':
            self.fault('done, though SQLite takes no such drawing: ' + self.done['fresh'])

    def replay(self):
        edits = [edit for i, edit in enumerate(self.start['edits']) if i not in self.done['skipped']]
        self.replayed = Replayed(self.start, edits)
        fresh = connect(self.fresh_path)
        if set(tables_in(fresh)) != set(self.replayed.tables):
            self.fault(f'tables are {sorted(tables_in(fresh))}, not {sorted(self.replayed.tables)}')
            return False
        self.old = {name: Facts(self.before, name) for name in tables_in(self.before)}
        self.new = {name: Facts(fresh, name) for name in tables_in(fresh)}
        for name, facts in self.new.items():
            if self.replayed.take_over(name, facts.columns) != facts.columns:
                self.fault(f'columns of {name} are {facts.columns}, not {[c["name"] for c in self.replayed.tables[name]["columns"]]}')
                return False
            for column in self.replayed.tables[name]['columns']:
                if column.get('said', facts.types[column['name']]).lower() != facts.types[column['name']].lower():
                    self.fault(f'{name}.{column["name"]} is {facts.types[column["name"]]}, not {column["said"]}')
        return True

    def rows(self, name, choices):
        table = self.replayed.tables[name]
        mine = [choice for choice in choices if choice['table'] == name]
        return Rows(self.before, self.old[table['origin']], self.new[name], table, mine).all()

    def judge_questions(self):
        needs = applyneeds.Needs(self.before, self.old, self.new, self.replayed, self.fresh_path)
        needs.find(lambda name: self.rows(name, []))
        asked = {}
        for risk in self.done['asked']:
            column = {'DropColumn': risk['column'], 'Duplicates': '', 'CheckFails': '', 'Orphans': '', 'LeftBehind': '', 'DropTable': ''}.get(
                risk['kind'], risk['newColumn'])
            table = risk['table'] if risk['kind'] in ('DropTable', 'DropColumn') else risk['newTable']
            kind = 'Orphans' if risk['kind'] == 'LeftBehind' else risk['kind']
            asked[(kind, table, column)] = risk['count']
        for key in asked:
            if key not in needs.allowed:
                self.fault(f'asked without need: {key}')
        for key, count in needs.needed.items():
            if key not in asked and not self.done['impossible']:
                self.fault(f'not asked: {key} of {count} rows')
            elif key in asked and count is not None and asked[key] != count:
                self.fault(f'{key}: said {asked[key]} rows, there are {count}')

    def judge_refusal(self):
        """Only what cannot be may be refused, or what a person did not want."""
        if self.done['open']:
            self.word = 'not wanted'
            return
        if self.done['leftOut']:
            self.word = 'refused with something left out'  # who knows what would have been
            return
        self.word = 'refused: ' + next((w for w in [*applyneeds.OF_OBSTACLES, *dict(applyneeds.REASONED)] if w in self.done['text']), self.done['text'])
        rows = {name: self.rows(name, self.done['choices'])
                for name, table in self.replayed.tables.items() if table['origin'] is not None}
        there = applyneeds.obstacles(self.fresh_path, rows, self.new, self.before, self.replayed)
        there += [('Broken', name) for name in applyneeds.new_breakages(self.before, self.fresh_path)]
        if why := applyneeds.why_illegal(self.done['text'], there, self.done['choices']):
            self.fault(f'refused, and {why}: {self.done["text"]}')

    def judge_done(self):
        names = set(tables_in(self.after))
        if names != set(self.replayed.tables):
            self.fault(f'tables are {sorted(names)}, not {sorted(self.replayed.tables)}')
            return
        for name in names:
            self.judge_rows(name, self.replayed.tables[name])
        self.judge_sequences()
        self.judge_references()
        if not self.done['leftOut']:
            self.judge_texts()

    def judge_rows(self, name, table):
        now = Facts(self.after, name)
        if now.columns != self.new[name].columns:
            self.fault(f'columns of {name} are {now.columns}, not {self.new[name].columns}')
            return
        # The rowid stays wherever there was one and is one, and no column gives it.
        with_rowid = table['origin'] is not None and self.old[table['origin']].rowid and now.rowid and now.alias is None
        keys = ([None] if with_rowid else []) + now.columns
        have = sorted(repr([exact(row[key]) for key in keys]) for row in rows_of(self.after, name, now))
        want = []
        for choices in self.possible_choices():
            rows = self.rows(name, choices) if table['origin'] is not None else []
            want.append(sorted(repr([exact(row[key]) for key in keys]) for _, row in rows))
        if have not in want:
            want = want[0]
            lost = [row for row in want if row not in have][:2]
            come = [row for row in have if row not in want][:2]
            self.fault(f'rows of {name}: {len(want)} expected, {len(have)} there; lost {lost}, come {come}')

    def possible_choices(self):
        """What was chosen; where something was left out, what was chosen for its sake may be moot:
        without a key nobody keeps NULL out of its columns."""
        chosen = self.done['choices']
        moot = [c for c in chosen if self.done['leftOut'] and c['kind'] in ('nulls', 'values') and c['way'] != 'keep']
        for count in range(len(moot) + 1):
            for without in itertools.combinations(moot, count):
                yield [c for c in chosen if c not in without]

    def judge_sequences(self):
        was, now = sequences(self.before), sequences(self.after)
        for name, table in self.replayed.tables.items():
            sql = self.after.execute('SELECT sql FROM sqlite_schema WHERE name = ?', (name,)).fetchone()[0]
            counted = was.get(table['origin'])
            if counted is not None and 'autoincrement' in applytexts.tokens(bytes(sql).decode()) and now.get(name) != counted:
                self.fault(f'{name} counted to {counted}, and now to {now.get(name)}')

    def judge_references(self):
        names = {table['origin']: name for name, table in self.replayed.tables.items()}
        for table in new_violations(self.before, self.after, names)[0]:
            self.fault(f'rows of {table} refer to nothing, and did not before')

    def judge_texts(self):
        is_, fresh = (applytexts.normalised(connection) for connection in (self.after, connect(self.fresh_path)))
        for key in sorted(is_.keys() | fresh.keys()):
            if is_.get(key) != fresh.get(key):
                self.fault(f'the text of {key[0]} {key[1]} is not that of one made anew: '
                           f'{applytexts.differences(is_.get(key), fresh.get(key))}')


def check(folder):
    words, faults, edits, skipped, number = collections.Counter(), [], 0, 0, 0
    while os.path.exists(os.path.join(folder, f'{number}.done.json')):
        judge = Judge(folder, number)
        try:
            faults += judge.run()
        except Exception as error:
            faults.append(f'seed {judge.start["seed"]}: the judge is at a loss: {error!r}')
            if os.environ.get('SW_ROUNDS') == 'trace':
                raise
        words[judge.word] += 1
        edits += len(judge.start['edits'])
        skipped += len(judge.done['skipped'])
        number += 1
    for fault in faults:
        print(fault)
    print(f'figures {edits} edits, {skipped} not taken by the drawing; ' + json.dumps(words))
    return 1 if faults else 0


if __name__ == '__main__':
    if sys.argv[1] == 'make':
        make(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    else:
        sys.exit(check(sys.argv[2]))
