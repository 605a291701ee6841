#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""roundtrip.py PROGRAM FOLDER...: every SQLite file of the folders, and its schema as a script, goes
through PROGRAM (import, export, the sqlite3 shell, import again) and must come out equal. The judges
are the sqlite3 shell and Python's sqlite3; nothing of PROGRAM's own reading is trusted.
Exit 77: nothing to test."""
import hashlib
import re
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

PRAGMAS = ("table_xinfo", "index_list", "foreign_key_list")
TOKEN = re.compile(
    r"""--[^\n]*|/\*.*?(?:\*/|$)|\s+|'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]"""
    r"""|[\w$\x80-\U0010ffff]+|->>|->|\|\||<=|>=|<>|!=|==|<<|>>|.""", re.S)
# Words that say nothing that a PRAGMA or another word does not say.
CLAUSES = {"collate", "check", "conflict", "deferrable", "initially", "autoincrement", "strict",
           "generated", "stored"}


def unquoted(token):
    if token[0] in "\"`'":
        return token[1:-1].replace(token[0] * 2, token[0])
    return token[1:-1] if token[0] == "[" else token


def tokens(sql):
    """What a text says: no white space, no comments, names without quotes, words in lower case."""
    found = (t for t in TOKEN.findall(sql or "") if not (t.isspace() or t.startswith(("--", "/*"))))
    return [unquoted(t).lower() for t in found if t != ";"]


def clause_words(sql):
    """How often each clause stands in the text, and the names that CONSTRAINT gives."""
    words = tokens(sql)
    counts = {word: words.count(word) for word in CLAUSES if word != "generated"}
    names = sorted(b for a, b in zip(words, words[1:]) if a == "constraint")
    return counts, names


def checks(sql):
    """The expressions of CHECK, and of AS in parentheses, in order of their text."""
    words, result = tokens(sql), []
    for i, word in enumerate(words[:-1]):
        if word in ("check", "as") and words[i + 1] == "(":
            depth, end = 0, i + 1
            while end < len(words):
                depth += {"(": 1, ")": -1}.get(words[end], 0)
                end += 1
                if depth == 0:
                    break
            result.append(" ".join(words[i:end]))
    return sorted(result)


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


class Picture:
    """Everything that SQLite says of a database."""

    def __init__(self, path):
        db = sqlite3.connect(Path(path).resolve().as_uri() + "?mode=ro", uri=True)
        db.text_factory = lambda b: b.decode("utf-8", "surrogateescape")
        self.objects, self.pragmas = {}, {}
        kinds = {n: (t, wr, s) for _, n, t, _, wr, s in db.execute("PRAGMA main.table_list")}
        for kind, name, table, sql in db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"):
            if name.startswith("sqlite_stat"):
                continue
            self.objects[kind, name] = (table, sql)
            if kind == "table":
                self.read_table(db, name, kinds.get(name))
        db.close()

    def read_table(self, db, name, kind):
        self.objects["table", name] += (kind,)
        if not kind or kind[0] != "table":
            return
        rows = {p: db.execute(f"PRAGMA main.{p}({quoted(name)})").fetchall() for p in PRAGMAS}
        rows["index_xinfo"] = [(i[1], db.execute(f"PRAGMA main.index_xinfo({quoted(i[1])})").fetchall())
                               for i in rows["index_list"]]
        self.pragmas[name] = rows

    def without_modules(self):
        """Virtual tables whose module this SQLite lacks, which no shell can make again."""
        db, missing = sqlite3.connect(":memory:"), set()
        for (kind, name), (_, sql, *_) in self.objects.items():
            if kind == "table" and (sql or "").upper().startswith("CREATE VIRTUAL"):
                try:
                    db.execute(sql)
                except sqlite3.Error as error:
                    if "no such module" in str(error):
                        missing.add((kind, name))
        return missing


def differences(a, b):
    missing = a.without_modules()
    for key in sorted(a.objects.keys() ^ b.objects.keys()):
        if key not in missing:
            yield f"{key} is in only one"
    for key in a.objects.keys() & b.objects.keys():
        (table_a, sql_a, *kind_a), (table_b, sql_b, *kind_b) = a.objects[key], b.objects[key]
        if (table_a, kind_a) != (table_b, kind_b):
            yield f"{key}: {table_a} {kind_a} became {table_b} {kind_b}"
        if key[0] != "table":
            if tokens(sql_a) != tokens(sql_b):
                yield f"{key}:\n  {sql_a}\n  became\n  {sql_b}"
        elif kind_a and kind_a[0] and kind_a[0][0] == "table":
            if clause_words(sql_a) != clause_words(sql_b) or checks(sql_a) != checks(sql_b):
                yield f"{key}: clauses differ\n  {sql_a}\n  became\n  {sql_b}"
    for name in a.pragmas.keys() & b.pragmas.keys():
        for pragma, rows in a.pragmas[name].items():
            if rows != b.pragmas[name][pragma]:
                yield f"{name}: {pragma} {rows} became {b.pragmas[name][pragma]}"


def run(*command, text=None):
    return subprocess.run(command, input=text, capture_output=True, timeout=300)


def digest(path):
    parts = [Path(str(path) + end) for end in ("", "-wal", "-journal")]
    return [hashlib.sha256(p.read_bytes()).hexdigest() if p.exists() else None for p in parts]


def round_trip(program, source, original, folder):
    """The list of what went wrong."""
    document, again, new = folder / "d.wright", folder / "again.wright", folder / "new.db"
    before = digest(source)
    done = run(program, "import", str(source), "-o", str(document))
    if done.returncode:
        return [f"import: {done.returncode} {done.stderr.decode()}"]
    wrong = [] if digest(source) == before else ["the source was changed"]
    ddl = run(program, "export", str(document), "--format", "ddl")
    if ddl.returncode:
        return wrong + [f"export: {ddl.returncode} {ddl.stderr.decode()}"]
    run("sqlite3", str(new), text=ddl.stdout)
    wrong += differences(Picture(original), Picture(new))
    run(program, "import", str(new), "-o", str(again))
    diff = run(program, "diff", str(document), str(again))
    if diff.returncode and not Picture(original).without_modules():
        wrong.append(f"diff: {diff.returncode} {(diff.stdout + diff.stderr).decode()[:2000]}")
    return wrong


def is_readable(path):
    try:
        with sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True) as db:
            db.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        return True
    except sqlite3.Error:
        return False


def main():
    program, folders = sys.argv[1], [Path(f) for f in sys.argv[2:]]
    sources = [p for f in folders if f.is_dir() for p in sorted(f.iterdir()) if p.is_file()]
    if not sources:
        print("skipped: no corpus")
        return 77
    failed = 0
    for source in sources:
        if not is_readable(source):
            print(f"left out: {source.name} is damaged")
            continue
        wrong = []
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            wrong += round_trip(program, source, source, folder)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            script = folder / "script.sql"
            script.write_bytes(run("sqlite3", source.resolve().as_uri() + "?mode=ro", ".schema").stdout)
            if not Picture(source).without_modules():
                wrong += [f"as a script, {w}" for w in round_trip(program, script, source, folder)
                          if "sqlite_sequence" not in w]
        failed += bool(wrong)
        print(f"{'FAILED' if wrong else 'ok'}: {source.name}")
        for each in wrong[:10]:
            print("   ", each[:3000])
    print(f"{len(sources) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
