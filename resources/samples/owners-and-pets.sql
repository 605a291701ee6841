-- SPDX-License-Identifier: Apache-2.0
-- One owner, many pets: the smallest relationship there is. The column pet.owner is the key.
-- It builds with the sqlite3 shell: sqlite3 owners-and-pets.db < owners-and-pets.sql

PRAGMA foreign_keys = ON;

BEGIN;

CREATE TABLE owner (
    user_id INTEGER NOT NULL,
    name VARCHAR(70) NOT NULL,
    PRIMARY KEY (user_id)
);

CREATE TABLE pet (
    pet_id INTEGER NOT NULL,
    name VARCHAR(70) NOT NULL,
    owner INTEGER,
    PRIMARY KEY (pet_id),
    FOREIGN KEY (owner) REFERENCES owner (user_id)
);

INSERT INTO owner (user_id, name) VALUES
    (1, 'Marta Lindqvist'),
    (2, 'Tomas Okafor'),
    (3, 'Ines Carvalho'),
    (4, 'Bram de Wit'),
    (5, 'Yuki Tanabe'),
    (6, 'Eleanor Finch'),
    (7, 'Aleksy Nowak'),
    (8, 'Priya Raman'),
    (9, 'Jonas Berg'),
    (10, 'Leila Haddad'),
    (11, 'Conor Walsh'),
    (12, 'Sofia Marchetti');

-- The last three live in the shelter and have nobody yet.
INSERT INTO pet (pet_id, name, owner) VALUES
    (1, 'Biscuit', 1),
    (2, 'Nimbus', 1),
    (3, 'Pepper', 2),
    (4, 'Oslo', 3),
    (5, 'Caramel', 3),
    (6, 'Figo', 3),
    (7, 'Stamper', 4),
    (8, 'Momo', 5),
    (9, 'Kuro', 5),
    (10, 'Duchess', 6),
    (11, 'Barnaby', 6),
    (12, 'Clementine', 6),
    (13, 'Humphrey', 6),
    (14, 'Burek', 7),
    (15, 'Chutney', 8),
    (16, 'Saffron', 8),
    (17, 'Loki', 9),
    (18, 'Zaytouna', 10),
    (19, 'Bramble', 11),
    (20, 'Polpetta', 12),
    (21, 'Gnocco', 12),
    (22, 'Patch', NULL),
    (23, 'Lady Grey', NULL),
    (24, 'Button', NULL);

COMMIT;
