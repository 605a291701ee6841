-- SPDX-License-Identifier: Apache-2.0
-- The three kinds of relationships, with nothing but keys: one user has one profile, one store has
-- many items, and many students take many courses.
-- It builds with the sqlite3 shell: sqlite3 school-and-stores.db < school-and-stores.sql

PRAGMA foreign_keys = ON;

BEGIN;

CREATE TABLE courses (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE stores (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE students (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE users (
    id INTEGER NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE items (
    id INTEGER NOT NULL,
    store_id INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY (store_id) REFERENCES stores (id)
);

CREATE TABLE profiles (
    id INTEGER NOT NULL,
    user_id INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES users (id)
);

CREATE TABLE student_course (
    student_id INTEGER,
    course_id INTEGER,
    FOREIGN KEY (student_id) REFERENCES students (id),
    FOREIGN KEY (course_id) REFERENCES courses (id)
);

-- Courses have three digits, stores and users two, so that no key is mistaken for another.
INSERT INTO courses (id) VALUES
    (101),
    (102),
    (110),
    (120),
    (130),
    (201),
    (205),
    (210),
    (220),
    (301);

INSERT INTO stores (id) VALUES
    (21),
    (22),
    (23),
    (24),
    (25),
    (26),
    (27),
    (28),
    (29),
    (30);

INSERT INTO students (id) VALUES
    (1),
    (2),
    (3),
    (4),
    (5),
    (6),
    (7),
    (8),
    (9),
    (10),
    (11),
    (12),
    (13),
    (14),
    (15),
    (16),
    (17),
    (18);

INSERT INTO users (id) VALUES
    (51),
    (52),
    (53),
    (54),
    (55),
    (56),
    (57),
    (58),
    (59),
    (60),
    (61),
    (62),
    (63),
    (64);

-- Store 25 is empty; the last two items are on their way.
INSERT INTO items (id, store_id) VALUES
    (1001, 21),
    (1002, 21),
    (1003, 21),
    (1004, 21),
    (1005, 21),
    (1006, 22),
    (1007, 22),
    (1008, 22),
    (1009, 23),
    (1010, 24),
    (1011, 24),
    (1012, 24),
    (1013, 24),
    (1014, 26),
    (1015, 26),
    (1016, 27),
    (1017, 27),
    (1018, 27),
    (1019, 27),
    (1020, 27),
    (1021, 27),
    (1022, 28),
    (1023, 28),
    (1024, 29),
    (1025, 29),
    (1026, 29),
    (1027, 30),
    (1028, NULL),
    (1029, NULL);

-- Users 54 and 61 have no profile, profile 713 has lost its user.
INSERT INTO profiles (id, user_id) VALUES
    (701, 53),
    (702, 57),
    (703, 51),
    (704, 58),
    (705, 63),
    (706, 56),
    (707, 52),
    (708, 55),
    (709, 62),
    (710, 64),
    (711, 60),
    (712, 59),
    (713, NULL);

-- Student 18 takes nothing yet, and nobody takes course 301.
INSERT INTO student_course (student_id, course_id) VALUES
    (1, 102),
    (1, 110),
    (2, 205),
    (3, 101),
    (3, 110),
    (3, 205),
    (4, 101),
    (5, 120),
    (6, 101),
    (6, 210),
    (7, 120),
    (7, 210),
    (8, 130),
    (8, 210),
    (9, 102),
    (10, 130),
    (10, 205),
    (10, 220),
    (11, 130),
    (12, 120),
    (12, 130),
    (13, 102),
    (14, 205),
    (15, 130),
    (16, 101),
    (16, 102),
    (16, 205),
    (17, 120);

COMMIT;
