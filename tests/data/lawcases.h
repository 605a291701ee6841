// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace sw::test {

/// Tables whose foreign keys do all that foreign keys do.
struct LawCase {
    const char *name;
    const char *script; ///< no rows
};
inline constexpr LawCase LawCases[] = {
    {"pets",
     "CREATE TABLE owner (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
     "CREATE TABLE vet (id INTEGER PRIMARY KEY, room INT UNIQUE);"
     "CREATE TABLE pet (id INTEGER PRIMARY KEY, name TEXT, owner_id INT NOT NULL REFERENCES"
     " owner ON DELETE CASCADE, vet_id INT REFERENCES vet ON DELETE SET NULL, CHECK (name <>"
     " 'e'));"},
    {"school",
     "CREATE TABLE student (code TEXT PRIMARY KEY NOT NULL, friend TEXT REFERENCES student ON"
     " UPDATE CASCADE);"
     "CREATE TABLE course (id INTEGER PRIMARY KEY, seats INT DEFAULT 3);"
     "CREATE TABLE attends (student TEXT REFERENCES student ON UPDATE CASCADE ON DELETE CASCADE,"
     " course INT REFERENCES course ON UPDATE CASCADE ON DELETE RESTRICT, mark INT, PRIMARY KEY"
     " (student, course)) WITHOUT ROWID;"},
    {"shelves", "CREATE TABLE shelf (room INT NOT NULL, nr INT NOT NULL, n TEXT, PRIMARY KEY (room,"
                " nr)) WITHOUT ROWID;"
                "CREATE TABLE box (room INT, nr INT, label TEXT UNIQUE, FOREIGN KEY (room, nr)"
                " REFERENCES shelf ON UPDATE SET NULL ON DELETE SET NULL);"
                "CREATE TABLE thing (label TEXT REFERENCES box (label) ON UPDATE CASCADE ON DELETE"
                " CASCADE, n INT);"},
    {"circle", "CREATE TABLE a (id INTEGER PRIMARY KEY, b INT REFERENCES b ON DELETE SET NULL, up"
               " INT REFERENCES a ON DELETE CASCADE, v INT UNIQUE);"
               "CREATE TABLE b (id INTEGER PRIMARY KEY, a INT NOT NULL REFERENCES a DEFERRABLE"
               " INITIALLY DEFERRED);"},
};

} // namespace sw::test
