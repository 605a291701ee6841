# SPDX-License-Identifier: Apache-2.0
"""How much of what real SQLAlchemy makes of real projects' models the import makes equal.

    shares.py SCHEMAWRIGHT PROGRAMS EXPECTED [EXCEPTIONS] [-v]

PROGRAMS holds NAME.py or a folder NAME for each EXPECTED/NAME.expected.sql, the DDL that SQLAlchemy
emits for SQLite. Tables, columns, foreign keys, indexes and uniques are counted, as SQLite says them
of a database made by either. EXCEPTIONS lists what exists only at run time: lines of `NAME item`
with a reason behind `#`; both shares are printed.
"""
import os
import re
import sqlite3
import subprocess
import sys
import tempfile


def run_script(database, text):
    """All statements; one that fails does not lose the rest."""
    schemas = set(re.findall(r'CREATE TABLE (\w+)\.', text))
    for schema in schemas:
        text = re.sub(rf'\b{schema}\.', '', text)
    for statement in text.split(';\n'):
        statement = re.sub(r'^--.*\n', '', statement.strip(), flags=re.M).strip()
        if statement:
            try:
                database.execute(statement)
            except sqlite3.Error as error:
                print('   refused:', error, statement.split('\n')[0])


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def items(database):
    """Everything that is counted, as (kind, table, …)."""
    found = set()
    names = [row[0] for row in database.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
    for table in names:
        found.add(('table', table))
        for row in database.execute(f'PRAGMA table_xinfo({quoted(table)})'):
            found.add(('column', table, row[1], row[2], row[3], row[4], row[5], row[6]))
        keys = {}
        for row in database.execute(f'PRAGMA foreign_key_list({quoted(table)})'):
            keys.setdefault(row[0], []).append(row[2:])
        for rows in keys.values():
            found.add(('foreign key', table, tuple(rows)))
        for row in database.execute(f'PRAGMA index_list({quoted(table)})').fetchall():
            columns = tuple(each[2:5] for each in database.execute(
                f'PRAGMA index_xinfo({quoted(row[1])})') if each[5])
            if row[3] == 'c':
                text = database.execute('SELECT sql FROM sqlite_schema WHERE name = ?',
                                        (row[1],)).fetchone()[0]
                text = ' '.join(text[text.index('('):].replace('"', '').split())
                found.add(('index', table, row[1], row[2], columns, text))
            elif row[3] == 'u':
                found.add(('unique', table, columns))
    return found


def imported(program, path, folder):
    document = os.path.join(folder, 'd.wright')
    done = subprocess.run([program, 'import', path, '-o', document], capture_output=True, text=True)
    notes = done.stderr.strip().split('\n')
    script = subprocess.run([program, 'export', document, '--format', 'ddl', '--anyway'],
                            capture_output=True, text=True)
    database = sqlite3.connect(':memory:')
    run_script(database, script.stdout)
    return database, notes


def exceptions(path):
    found = {}
    for line in open(path).read().split('\n') if path else []:
        text, _, reason = line.partition('#')
        if text.strip() and reason.strip():
            name, _, item = text.strip().partition(' ')
            found.setdefault(name, set()).add(item)
    return found


def said(item):
    return ' '.join(str(each) for each in item[:3] if not isinstance(each, tuple)) + (
        ' ' + ','.join(str(part[0]) if not isinstance(part[0], int) else str(part[1])
                       for part in item[2]) if len(item) > 2 and isinstance(item[2], tuple) else '')


def main():
    words = [each for each in sys.argv[1:] if each != '-v']
    program, programs, expected = words[:3]
    left_out = exceptions(words[3] if len(words) > 3 else '')
    total = equal = excused = 0
    for file in sorted(os.listdir(expected)):
        name = file[:-len('.expected.sql')]
        path = next((each for each in (os.path.join(programs, name + '.py'),
                                       os.path.join(programs, name)) if os.path.exists(each)), None)
        if not file.endswith('.expected.sql') or path is None:
            continue
        wanted = sqlite3.connect(':memory:')
        run_script(wanted, open(os.path.join(expected, file)).read())
        wanted = items(wanted)
        with tempfile.TemporaryDirectory() as folder:
            database, notes = imported(program, path, folder)
            ours = items(database)
        missed = sorted(wanted - ours, key=str)
        allowed = [each for each in missed if said(each) in left_out.get(name, ())]
        total, equal = total + len(wanted), equal + len(wanted) - len(missed)
        excused += len(allowed)
        print(f'{name:55} {len(wanted) - len(missed):5} of {len(wanted):5}  '
              f'{100 * (len(wanted) - len(missed)) / max(1, len(wanted)):6.2f} %  '
              f'{len(notes) - 1} notes')
        if '-v' in sys.argv:
            for each in missed:
                print('   missed', each)
            for each in sorted(ours - wanted, key=str)[:40]:
                print('   more  ', each)
    if total:
        print(f'{"all":55} {equal:5} of {total:5}  {100 * equal / total:6.2f} %')
        if excused:
            print(f'{"all but what exists only at run time":55} {equal:5} of {total - excused:5}  '
                  f'{100 * equal / (total - excused):6.2f} %')


main()
