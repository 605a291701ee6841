-- SPDX-License-Identifier: Apache-2.0
-- Who may do what: each user has one role, each role has many users.
-- It builds with the sqlite3 shell: sqlite3 roles-and-users.db < roles-and-users.sql

PRAGMA foreign_keys = ON;

BEGIN;

CREATE TABLE roles (
    id INTEGER NOT NULL,
    name VARCHAR(64),
    PRIMARY KEY (id),
    UNIQUE (name)
);

CREATE TABLE users (
    id INTEGER NOT NULL,
    username VARCHAR(64),
    role_id INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY (role_id) REFERENCES roles (id)
);

CREATE UNIQUE INDEX ix_users_username ON users (username);

INSERT INTO roles (id, name) VALUES
    (1, 'Owner'),
    (2, 'Administrator'),
    (3, 'Editor'),
    (4, 'Author'),
    (5, 'Reviewer'),
    (6, 'Translator'),
    (7, 'Moderator'),
    (8, 'Supporter'),
    (9, 'Reader'),
    (10, 'Guest');

-- Nobody is a guest at the moment; the last two have signed up and wait for a role.
INSERT INTO users (id, username, role_id) VALUES
    (1, 'greta', 1),
    (2, 'oliver', 2),
    (3, 'samira', 2),
    (4, 'henrik', 3),
    (5, 'mei', 3),
    (6, 'rosalind', 3),
    (7, 'dimitri', 4),
    (8, 'fatou', 4),
    (9, 'ciaran', 4),
    (10, 'ulla', 4),
    (11, 'benedikt', 4),
    (12, 'amara', 5),
    (13, 'theo', 5),
    (14, 'nadia', 6),
    (15, 'kenji', 6),
    (16, 'lucia', 6),
    (17, 'piotr', 7),
    (18, 'winifred', 7),
    (19, 'marcus', 8),
    (20, 'ayse', 9),
    (21, 'bertrand', 9),
    (22, 'colette', 9),
    (23, 'elif', 9),
    (24, 'fergus', 9),
    (25, 'ivana', 9),
    (26, 'jasper', NULL),
    (27, 'zora', NULL);

COMMIT;
