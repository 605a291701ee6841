// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace sw::test {

/// A stored text, the table that it is to say, and the text that it becomes. What is called alike
/// is the same thing; `b INT /* was a */` is the column a under a new name. Other comments stay as
/// they are unless `wanted` has one; `none` takes a column's away.
struct EditCreateRow {
    const char *name;
    const char *stored;
    const char *wanted;
    const char *result;
};

inline const std::vector<EditCreateRow> EditCreateRows{
    {"nothing differs", "create  table t(a  INT , -- x\n b)", "CREATE TABLE t (a INT, b)",
     "create  table t(a  INT , -- x\n b)"},
    {"type changed", "create table t (a /* x */ int  not null, b)",
     "CREATE TABLE t (a varchar(9) not null, b)",
     "create table t (a /* x */ varchar(9)  not null, b)"},
    {"type added", "create table t (a not null, \"b\" -- the b\n)",
     "CREATE TABLE t (a TEXT not null, b INT)",
     "create table t (a TEXT not null, \"b\" INT -- the b\n)"},
    {"type removed", "create table t (a int not null, b INT)", "CREATE TABLE t (a not null, b)",
     "create table t (a not null, b)"},
    {"type of a generated column",
     "create table t (a generated  always as (1), b int generated always as (2), c)",
     "CREATE TABLE t (a INT generated always as (1), b AS (2), c)",
     "create table t (a INT generated  always as (1), b generated always as (2), c)"},
    {"clauses added", "create table t (a, b int -- the b\n)",
     "CREATE TABLE t (a CONSTRAINT n NOT NULL ON CONFLICT FAIL, b int DEFAULT (1) COLLATE nocase)",
     "create table t (a CONSTRAINT n NOT NULL ON CONFLICT FAIL, b int DEFAULT (1) COLLATE nocase "
     "-- the b\n)"},
    {"clauses changed",
     "create table t (a not  null on  conflict fail default 5 collate 'rtrim', b constraint n "
     "default -1)",
     "CREATE TABLE t (a not null on conflict ignore default 6 collate nocase, b constraint m "
     "default -1)",
     "create table t (a not  null on  conflict IGNORE default 6 collate nocase, b constraint m "
     "default -1)"},
    {"clauses removed",
     "create table t (a not  null on  conflict fail default 5/* five */collate 'rtrim', b "
     "constraint n default -1, c)",
     "CREATE TABLE t (a default 5, b, c)", "create table t (a/* five */ default 5, b, c)"},
    {"the last of two counts",
     "create table t (a default 1 not null default 2 NOT NULL on conflict abort)",
     "CREATE TABLE t (a default 3 not null on conflict fail)",
     "create table t (a default 1 not null default 3 NOT NULL on conflict FAIL)"},
    {"both of two go", "create table t (a default 1 not null default 2 NOT NULL on conflict abort)",
     "CREATE TABLE t (a)", "create table t (a)"},
    {"a loose name stays",
     "create table t (a constraint n not null constraint m not null constraint o, constraint p)",
     "CREATE TABLE t (a constraint n constraint o, constraint p)",
     "create table t (a constraint n constraint o, constraint p)"},
    {"a loose name takes nothing over",
     "create table t (a constraint n constraint m not null default 5)",
     "CREATE TABLE t (a default 5 constraint n)", "create table t (a constraint n NULL default 5)"},
    {"loose names change",
     "create table t (a constraint n null default 5 constraint m, constraint x)",
     "CREATE TABLE t (a default 5 constraint m constraint k, constraint y)",
     "create table t (a null default 5 constraint m CONSTRAINT k, CONSTRAINT y)"},
    {"what is added stands before a loose name", "create table t (a constraint n)",
     "CREATE TABLE t (a check (a > 0) constraint n)",
     "create table t (a CHECK (a > 0) constraint n)"},
    {"generated", "create table t (a, b as ( a +1 ) , c generated always as (a) virtual, d)",
     "CREATE TABLE t (a, b as (a+2) stored, c, d as (a))",
     "create table t (a, b as ( a+2 ) STORED , c, d GENERATED ALWAYS AS (a) VIRTUAL)"},
    {"primary key added", "create table t (id integer, a)",
     "CREATE TABLE t (id integer primary key autoincrement, a)",
     "create table t (id integer PRIMARY KEY AUTOINCREMENT, a)"},
    {"primary key changed",
     "create table t (id integer primary  key asc on conflict  fail autoincrement, a)",
     "CREATE TABLE t (id integer constraint pk primary key desc on conflict fail, a)",
     "create table t (id integer CONSTRAINT pk primary  key DESC on conflict  fail, a)"},
    {"primary key removed", "create table t (id integer primary key, a unique, UNIQUE(a,id))",
     "CREATE TABLE t (id integer, a unique)", "create table t (id integer, a unique)"},
    {"primary key to the table",
     "create table t (\n  id integer primary key, -- the id\n  a -- the a\n)",
     "CREATE TABLE t (id integer, a, primary key (id))",
     "create table t (\n  id integer, -- the id\n  a, -- the a\n  PRIMARY KEY (id)\n)"},
    {"primary key to the column",
     "create table t (\n  id integer, -- the id\n  a, -- the a\n  constraint pk primary key "
     "(id)\n)",
     "CREATE TABLE t (id integer constraint pk primary key, a)",
     "create table t (\n  id integer CONSTRAINT pk PRIMARY KEY, -- the id\n  a -- the a\n)"},
    {"parts of a key",
     "create table t (a, b, c, unique( [A] /* first */ , b desc) on conflict replace)",
     "CREATE TABLE t (a, b, c, unique (a, c, b collate nocase desc) on conflict abort)",
     "create table t (a, b, c, unique( [A] /* first */ , c, b COLLATE nocase desc) on conflict "
     "ABORT)"},
    {"a part fewer", "create table t (a, b, primary key(a , b ))",
     "CREATE TABLE t (a, b, primary key (b))", "create table t (a, b, primary key( b ))"},
    {"checks", "create table t (a check( a>0 ) check (a < 9), b, constraint k check (a<>b))",
     "CREATE TABLE t (a check (a < 9), b check (b), constraint m check (a <> 7) on conflict fail)",
     "create table t (a check (a < 9), b CHECK (b), constraint m check (a <> 7) ON CONFLICT FAIL)"},
    {"no comma between constraints", "create table t (a, check(a) check(a > 1)\n check(a > 2))",
     "CREATE TABLE t (a, check (a) check (a > 2))", "create table t (a, check(a)\n check(a > 2))"},
    {"the first of them goes", "create table t (a, check(a) check(a > 1)\n check(a > 2))",
     "CREATE TABLE t (a, check (a > 1) check (a > 2))",
     "create table t (a, check(a > 1)\n check(a > 2))"},
    {"reference added", "create table t (a)",
     "CREATE TABLE t (a constraint f references p (x) on delete cascade deferrable initially "
     "deferred)",
     "create table t (a CONSTRAINT f REFERENCES p (x) ON DELETE CASCADE DEFERRABLE INITIALLY "
     "DEFERRED)"},
    {"reference changed",
     "create table t (a references \"p\"( x ) on insert cascade on delete cascade /* ! */ match "
     "full deferrable not null)",
     "CREATE TABLE t (a references q(x) on delete set null on update restrict match full "
     "deferrable not null)",
     "create table t (a references q( x ) on insert cascade on delete SET NULL ON UPDATE RESTRICT "
     "/* ! */ match full deferrable not null)"},
    {"deferral changed",
     "create table t (a references p deferrable not null, b references p, c references p not "
     "deferrable initially deferred)",
     "CREATE TABLE t (a references p not deferrable not null, b references p deferrable, c "
     "references p)",
     "create table t (a references p NOT DEFERRABLE not null, b references p DEFERRABLE, c "
     "references p)"},
    {"reference to the table", "create table t (a references p on delete cascade deferrable, b)",
     "CREATE TABLE t (a, b, foreign key (a) references p on delete cascade deferrable)",
     "create table t (a, b, FOREIGN KEY (a) REFERENCES p ON DELETE CASCADE DEFERRABLE)"},
    {"reference of the table",
     "create table t (a, b, constraint f foreign key(a , b) references p on delete cascade "
     "deferrable)",
     "CREATE TABLE t (a, b, constraint f foreign key (b, a) references p (x, y) on delete cascade)",
     "create table t (a, b, constraint f foreign key( b, a) references p (x, y) on delete "
     "cascade)"},
    {"reference removed",
     "create table t (a references p deferrable, b, foreign key (b) references p)",
     "CREATE TABLE t (a, b)", "create table t (a, b)"},
    {"a deferral goes astray", "create table t (a, b references p, c deferrable)",
     "CREATE TABLE t (c, b references p deferrable, a)",
     "create table t (c, b references p DEFERRABLE, a)"},
    {"columns on lines",
     "CREATE TABLE t (\n    a int, -- the a\n    -- about b\n    b text -- the b\n    -- the "
     "end\n)",
     "CREATE TABLE t (z, a int, m not null, b text, c int unique, check (a))",
     "CREATE TABLE t (\n    z,\n    a int, -- the a\n    m NOT NULL,\n    -- about b\n    b text, "
     "-- the b\n    c int UNIQUE,\n    CHECK (a)\n    -- the end\n)"},
    {"columns on one line", "create table t(a,b)", "CREATE TABLE t (z, a, m, b, c, check (a))",
     "create table t(z,a,m,b,c,CHECK (a))"},
    {"one column on a line", "create table t (\n\ta int -- the a\n)", "CREATE TABLE t (a int, b)",
     "create table t (\n\ta int, -- the a\n\tb\n)"},
    {"commas in front",
     "create table t\n( a int -- the a\n, b int -- the b\n, c int /* the c */\n)",
     "CREATE TABLE t (b int, x, c int, y)",
     "create table t\n( b int -- the b\n, x\n, c int /* the c */\n, y\n)"},
    {"lines end in two bytes", "create table t (\r\n  a int, -- the a\r\n  b int -- the b\r\n)",
     "CREATE TABLE t (b int, c, a int)",
     "create table t (\r\n  b int, -- the b\r\n  c,\r\n  a int -- the a\r\n)"},
    {"reordered",
     "CREATE TABLE t ( -- all\n    a int, -- the a\n    -- about b\n    b text, -- the b\n    c,\n "
     "   unique (a)\n)",
     "CREATE TABLE t (c, b text, a int, unique (a))",
     "CREATE TABLE t ( -- all\n    c,\n    -- about b\n    b text, -- the b\n    a int, -- the a\n "
     "   unique (a)\n)"},
    {"removed with its comments",
     "CREATE TABLE t ( -- all\n    a int, -- the a\n    -- about b\n    b text, -- the b\n    c, "
     "-- the c\n    -- unique it is\n    unique (a), -- really\n    check (c)\n)",
     "CREATE TABLE t (a int, c)",
     "CREATE TABLE t ( -- all\n    a int, -- the a\n    c -- the c\n)"},
    {"the first is removed",
     "CREATE TABLE t ( -- all\n    -- about a\n    a int, -- the a\n    b text /* the b */, c)",
     "CREATE TABLE t (b text, c)", "CREATE TABLE t ( -- all\n    b text /* the b */, c)"},
    {"the last is removed", "create table t (a, /* the a */ b, c /* the c */)",
     "CREATE TABLE t (a, b)", "create table t (a, /* the a */ b)"},
    {"a comment stays on its line", "create table t (a -- the a\n, b)", "CREATE TABLE t (b, a)",
     "create table t (b\n, a -- the a\n)"},
    {"options added", "create table t (a int primary key) -- end",
     "CREATE TABLE t (a int primary key) strict, without rowid",
     "create table t (a int primary key) STRICT, WITHOUT ROWID -- end"},
    {"option added", "create table t (a int primary key) without  rowid",
     "CREATE TABLE t (a int primary key) strict, without rowid",
     "create table t (a int primary key) without  rowid, STRICT"},
    {"option removed", "create table t (a int primary key)/* o */strict , without  rowid",
     "CREATE TABLE t (a int primary key) without rowid",
     "create table t (a int primary key)/* o */without  rowid"},
    {"options removed", "create table t (a int primary key) without  rowid,strict",
     "CREATE TABLE t (a int primary key)", "create table t (a int primary key)"},
    {"table and column renamed",
     "create table [t] (a int check (b > 0), b, unique(A , b), foreign key ([a]) references t(a))",
     "CREATE TABLE \"new name\" (key int check (b > 0) /* was a */, b, unique (key, b), foreign "
     "key (key) references t (a))",
     "create table \"new name\" (\"key\" int check (b > 0), b, unique(\"key\" , b), foreign key "
     "(\"key\") references t(a))"},
    {"comments of the drawing", "create table t ( -- all\n a int, -- the a\n b, c -- the c\n)",
     "CREATE TABLE t ( -- everything\n a int, -- A\n b, -- B\n c -- none\n)",
     "create table t ( -- everything\n a int, -- A\n b, -- B\n c\n)"},
    {"a new column with a comment", "create table t (a)",
     "CREATE TABLE t (a, b, -- new\n check (a))", "create table t (a, b, -- new\n CHECK (a))"},
    {"tokens without spaces", "create table t(a'x'check(a)not null,\"b\"int)",
     "CREATE TABLE t (a x not null, b int default 1)",
     "create table t(a x not null,\"b\"int DEFAULT 1)"},
    {"everything at once",
     "create table t (\n  a int primary key, -- the a\n  b text not null, -- the b\n  c references "
     "p\n) strict",
     "CREATE TABLE u (\n c text, b text default 'x' /* was b */, d, constraint pk primary key (b, "
     "d), foreign key (c) references q)",
     "create table u (\n  c text,\n  b text DEFAULT 'x', -- the b\n  d,\n  CONSTRAINT pk PRIMARY "
     "KEY (b, d),\n  FOREIGN KEY (c) REFERENCES q\n)"},
    {"generated right behind a type",
     "create table t (a, b int not null -- why\n generated always as (a), c int /* x */ not null)",
     "CREATE TABLE t (a, b int as (a), c int)",
     "create table t (a, b int -- why\n as (a), c /* x */  int)"},
    {"commas in front with late comments",
     "create table t (a\n  , -- the a\n    b\n  , -- the b\n    c)",
     "CREATE TABLE t (a, b int, d, c)",
     "create table t (a\n  , -- the a\n    b int\n  , -- the b\n    d\n  ,\n    c)"},
    {"no comma where one is needed", "create table t (a, check(a) check(a > 1))",
     "CREATE TABLE t (a, check (a > 1))", "create table t (a, check(a > 1))"},
};

} // namespace sw::test
