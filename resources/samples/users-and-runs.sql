-- SPDX-License-Identifier: Apache-2.0
-- A running diary: each user has many runs, each run has one user.
-- It builds with the sqlite3 shell: sqlite3 users-and-runs.db < users-and-runs.sql

PRAGMA foreign_keys = ON;

BEGIN;

CREATE TABLE user (
    id INTEGER NOT NULL,
    username VARCHAR(80) NOT NULL,
    email VARCHAR(120) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (email)
);

CREATE TABLE run (
    id INTEGER NOT NULL,
    distance FLOAT NOT NULL,
    mood VARCHAR(50),
    user_id INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY (user_id) REFERENCES user (id)
);

INSERT INTO user (id, username, email) VALUES
    (1, 'hanna', 'hanna.mikkola@example.com'),
    (2, 'diego', 'diego.fuentes@example.com'),
    (3, 'early_bird', 'ruth.adeyemi@example.org'),
    (4, 'pavel', 'pavel.dvorak@example.net'),
    (5, 'hillclimber', 'morag.sinclair@example.org'),
    (6, 'noor', 'noor.rahimi@example.com'),
    (7, 'slow_and_steady', 'george.papadakis@example.net'),
    (8, 'chiara', 'chiara.rinaldi@example.com'),
    (9, 'lunchbreak', 'wim.claes@example.org'),
    (10, 'newcomer', 'anouk.meyer@example.com');

-- Distances in miles. The last two were recorded before anybody had signed in.
INSERT INTO run (id, distance, mood, user_id) VALUES
    (1, 3.1, 'easy', 1),
    (2, 6.2, 'strong', 1),
    (3, 5, 'tired', 1),
    (4, 13.1, 'proud', 1),
    (5, 4.4, NULL, 2),
    (6, 4.6, 'easy', 2),
    (7, 7.8, 'thirsty', 2),
    (8, 2.5, 'awake', 3),
    (9, 2.5, 'awake', 3),
    (10, 2.5, 'cold', 3),
    (11, 2.7, 'awake', 3),
    (12, 3, 'calm', 3),
    (13, 10, 'strong', 4),
    (14, 10.3, 'wind from the front', 4),
    (15, 26.2, 'never again', 4),
    (16, 4.1, 'calm', 4),
    (17, 5.9, 'legs of lead', 5),
    (18, 6.4, 'strong', 5),
    (19, 8.8, 'above the clouds', 5),
    (20, 3.3, NULL, 6),
    (21, 3.9, 'easy', 6),
    (22, 1.9, 'short of breath', 7),
    (23, 2.1, 'better', 7),
    (24, 2.4, 'better still', 7),
    (25, 3.1, 'proud', 7),
    (26, 6.2, 'tired', 8),
    (27, 5.6, 'easy', 8),
    (28, 2.2, 'in a hurry', 9),
    (29, 2.2, 'in a hurry', 9),
    (30, 2.3, NULL, 9),
    (31, 1.2, NULL, NULL),
    (32, 4.8, 'curious', NULL);

COMMIT;
