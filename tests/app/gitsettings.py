#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""gitsettings.py PROGRAM GIT.MD: the settings that GIT.MD tells people to make, made in a fresh
repository, with real git and the real program. Exit 77: no git."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BASE = "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT);"


class Repository:
    def __init__(self, folder, program, guide):
        self.folder = folder
        tools = folder / "tools"
        tools.mkdir()
        (tools / "schemawright").symlink_to(program)
        # Nothing of the person who runs the tests has a say.
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
        self.environment |= {"HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", "GIT_PAGER": "cat",
                             "PATH": f"{tools}:{os.environ['PATH']}"}
        for who in ("AUTHOR", "COMMITTER"):
            self.environment[f"GIT_{who}_NAME"] = "Test"
            self.environment[f"GIT_{who}_EMAIL"] = "test@example.org"
        self.work = folder / "work"
        self.work.mkdir()
        self.run("git init -q -b main")
        for line in re.findall(r"^    (git config .*)$", guide, re.M):
            self.run(line)
        attributes = re.search(r"^    (\*\.wright .*)$", guide, re.M).group(1)
        (self.work / ".gitattributes").write_text(attributes + "\n")

    def run(self, command, status=0):
        done = subprocess.run(["sh", "-c", command], cwd=self.work, env=self.environment,
                              capture_output=True, text=True, timeout=120)
        assert done.returncode == status, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    def edit(self, sql, message):
        self.run(f"schemawright edit pets.wright '{sql}'")
        self.run(f"git commit -qam '{message}'")

    def branch(self, name, sql):
        self.run(f"git checkout -q -b {name} main")
        self.edit(sql, name)


def check(program, guide):
    with tempfile.TemporaryDirectory() as folder:
        pets = Repository(Path(folder), program, guide)
        (pets.work / "pets.sql").write_text(BASE)
        pets.run("schemawright import pets.sql -o pets.wright && git add -A && git commit -qm base")

        # Both sides touch one table: to plain git neighbouring lines, to the driver two columns.
        pets.branch("born", "ALTER TABLE owner ADD born DATE")
        pets.branch("phone", "ALTER TABLE owner ADD phone TEXT")
        pets.run("git merge -q -m both born")
        ddl = pets.run("schemawright export pets.wright --format ddl")
        assert "born DATE" in ddl and "phone TEXT" in ddl, ddl
        assert pets.run("git status --porcelain") == "", "the merge left something behind"

        # A difference is shown as SQL.
        shown = pets.run("git diff main phone -- pets.wright")
        assert re.search(r"^\+.*born DATE", shown, re.M), shown
        assert '{"' not in shown, shown

        # A conflict stops git, names itself, and leaves a document that opens.
        pets.branch("people", "ALTER TABLE owner RENAME TO people")
        pets.branch("folk", "ALTER TABLE owner RENAME TO folk")
        said = pets.run("git merge -q people", status=1)
        assert "conflict: " in said and "people" in said and "folk" in said, said
        assert "UU pets.wright" in pets.run("git status --porcelain"), "git takes it for merged"
        assert "CREATE TABLE folk" in pets.run("schemawright export pets.wright --format ddl")
        kept = (pets.work / "pets.wright").read_text()
        resolved = "".join(line for line in kept.splitlines(True)
                           if not line.startswith('{"conflict"'))
        assert kept != resolved, "no conflict is kept in the document"
        (pets.work / "pets.wright").write_text(resolved)
        pets.run("schemawright check pets.wright && git add pets.wright && git commit -qm done")

        # What plain git left with markers is merged by the guide's four lines.
        pets.run("git checkout -q phone~1 -B plain && git rm -q --cached .gitattributes"
                 " && rm .gitattributes && git commit -qm plain")
        pets.run("git checkout -q -b one plain")
        pets.edit("ALTER TABLE owner ADD a TEXT", "one")
        pets.run("git checkout -q -b two plain")
        pets.edit("ALTER TABLE owner ADD b TEXT", "two")
        pets.run("git merge -q one", status=1)
        assert "git could not merge it" in pets.run("schemawright check pets.wright", status=4)
        again = re.search(r"((?:^    git show :.*\n)+^    schemawright merge .*$)", guide, re.M)
        pets.run(re.sub(r"^    ", "", again.group(1), flags=re.M))
        ddl = pets.run("schemawright export pets.wright --format ddl")
        assert "a TEXT" in ddl and "b TEXT" in ddl, ddl


if __name__ == "__main__":
    if not shutil.which("git"):
        print("skipped: no git")
        sys.exit(77)
    check(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).read_text())
    print("The settings do what the guide says.")
