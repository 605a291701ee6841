-- SPDX-License-Identifier: Apache-2.0
-- The film collection of a public library: films and who made them, the discs on its shelves, its
-- members, and what they have borrowed. All names are invented.
-- It builds with the sqlite3 shell: sqlite3 film-library.db < film-library.sql

PRAGMA foreign_keys = ON;

BEGIN;

CREATE TABLE language (
    code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 2), -- ISO 639-1
    name TEXT NOT NULL UNIQUE
) WITHOUT ROWID;

CREATE TABLE genre (
    genre_id INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE
);

CREATE TABLE film ( -- a work, whatever it is stored on
    film_id        INTEGER PRIMARY KEY,
    title          TEXT NOT NULL CHECK (title <> ''),
    original_title TEXT, -- if it differs
    year           INTEGER NOT NULL CHECK (year >= 1888),
    minutes        INTEGER NOT NULL CHECK (minutes > 0),
    certificate    TEXT NOT NULL DEFAULT 'all' -- the lowest age that may borrow it
        CHECK (certificate IN ('all', '6', '12', '16', '18')),
    remake_of      INTEGER REFERENCES film ON DELETE SET NULL,
    language_code  TEXT NOT NULL REFERENCES language ON UPDATE CASCADE, -- spoken in it
    CONSTRAINT no_remake_of_itself CHECK (remake_of <> film_id)
);

CREATE INDEX film_title ON film (title COLLATE NOCASE);
CREATE INDEX film_language ON film (language_code);
CREATE INDEX film_remake_of ON film (remake_of) WHERE remake_of IS NOT NULL;

CREATE TABLE film_text ( -- apart, because lists of films do not need it
    film_id  INTEGER PRIMARY KEY REFERENCES film ON DELETE CASCADE,
    tagline  TEXT,
    synopsis TEXT NOT NULL
);

CREATE TABLE film_genre (
    film_id  INTEGER NOT NULL REFERENCES film ON DELETE CASCADE,
    genre_id INTEGER NOT NULL REFERENCES genre ON DELETE CASCADE,
    PRIMARY KEY (film_id, genre_id)
) WITHOUT ROWID;

CREATE INDEX film_genre_genre ON film_genre (genre_id);

CREATE TABLE person ( -- whoever made a film or plays in one
    person_id INTEGER PRIMARY KEY,
    name      TEXT NOT NULL,
    born      INTEGER, -- the year, where it is known
    country   TEXT CHECK (length(country) = 2) -- ISO 3166
);

CREATE TABLE role ( -- who did what in which film
    film_id   INTEGER NOT NULL REFERENCES film ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person,
    job       TEXT NOT NULL CHECK (job IN ('director', 'writer', 'actor', 'composer')),
    part      TEXT, -- whom an actor plays
    PRIMARY KEY (film_id, person_id, job),
    CONSTRAINT only_actors_have_a_part CHECK (part IS NULL OR job = 'actor')
) WITHOUT ROWID;

CREATE INDEX role_person ON role (person_id);

CREATE TABLE format (
    format_id    INTEGER PRIMARY KEY,
    name         TEXT NOT NULL UNIQUE,
    loan_days    INTEGER NOT NULL DEFAULT 14 CHECK (loan_days > 0),
    fine_per_day NUMERIC(4, 2) NOT NULL CHECK (fine_per_day >= 0)
);

CREATE TABLE edition ( -- a film as somebody published it
    edition_id INTEGER PRIMARY KEY,
    film_id    INTEGER NOT NULL REFERENCES film,
    format_id  INTEGER NOT NULL REFERENCES format,
    publisher  TEXT NOT NULL,
    ean        TEXT UNIQUE CHECK (length(ean) = 13), -- the number below the bar code
    UNIQUE (film_id, format_id, publisher)
);

CREATE INDEX edition_format ON edition (format_id);

CREATE TABLE subtitle (
    edition_id    INTEGER NOT NULL REFERENCES edition ON DELETE CASCADE,
    language_code TEXT NOT NULL REFERENCES language ON UPDATE CASCADE,
    PRIMARY KEY (edition_id, language_code)
) WITHOUT ROWID;

CREATE INDEX subtitle_language ON subtitle (language_code);

CREATE TABLE branch ( -- a house of the library, or its bus
    branch_id INTEGER PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE,
    street    TEXT NOT NULL,
    city      TEXT NOT NULL,
    phone     TEXT
);

CREATE TABLE opening_hours (
    branch_id INTEGER NOT NULL REFERENCES branch ON DELETE CASCADE,
    weekday   INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7), -- 1 is Monday
    opens     TEXT NOT NULL,
    closes    TEXT NOT NULL,
    PRIMARY KEY (branch_id, weekday),
    CONSTRAINT opens_before_it_closes CHECK (opens < closes)
) WITHOUT ROWID;

CREATE TABLE staff (
    staff_id   INTEGER PRIMARY KEY,
    branch_id  INTEGER NOT NULL REFERENCES branch,
    manager_id INTEGER REFERENCES staff ON DELETE SET NULL,
    name       TEXT NOT NULL,
    email      TEXT NOT NULL UNIQUE COLLATE NOCASE,
    hired      DATE NOT NULL
);

CREATE INDEX staff_branch ON staff (branch_id);
CREATE INDEX staff_manager ON staff (manager_id);

CREATE TABLE disc ( -- one box on a shelf
    edition_id INTEGER NOT NULL REFERENCES edition,
    number     INTEGER NOT NULL CHECK (number > 0), -- counts the boxes of one edition
    branch_id  INTEGER NOT NULL REFERENCES branch, -- where it belongs
    bought     DATE NOT NULL,
    price      NUMERIC(6, 2),
    condition  TEXT NOT NULL DEFAULT 'new'
        CHECK (condition IN ('new', 'good', 'scratched', 'lost')),
    PRIMARY KEY (edition_id, number)
);

CREATE INDEX disc_branch ON disc (branch_id);

CREATE TABLE member (
    member_id INTEGER PRIMARY KEY,
    branch_id INTEGER NOT NULL REFERENCES branch, -- the one nearest home
    name      TEXT NOT NULL,
    email     TEXT UNIQUE COLLATE NOCASE,
    born      DATE NOT NULL,
    joined    DATE NOT NULL DEFAULT CURRENT_DATE,
    left_on   DATE,
    CONSTRAINT leaves_after_joining CHECK (left_on >= joined)
);

CREATE INDEX member_branch ON member (branch_id);
CREATE INDEX member_name ON member (name COLLATE NOCASE) WHERE left_on IS NULL;

CREATE TABLE card ( -- one a member at most
    card_no   TEXT NOT NULL PRIMARY KEY,
    member_id INTEGER NOT NULL UNIQUE REFERENCES member ON DELETE CASCADE,
    issued    DATE NOT NULL DEFAULT CURRENT_DATE,
    locked    BOOLEAN NOT NULL DEFAULT 0 CHECK (locked IN (0, 1))
);

CREATE TABLE watchlist ( -- what a member means to borrow one day
    member_id INTEGER NOT NULL REFERENCES member ON DELETE CASCADE,
    film_id   INTEGER NOT NULL REFERENCES film ON DELETE CASCADE,
    added     DATE NOT NULL DEFAULT CURRENT_DATE,
    PRIMARY KEY (member_id, film_id)
) WITHOUT ROWID;

CREATE INDEX watchlist_film ON watchlist (film_id);

CREATE TABLE review (
    film_id   INTEGER NOT NULL REFERENCES film ON DELETE CASCADE,
    member_id INTEGER NOT NULL REFERENCES member ON DELETE CASCADE,
    stars     INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
    text      TEXT,
    written   DATE NOT NULL DEFAULT CURRENT_DATE,
    PRIMARY KEY (film_id, member_id)
) WITHOUT ROWID;

CREATE INDEX review_member ON review (member_id);

CREATE TABLE reservation (
    reservation_id INTEGER PRIMARY KEY,
    member_id      INTEGER NOT NULL REFERENCES member ON DELETE CASCADE,
    edition_id     INTEGER NOT NULL REFERENCES edition, -- any of its discs will do
    branch_id      INTEGER NOT NULL REFERENCES branch, -- where it will be fetched
    made           DATE NOT NULL DEFAULT CURRENT_DATE,
    fulfilled      DATE
);

CREATE UNIQUE INDEX reservation_open ON reservation (member_id, edition_id)
    WHERE fulfilled IS NULL;
CREATE INDEX reservation_member ON reservation (member_id);
CREATE INDEX reservation_edition ON reservation (edition_id);
CREATE INDEX reservation_branch ON reservation (branch_id);

CREATE TABLE loan ( -- one disc, one member, from one day to another
    loan_id       INTEGER PRIMARY KEY AUTOINCREMENT,
    edition_id    INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    member_id     INTEGER NOT NULL REFERENCES member,
    lent_by       INTEGER NOT NULL REFERENCES staff,
    taken_back_by INTEGER REFERENCES staff,
    lent          DATE NOT NULL DEFAULT CURRENT_DATE,
    due           DATE NOT NULL,
    returned      DATE,
    FOREIGN KEY (edition_id, number) REFERENCES disc (edition_id, number) ON UPDATE CASCADE,
    CONSTRAINT due_after_lending CHECK (due > lent),
    CONSTRAINT somebody_took_it_back CHECK ((returned IS NULL) = (taken_back_by IS NULL))
);

-- A disc is with one member at a time.
CREATE UNIQUE INDEX loan_open ON loan (edition_id, number) WHERE returned IS NULL;
CREATE INDEX loan_disc ON loan (edition_id, number);
CREATE INDEX loan_member ON loan (member_id, lent DESC);
CREATE INDEX loan_lent_by ON loan (lent_by);
CREATE INDEX loan_taken_back_by ON loan (taken_back_by);

CREATE TABLE fine (
    loan_id INTEGER PRIMARY KEY REFERENCES loan ON DELETE CASCADE,
    amount  NUMERIC(6, 2) NOT NULL CHECK (amount > 0),
    paid    DATE
);

CREATE VIEW on_loan AS
SELECT loan.loan_id, film.title, format.name AS format, disc.number, member.name AS member,
       loan.due
FROM loan
JOIN disc USING (edition_id, number)
JOIN edition USING (edition_id)
JOIN film USING (film_id)
JOIN format USING (format_id)
JOIN member USING (member_id)
WHERE loan.returned IS NULL;

CREATE VIEW film_score AS
SELECT film.film_id, film.title, count(review.stars) AS reviews,
       round(avg(review.stars), 1) AS stars
FROM film
LEFT JOIN review USING (film_id)
GROUP BY film.film_id;

INSERT INTO language (code, name) VALUES
    ('ar', 'Arabic'),
    ('cy', 'Welsh'),
    ('de', 'German'),
    ('en', 'English'),
    ('es', 'Spanish'),
    ('fr', 'French'),
    ('hu', 'Hungarian'),
    ('is', 'Icelandic'),
    ('it', 'Italian'),
    ('ja', 'Japanese'),
    ('ko', 'Korean'),
    ('nl', 'Dutch'),
    ('pt', 'Portuguese'),
    ('sv', 'Swedish');

INSERT INTO genre (genre_id, name) VALUES
    (1, 'Adventure'),
    (2, 'Animation'),
    (3, 'Comedy'),
    (4, 'Crime'),
    (5, 'Documentary'),
    (6, 'Drama'),
    (7, 'Family'),
    (8, 'History'),
    (9, 'Music'),
    (10, 'Mystery'),
    (11, 'Romance'),
    (12, 'Science fiction'),
    (13, 'Thriller'),
    (14, 'Western');

INSERT INTO film (film_id, title, original_title, year, minutes, certificate, language_code, remake_of) VALUES
    (1, 'The Lighthouse Ledger', 'Fyrens bok', 1961, 94, 'all', 'sv', NULL),
    (2, 'Six Tram Tickets', 'Sei biglietti', 1968, 101, 'all', 'it', NULL),
    (3, 'Snow on the Switchboard', NULL, 1972, 88, '6', 'en', NULL),
    (4, 'Grandfather''s Orchard', 'A nagyapa kertje', 1975, 112, 'all', 'hu', NULL),
    (5, 'Riders of Copper Flat', NULL, 1959, 97, '12', 'en', NULL),
    (6, 'The Second Cellist', 'Le second violoncelle', 1984, 106, 'all', 'fr', NULL),
    (7, 'Paper Cranes at Noon', 'Mahiru no orizuru', 1987, 119, 'all', 'ja', NULL),
    (8, 'Postcards from Lisbon', 'Postais de Lisboa', 1993, 99, '6', 'pt', NULL),
    (9, 'The Cartographer''s Daughter', NULL, 1996, 124, '12', 'en', NULL),
    (10, 'Salt and Copper', 'Sal y cobre', 1998, 108, '16', 'es', NULL),
    (11, 'Night Shift at the Observatory', 'Nachtschicht', 2001, 91, '6', 'de', NULL),
    (12, 'A Field Guide to Silence', 'Llawlyfr tawelwch', 2003, 84, 'all', 'cy', NULL),
    (13, 'The Herring Queen', 'Sildardrottningin', 2005, 103, '6', 'is', NULL),
    (14, 'Seven Left Shoes', 'Il-gop jjak', 2008, 115, '16', 'ko', NULL),
    (15, 'The Switchboard', NULL, 2010, 102, '12', 'en', 3),
    (16, 'The Apprentice Beekeeper', 'L''apprentie', 2012, 96, 'all', 'fr', NULL),
    (17, 'Dust on the Ring Road', 'Ghubar', 2013, 110, '12', 'ar', NULL),
    (18, 'Low Tide', 'Laag water', 2015, 93, '12', 'nl', NULL),
    (19, 'The Orchard', 'A kert', 2016, 118, '6', 'hu', 4),
    (20, 'Umbrella Weather', NULL, 2018, 89, 'all', 'en', NULL),
    (21, 'Little Comet', 'Liten komet', 2019, 78, 'all', 'sv', NULL),
    (22, 'The Quiet Carriage', NULL, 2021, 98, '12', 'en', NULL),
    (23, 'Six Tickets', 'Sei', 2022, 105, '6', 'it', 2),
    (24, 'Bright Water, Dark Water', 'Hikari no mizu', 2024, 127, '12', 'ja', NULL);

INSERT INTO film_text (film_id, tagline, synopsis) VALUES
    (1, 'Every ship is written down. One is written twice.', 'A young clerk audits the log of a lighthouse and finds a ship that passed on a night when there was no sea.'),
    (2, 'All change, please.', 'Six passengers of the last tram in Turin have picked up the wrong coats.'),
    (3, 'Hold the line.', 'A telephone operator overhears a robbery in a valley that the snow has closed.'),
    (4, NULL, 'Three generations disagree about one hectare of plum trees.'),
    (5, 'A town with one well and two owners.', 'A surveyor comes to draw a border and has to choose on which side to sleep.'),
    (6, 'Nobody listens to the second desk.', 'An orchestra tours without its conductor, and nobody in the hall notices.'),
    (7, NULL, 'A teacher returns to the island school that is to be closed and finds one pupil left.'),
    (8, 'Wish you were anyone.', 'Two strangers write to each other by a wrong address for eleven years.'),
    (9, 'Some coasts are better left blank.', 'In 1803 a girl who cannot read corrects the maps of men who cannot sail.'),
    (10, 'Everything that glitters rusts.', 'A customs officer in Cadiz follows a load of wire, and then his brother.'),
    (11, 'It is looking back.', 'Two technicians watch a star go out and have until morning to decide whom to call.'),
    (12, NULL, 'A year with the people who measure noise in the last quiet valleys of Wales.'),
    (13, 'Long may she rain.', 'A village that has lost its fish elects a queen to ask for it back.'),
    (14, 'The right ones are evidence.', 'A cobbler is the only witness in a case that nobody admits is one.'),
    (15, 'Hold the line. Again.', 'The valley has a mobile mast now, and it is snowing.'),
    (16, 'Mind your own.', 'A girl who is afraid of bees inherits forty hives and a loan.'),
    (17, NULL, 'Two brothers drive one taxi around Cairo, by day and by night, and never meet.'),
    (18, 'What the sea gives back, it wants signed for.', 'Every spring tide uncovers one more thing that belongs to the mayor.'),
    (19, 'One hectare. No signal.', 'The grandchildren come to sell the plum trees.'),
    (20, 'Forecast: people.', 'A lost property office, a hundred umbrellas, one right owner.'),
    (21, 'Home is where you are going to be.', 'A very small comet is late for its own return.'),
    (22, 'Please keep it down.', 'Somebody on the night train to Inverness talks too much, and then not at all.'),
    (23, 'All change, please. Again.', 'Six passengers of the first driverless tram in Turin, and not one of them at the wheel.'),
    (24, NULL, 'A diver tends the cables between two cities that have stopped talking.');

INSERT INTO film_genre (film_id, genre_id) VALUES
    (1, 6),
    (1, 10),
    (2, 3),
    (2, 11),
    (3, 13),
    (4, 6),
    (5, 1),
    (5, 14),
    (6, 6),
    (6, 9),
    (7, 6),
    (7, 8),
    (8, 3),
    (8, 11),
    (9, 1),
    (10, 4),
    (10, 6),
    (11, 10),
    (11, 12),
    (12, 5),
    (13, 3),
    (13, 7),
    (14, 4),
    (15, 10),
    (15, 13),
    (16, 3),
    (16, 7),
    (17, 6),
    (18, 4),
    (18, 10),
    (19, 6),
    (20, 3),
    (20, 11),
    (21, 2),
    (21, 7),
    (22, 3),
    (22, 13),
    (23, 3),
    (24, 6);

INSERT INTO person (person_id, name, born, country) VALUES
    (1, 'Agnes Holm', 1938, 'SE'),
    (2, 'Bertil Aronsson', 1951, 'SE'),
    (3, 'Catrin Bevan', 1969, 'GB'),
    (4, 'Dario Valenti', 1944, 'IT'),
    (5, 'Emiko Sato', 1972, 'JP'),
    (6, 'Florent Masson', 1960, 'FR'),
    (7, 'Greta Vogel', 1983, 'DE'),
    (8, 'Hafdis Einarsdottir', 1978, 'IS'),
    (9, 'Ignacio Rueda', 1966, 'ES'),
    (10, 'Judit Szabo', 1957, 'HU'),
    (11, 'Kamal Nasser', 1975, 'EG'),
    (12, 'Leonor Teixeira', 1981, 'PT'),
    (13, 'Min-jun Seo', 1985, 'KR'),
    (14, 'Nora Ashworth', 1963, 'GB'),
    (15, 'Owen Pritchard', 1949, 'GB'),
    (16, 'Paula Reyes', 1990, 'MX'),
    (17, 'Quentin Laroche', 1971, 'FR'),
    (18, 'Rosa Bellini', 1953, 'IT'),
    (19, 'Stellan Krook', 1947, 'SE'),
    (20, 'Tess van Rijn', 1988, 'NL'),
    (21, 'Umberto Gallo', 1936, 'IT'),
    (22, 'Vera Lang', 1979, 'DE'),
    (23, 'Walter Finney', 1929, 'US'),
    (24, 'Xenia Moreau', 1992, 'FR'),
    (25, 'Yoko Hayashi', 1959, 'JP'),
    (26, 'Zoltan Kiss', 1968, 'HU'),
    (27, 'Alma Jansson', 1995, 'SE'),
    (28, 'Brendan Hale', 1974, 'IE'),
    (29, 'Celia Duarte', 1987, 'PT'),
    (30, 'Desmond Clarke', 1942, 'US'),
    (31, 'Elin Strand', 1970, 'NO'),
    (32, 'Farid Mansour', NULL, 'MA');

INSERT INTO role (film_id, person_id, job, part) VALUES
    (1, 1, 'director', NULL),
    (1, 19, 'actor', 'the clerk'),
    (2, 4, 'director', NULL),
    (2, 18, 'actor', 'Signora Pini'),
    (3, 14, 'actor', 'the operator'),
    (3, 15, 'director', NULL),
    (4, 10, 'director', NULL),
    (5, 23, 'director', NULL),
    (5, 30, 'actor', 'the surveyor'),
    (6, 6, 'director', NULL),
    (7, 5, 'actor', 'Miss Ono'),
    (7, 25, 'director', NULL),
    (8, 12, 'director', NULL),
    (8, 29, 'actor', 'Henrique'),
    (9, 14, 'director', NULL),
    (9, 28, 'actor', 'Captain Lowe'),
    (10, 9, 'director', NULL),
    (11, 7, 'actor', 'Lotte'),
    (11, 22, 'director', NULL),
    (12, 3, 'director', NULL),
    (13, 8, 'director', NULL),
    (13, 31, 'actor', 'Gudrun'),
    (14, 13, 'director', NULL),
    (15, 3, 'actor', 'Sergeant Pugh'),
    (15, 28, 'director', NULL),
    (16, 17, 'actor', 'Aunt Mireille'),
    (16, 24, 'director', NULL),
    (17, 11, 'director', NULL),
    (17, 32, 'actor', 'Yusuf'),
    (18, 20, 'director', NULL),
    (19, 10, 'actor', 'Aniko'),
    (19, 26, 'director', NULL),
    (20, 14, 'actor', 'herself'),
    (20, 14, 'director', NULL),
    (21, 2, 'actor', 'the comet'),
    (21, 27, 'director', NULL),
    (22, 28, 'director', NULL),
    (23, 18, 'director', NULL),
    (23, 29, 'actor', 'the inspector'),
    (24, 5, 'director', NULL);

INSERT INTO format (format_id, name, loan_days, fine_per_day) VALUES
    (1, 'Video CD', 14, 0.2),
    (2, 'Super Video CD', 14, 0.2),
    (3, 'LaserDisc CAV', 7, 0.5),
    (4, 'LaserDisc CLV', 7, 0.5),
    (5, 'DVD-5', 14, 0.25),
    (6, 'DVD-9', 14, 0.25),
    (7, 'HD DVD', 14, 0.25),
    (8, 'Blu-ray 25', 10, 0.3),
    (9, 'Blu-ray 50', 10, 0.3),
    (10, 'Blu-ray 3D', 10, 0.4),
    (11, 'Ultra HD 66', 7, 0.5),
    (12, 'Ultra HD 100', 7, 0.5);

INSERT INTO edition (edition_id, film_id, format_id, publisher, ean) VALUES
    (1, 1, 6, 'Harbour Home Video', '5907237125016'),
    (2, 2, 5, 'Harbour Home Video', '5906151903526'),
    (3, 3, 6, 'Northlight', '5904418695252'),
    (4, 4, 8, 'Northlight', '5901108614869'),
    (5, 5, 6, 'Harbour Home Video', '5905093890192'),
    (6, 6, 8, 'Atelier 9', '5902240389967'),
    (7, 7, 6, 'Harbour Home Video', '5906714897477'),
    (8, 8, 9, 'Harbour Home Video', '5904588869743'),
    (9, 9, 5, 'Pinewheel', '5908649903803'),
    (10, 10, 8, 'Atelier 9', '5900874734337'),
    (11, 11, 6, 'Pinewheel', '5902605352773'),
    (12, 12, 5, 'Casa Verde', '5901014954165'),
    (13, 13, 5, 'Casa Verde', '5902721107585'),
    (14, 14, 6, 'Harbour Home Video', '5903275593848'),
    (15, 15, 6, 'Harbour Home Video', '5901753951296'),
    (16, 16, 6, 'Northlight', '5909724748197'),
    (17, 17, 9, 'Harbour Home Video', '5907578294921'),
    (18, 18, 9, 'Casa Verde', '5906162538250'),
    (19, 19, 9, 'Northlight', '5900139372632'),
    (20, 20, 6, 'Pinewheel', '5903229236418'),
    (21, 21, 8, 'Casa Verde', '5907460144327'),
    (22, 22, 11, 'Harbour Home Video', '5906439589978'),
    (23, 23, 11, 'Atelier 9', '5909733519702'),
    (24, 24, 11, 'Casa Verde', '5909904519203'),
    (25, 2, 11, 'Pinewheel', '5908942177031'),
    (26, 7, 11, 'Casa Verde', '5901768147738'),
    (27, 9, 11, 'Northlight', '5907406702055'),
    (28, 13, 4, 'Pinewheel', '5904601517026'),
    (29, 21, 8, 'Harbour Home Video', '5901249282132'),
    (30, 24, 12, 'Pinewheel', '5900556552815');

INSERT INTO subtitle (edition_id, language_code) VALUES
    (1, 'hu'),
    (2, 'de'),
    (3, 'cy'),
    (4, 'ar'),
    (5, 'nl'),
    (6, 'it'),
    (6, 'ja'),
    (7, 'nl'),
    (8, 'cy'),
    (9, 'hu'),
    (9, 'ja'),
    (10, 'cy'),
    (11, 'cy'),
    (12, 'fr'),
    (13, 'nl'),
    (14, 'nl'),
    (15, 'sv'),
    (16, 'en'),
    (17, 'ja'),
    (18, 'de'),
    (19, 'nl'),
    (20, 'fr'),
    (21, 'hu'),
    (22, 'cy'),
    (23, 'cy'),
    (23, 'en'),
    (24, 'en'),
    (25, 'cy'),
    (26, 'de'),
    (27, 'de'),
    (27, 'nl'),
    (28, 'it'),
    (29, 'ar'),
    (29, 'de'),
    (30, 'nl');

INSERT INTO branch (branch_id, name, street, city, phone) VALUES
    (1, 'Central', '1 Museum Square', 'Northam', '+44 1632 960100'),
    (2, 'Harbour', '18 Quay Street', 'Northam', '+44 1632 960101'),
    (3, 'Old Town', '4 Cooper Lane', 'Northam', '+44 1632 960102'),
    (4, 'University', '220 College Road', 'Northam', '+44 1632 960103'),
    (5, 'Station', '2 Platform Walk', 'Northam', '+44 1632 960104'),
    (6, 'Millfield', '77 Weaver Street', 'Northam', '+44 1632 960105'),
    (7, 'Eastbridge', '9 Market Hill', 'Eastbridge', '+44 1632 960110'),
    (8, 'Lower Weir', '31 Weir Road', 'Eastbridge', '+44 1632 960111'),
    (9, 'Hospital', 'Ward Road, Building C', 'Eastbridge', NULL),
    (10, 'Book bus', 'at every stop', 'Eastbridge', '+44 1632 960119');

-- Tuesday, Thursday, Friday and Saturday.
INSERT INTO opening_hours (branch_id, weekday, opens, closes) VALUES
    (1, 2, '10:00', '18:00'),
    (1, 4, '10:00', '20:00'),
    (1, 5, '10:00', '18:00'),
    (1, 6, '10:00', '16:00'),
    (2, 2, '10:00', '18:00'),
    (2, 4, '10:00', '20:00'),
    (2, 5, '10:00', '18:00'),
    (2, 6, '10:00', '16:00'),
    (3, 2, '10:00', '18:00'),
    (3, 4, '10:00', '20:00'),
    (3, 5, '10:00', '18:00'),
    (3, 6, '10:00', '16:00'),
    (4, 2, '08:30', '18:00'),
    (4, 4, '08:30', '18:00'),
    (4, 5, '08:30', '18:00'),
    (4, 6, '08:30', '16:00'),
    (5, 2, '08:30', '18:00'),
    (5, 4, '08:30', '18:00'),
    (5, 5, '08:30', '18:00'),
    (5, 6, '08:30', '16:00'),
    (6, 2, '10:00', '18:00'),
    (6, 4, '10:00', '18:00'),
    (6, 5, '10:00', '18:00'),
    (6, 6, '10:00', '16:00'),
    (7, 2, '10:00', '18:00'),
    (7, 4, '10:00', '18:00'),
    (7, 5, '10:00', '18:00'),
    (7, 6, '10:00', '16:00'),
    (8, 2, '10:00', '18:00'),
    (8, 4, '10:00', '18:00'),
    (8, 5, '10:00', '18:00'),
    (8, 6, '10:00', '16:00'),
    (9, 2, '10:00', '18:00'),
    (9, 4, '10:00', '18:00'),
    (9, 5, '10:00', '18:00'),
    (9, 6, '10:00', '16:00'),
    (10, 2, '13:00', '18:00'),
    (10, 4, '13:00', '18:00'),
    (10, 5, '13:00', '18:00'),
    (10, 6, '13:00', '16:00');

INSERT INTO staff (staff_id, branch_id, manager_id, name, email, hired) VALUES
    (1, 1, NULL, 'Margaret Oduya', 'margaret.oduya@library.example', '2009-03-01'),
    (2, 1, 1, 'Stephen Blythe', 'stephen.blythe@library.example', '2014-09-15'),
    (3, 2, 1, 'Rhona Keith', 'rhona.keith@library.example', '2011-05-02'),
    (4, 3, 1, 'Javier Molina', 'javier.molina@library.example', '2013-01-07'),
    (5, 4, 1, 'Anneke Prins', 'anneke.prins@library.example', '2016-10-03'),
    (6, 5, 1, 'Tariq Hussain', 'tariq.hussain@library.example', '2018-04-16'),
    (7, 6, 1, 'Beth Calloway', 'beth.calloway@library.example', '2012-08-20'),
    (8, 7, 1, 'Gordon Tait', 'gordon.tait@library.example', '2010-11-01'),
    (9, 8, 8, 'Liesl Baumann', 'liesl.baumann@library.example', '2019-02-11'),
    (10, 9, 8, 'Odile Fournier', 'odile.fournier@library.example', '2020-06-01'),
    (11, 10, 8, 'Callum Rae', 'callum.rae@library.example', '2021-03-22'),
    (12, 1, 2, 'Nisha Patel', 'nisha.patel@library.example', '2022-01-10'),
    (13, 2, 3, 'Ewan Moss', 'ewan.moss@library.example', '2022-09-05'),
    (14, 4, 5, 'Dorota Wilk', 'dorota.wilk@library.example', '2023-02-20'),
    (15, 7, 8, 'Samuel Osei', 'samuel.osei@library.example', '2023-07-03'),
    (16, 1, 2, 'Freya Lund', 'freya.lund@library.example', '2024-10-14');

INSERT INTO member (member_id, branch_id, name, email, born, joined, left_on) VALUES
    (1, 6, 'Adele Whitmore', 'adele.whitmore@example.com', '1981-04-12', '2016-01-23', NULL),
    (2, 4, 'Boris Petrov', 'boris.petrov@example.com', '1956-01-09', '2016-06-28', NULL),
    (3, 6, 'Carmen Delgado', 'carmen.delgado@example.org', '1980-07-27', '2016-10-07', NULL),
    (4, 7, 'Dylan Hughes', 'dylan.hughes@example.com', '1952-10-16', '2017-04-16', NULL),
    (5, 1, 'Esther Mbeki', 'esther.mbeki@example.net', '1952-09-20', '2017-07-18', NULL),
    (6, 1, 'Frank Oosterhuis', 'frank.oosterhuis@example.com', '1979-05-20', '2017-12-10', '2025-02-28'),
    (7, 1, 'Gwen Sayers', 'gwen.sayers@example.com', '1949-04-24', '2018-05-29', NULL),
    (8, 6, 'Hugo Lambert', 'hugo.lambert@example.net', '1954-10-12', '2018-09-02', NULL),
    (9, 4, 'Iris Kowalska', 'iris.kowalska@example.org', '1950-11-05', '2019-02-23', NULL),
    (10, 6, 'Jack Thornton', 'jack.thornton@example.net', '1994-07-09', '2019-07-16', NULL),
    (11, 7, 'Keiko Mori', 'keiko.mori@example.com', '2006-06-08', '2019-10-05', NULL),
    (12, 3, 'Lars Nygaard', 'lars.nygaard@example.org', '2001-06-13', '2020-04-08', NULL),
    (13, 1, 'Mona El-Sayed', 'mona.elsayed@example.org', '1961-02-24', '2020-07-18', NULL),
    (14, 5, 'Niall Gallagher', 'niall.gallagher@example.com', '1959-08-08', '2021-01-10', NULL),
    (15, 2, 'Olga Ivanova', 'olga.ivanova@example.org', '1944-03-22', '2021-05-09', NULL),
    (16, 5, 'Peter Sandford', 'peter.sandford@example.net', '1962-01-08', '2021-09-12', NULL),
    (17, 8, 'Queenie Marsh', NULL, '2001-04-13', '2022-01-31', NULL),
    (18, 8, 'Rafael Costa', 'rafael.costa@example.net', '1981-09-20', '2022-06-14', NULL),
    (19, 4, 'Sunita Iyer', 'sunita.iyer@example.net', '1954-11-16', '2022-11-15', NULL),
    (20, 5, 'Theodore Banks', 'theodore.banks@example.net', '1960-08-22', '2023-03-08', NULL),
    (21, 3, 'Una McBride', NULL, '2006-03-12', '2023-08-22', NULL),
    (22, 5, 'Viktor Hale', 'viktor.hale@example.net', '1962-11-24', '2024-01-13', NULL),
    (23, 8, 'Winnie Cheung', 'winnie.cheung@example.com', '1978-11-02', '2024-05-19', NULL),
    (24, 3, 'Xavier Dumont', 'xavier.dumont@example.org', '1994-04-18', '2024-09-22', NULL);

-- Members 23 and 24 have not fetched theirs.
INSERT INTO card (card_no, member_id, issued, locked) VALUES
    ('FL-004108', 1, '2016-01-23', 0),
    ('FL-004121', 2, '2016-06-28', 0),
    ('FL-004141', 3, '2016-10-07', 0),
    ('FL-004153', 4, '2017-04-16', 0),
    ('FL-004170', 5, '2017-07-18', 0),
    ('FL-004187', 6, '2017-12-10', 1),
    ('FL-004206', 7, '2018-05-29', 0),
    ('FL-004219', 8, '2018-09-02', 0),
    ('FL-004237', 9, '2019-02-23', 0),
    ('FL-004255', 10, '2019-07-16', 0),
    ('FL-004275', 11, '2019-10-05', 0),
    ('FL-004291', 12, '2020-04-08', 0),
    ('FL-004307', 13, '2020-07-18', 0),
    ('FL-004326', 14, '2021-01-10', 1),
    ('FL-004339', 15, '2021-05-09', 0),
    ('FL-004357', 16, '2021-09-12', 0),
    ('FL-004376', 17, '2022-01-31', 0),
    ('FL-004393', 18, '2022-06-14', 0),
    ('FL-004407', 19, '2022-11-15', 0),
    ('FL-004425', 20, '2023-03-08', 0),
    ('FL-004444', 21, '2023-08-22', 0),
    ('FL-004458', 22, '2024-01-13', 0);

INSERT INTO disc (edition_id, number, branch_id, bought, price, condition) VALUES
    (1, 1, 1, '2012-05-10', 19.99, 'new'),
    (2, 1, 7, '2012-05-05', 17.95, 'scratched'),
    (3, 1, 2, '2012-01-29', 24.99, 'good'),
    (4, 1, 6, '2012-05-12', 12.5, 'lost'),
    (5, 1, 7, '2012-04-27', 12.5, 'good'),
    (6, 1, 3, '2012-02-22', 14.99, 'new'),
    (7, 1, 7, '2012-02-22', 17.95, 'good'),
    (7, 2, 5, '2012-01-22', 24.99, 'scratched'),
    (8, 1, 3, '2012-02-03', 24.99, 'good'),
    (9, 1, 3, '2012-03-23', 19.99, 'good'),
    (9, 2, 8, '2012-04-25', 9.95, 'good'),
    (10, 1, 3, '2012-05-16', 24.99, 'good'),
    (11, 1, 5, '2012-05-27', 14.99, 'good'),
    (12, 1, 5, '2012-01-07', 17.95, 'good'),
    (13, 1, 2, '2012-03-17', 19.99, 'new'),
    (13, 2, 1, '2012-02-19', 9.95, 'good'),
    (14, 1, 1, '2012-04-20', 19.99, 'good'),
    (15, 1, 7, '2012-04-27', 17.95, 'new'),
    (15, 2, 3, '2012-02-18', 9.95, 'good'),
    (15, 3, 5, '2012-05-28', 12.5, 'good'),
    (16, 1, 3, '2013-03-16', 9.95, 'new'),
    (17, 1, 7, '2014-05-25', 17.95, 'good'),
    (18, 1, 2, '2016-03-05', 19.99, 'new'),
    (19, 1, 1, '2017-04-30', 19.99, 'new'),
    (20, 1, 1, '2019-03-19', 14.99, 'good'),
    (21, 1, 4, '2020-03-12', 19.99, 'good'),
    (21, 2, 6, '2020-01-21', 9.95, 'new'),
    (22, 1, 2, '2022-06-01', 12.5, 'good'),
    (22, 2, 8, '2022-01-23', 17.95, 'new'),
    (22, 3, 4, '2022-01-05', 17.95, 'scratched'),
    (23, 1, 7, '2023-05-28', 9.95, 'good'),
    (23, 2, 5, '2023-05-03', 14.99, 'new'),
    (24, 1, 3, '2025-04-29', 12.5, 'scratched'),
    (24, 2, 1, '2025-02-04', 14.99, 'good'),
    (25, 1, 2, '2012-02-25', 12.5, 'good'),
    (26, 1, 1, '2012-01-05', 9.95, 'good'),
    (27, 1, 6, '2012-04-23', 24.99, 'good'),
    (28, 1, 2, '2012-04-01', 14.99, 'new'),
    (29, 1, 1, '2020-01-07', 19.99, 'scratched'),
    (30, 1, 7, '2025-05-19', 12.5, 'good');

INSERT INTO loan (loan_id, edition_id, number, member_id, lent_by, taken_back_by, lent, due, returned) VALUES
    (1, 13, 1, 19, 3, 3, '2025-03-04', '2025-03-18', '2025-03-18'),
    (2, 7, 2, 7, 6, 6, '2025-03-11', '2025-03-25', '2025-04-01'),
    (3, 8, 1, 5, 4, 4, '2025-03-15', '2025-03-25', '2025-03-20'),
    (4, 20, 1, 1, 1, 16, '2025-03-21', '2025-04-04', '2025-04-03'),
    (5, 17, 1, 11, 15, 15, '2025-03-25', '2025-04-04', '2025-04-08'),
    (6, 7, 1, 1, 15, 15, '2025-03-29', '2025-04-12', '2025-04-18'),
    (7, 22, 2, 24, 9, 9, '2025-04-05', '2025-04-12', '2025-04-10'),
    (8, 15, 1, 1, 8, 8, '2025-04-10', '2025-04-24', '2025-05-01'),
    (9, 22, 2, 4, 9, 9, '2025-04-17', '2025-04-24', '2025-04-24'),
    (10, 28, 1, 23, 3, 13, '2025-04-22', '2025-04-29', '2025-04-24'),
    (11, 19, 1, 13, 1, 1, '2025-04-29', '2025-05-09', '2025-05-15'),
    (12, 29, 1, 16, 16, 1, '2025-05-06', '2025-05-16', '2025-05-20'),
    (13, 11, 1, 7, 6, 6, '2025-05-10', '2025-05-24', '2025-06-03'),
    (14, 3, 1, 5, 13, 13, '2025-05-16', '2025-05-30', '2025-05-30'),
    (15, 24, 1, 1, 4, 4, '2025-05-23', '2025-05-30', '2025-05-29'),
    (16, 15, 3, 5, 6, 6, '2025-05-29', '2025-06-12', '2025-06-21'),
    (17, 11, 1, 18, 6, 6, '2025-06-05', '2025-06-19', '2025-06-14'),
    (18, 7, 2, 17, 6, 6, '2025-06-10', '2025-06-24', '2025-06-27'),
    (19, 14, 1, 11, 12, 2, '2025-06-17', '2025-07-01', '2025-07-01'),
    (20, 24, 1, 15, 4, 4, '2025-06-24', '2025-07-01', '2025-06-28'),
    (21, 24, 1, 16, 4, 4, '2025-07-01', '2025-07-08', '2025-07-08'),
    (22, 6, 1, 1, 4, 4, '2025-07-08', '2025-07-18', '2025-07-17'),
    (23, 23, 2, 24, 6, 6, '2025-07-12', '2025-07-19', '2025-07-18'),
    (24, 3, 1, 9, 3, 3, '2025-07-19', '2025-08-02', '2025-07-31'),
    (25, 13, 2, 14, 1, 12, '2025-07-24', '2025-08-07', '2025-08-14'),
    (26, 17, 1, 8, 15, 8, '2025-07-31', '2025-08-10', '2025-08-09'),
    (27, 26, 1, 21, 2, 16, '2025-08-07', '2025-08-14', '2025-08-09'),
    (28, 22, 1, 12, 3, 3, '2025-08-14', '2025-08-21', '2025-08-21'),
    (29, 23, 2, 7, 6, 6, '2025-08-21', '2025-08-28', '2025-08-28'),
    (30, 3, 1, 5, 3, 3, '2025-08-26', '2025-09-09', '2025-09-09'),
    (31, 7, 1, 12, 8, 15, '2025-09-02', '2025-09-16', '2025-09-16'),
    (32, 9, 1, 24, 4, 4, '2025-09-09', '2025-09-23', '2025-09-23'),
    (33, 27, 1, 8, 7, 7, '2025-09-16', '2025-09-23', '2025-09-18'),
    (34, 22, 2, 16, 9, 9, '2025-09-20', '2025-09-27', '2025-09-27'),
    (35, 13, 2, 20, 2, NULL, '2025-09-23', '2025-10-07', NULL),
    (36, 17, 1, 4, 8, NULL, '2025-09-25', '2025-10-05', NULL),
    (37, 12, 1, 1, 6, NULL, '2025-09-26', '2025-10-10', NULL),
    (38, 18, 1, 7, 13, NULL, '2025-09-27', '2025-10-07', NULL),
    (39, 5, 1, 9, 15, NULL, '2025-09-30', '2025-10-14', NULL),
    (40, 16, 1, 17, 4, NULL, '2025-10-02', '2025-10-16', NULL);

INSERT INTO fine (loan_id, amount, paid) VALUES
    (2, 1.75, NULL),
    (5, 1.2, NULL),
    (6, 1.5, NULL),
    (8, 1.75, '2025-05-01'),
    (11, 1.8, '2025-05-15'),
    (12, 1.2, '2025-05-28'),
    (13, 2.5, NULL),
    (16, 2.25, '2025-06-21'),
    (18, 0.75, '2025-06-27'),
    (25, 1.75, NULL);

INSERT INTO reservation (reservation_id, member_id, edition_id, branch_id, made, fulfilled) VALUES
    (1, 11, 4, 7, '2025-05-02', '2025-05-06'),
    (2, 21, 8, 3, '2025-05-11', '2025-05-27'),
    (3, 17, 20, 8, '2025-05-20', '2025-05-29'),
    (4, 10, 30, 6, '2025-05-29', '2025-05-31'),
    (5, 21, 22, 3, '2025-06-07', '2025-06-15'),
    (6, 18, 13, 8, '2025-06-16', '2025-06-21'),
    (7, 3, 7, 6, '2025-06-25', '2025-07-11'),
    (8, 16, 13, 5, '2025-07-04', '2025-07-22'),
    (9, 7, 14, 1, '2025-07-13', '2025-07-19'),
    (10, 17, 3, 8, '2025-07-22', '2025-07-28'),
    (11, 16, 13, 5, '2025-07-31', NULL),
    (12, 19, 22, 4, '2025-08-09', NULL),
    (13, 17, 29, 8, '2025-08-18', NULL),
    (14, 18, 17, 8, '2025-08-27', NULL),
    (15, 18, 23, 8, '2025-09-05', NULL),
    (16, 19, 2, 4, '2025-09-14', NULL);

INSERT INTO review (film_id, member_id, stars, text, written) VALUES
    (1, 23, 2, 'Fell asleep, woke up, had missed nothing.', '2025-04-10'),
    (2, 20, 5, NULL, '2025-01-19'),
    (2, 22, 1, NULL, '2025-03-24'),
    (3, 20, 5, NULL, '2025-04-12'),
    (3, 21, 1, NULL, '2025-08-22'),
    (5, 7, 5, 'My grandmother asked for it by name.', '2025-01-28'),
    (5, 19, 4, NULL, '2025-06-05'),
    (7, 4, 1, 'The disc was scratched, which helped.', '2025-07-08'),
    (8, 5, 5, 'Quiet, exact, and over too soon.', '2025-03-04'),
    (8, 11, 5, NULL, '2025-01-10'),
    (10, 16, 4, NULL, '2025-06-30'),
    (11, 3, 5, 'The best ending in the whole library.', '2025-07-17'),
    (11, 11, 3, 'I liked the dog.', '2025-03-02'),
    (11, 19, 4, NULL, '2025-09-23'),
    (12, 11, 4, NULL, '2025-04-27'),
    (12, 19, 4, NULL, '2025-08-17'),
    (13, 3, 1, NULL, '2025-09-05'),
    (14, 13, 4, NULL, '2025-06-10'),
    (14, 18, 4, 'A little long in the middle.', '2025-04-04'),
    (15, 6, 4, 'The music alone is worth the way to the branch.', '2025-01-30'),
    (15, 8, 5, 'Saw it twice in one week.', '2025-07-23'),
    (15, 16, 3, 'Fine for a train ride.', '2025-02-02'),
    (15, 22, 5, NULL, '2025-08-01'),
    (16, 7, 1, NULL, '2025-07-15'),
    (18, 5, 4, 'Better than the cover says.', '2025-06-19'),
    (18, 8, 3, NULL, '2025-09-20'),
    (18, 12, 1, NULL, '2025-05-06'),
    (20, 24, 3, 'Neither here nor there.', '2025-04-14'),
    (21, 10, 3, NULL, '2025-05-22'),
    (22, 5, 4, 'Good company on a wet evening.', '2025-09-08'),
    (22, 23, 2, 'The original was better.', '2025-09-22'),
    (24, 24, 4, NULL, '2025-07-06');

INSERT INTO watchlist (member_id, film_id, added) VALUES
    (2, 18, '2025-03-10'),
    (2, 20, '2025-08-06'),
    (2, 21, '2025-07-27'),
    (3, 2, '2025-08-23'),
    (3, 23, '2025-03-17'),
    (4, 10, '2025-08-03'),
    (5, 2, '2025-07-28'),
    (5, 9, '2025-09-03'),
    (5, 13, '2025-02-07'),
    (5, 21, '2025-05-12'),
    (7, 16, '2025-04-14'),
    (9, 14, '2025-07-13'),
    (9, 16, '2025-03-03'),
    (10, 8, '2025-04-03'),
    (10, 9, '2025-02-17'),
    (10, 15, '2025-03-18'),
    (11, 21, '2025-02-17'),
    (17, 6, '2025-02-28'),
    (19, 11, '2025-04-15'),
    (21, 3, '2025-04-16'),
    (21, 9, '2025-03-12'),
    (21, 19, '2025-06-14'),
    (22, 1, '2025-03-05'),
    (22, 2, '2025-04-23'),
    (22, 16, '2025-07-05'),
    (24, 2, '2025-07-09'),
    (24, 19, '2025-06-21'),
    (24, 22, '2025-05-18');
-- From here on the library looks after these two things by itself.
CREATE TRIGGER loan_late AFTER UPDATE OF returned ON loan
WHEN OLD.returned IS NULL AND NEW.returned > NEW.due
BEGIN
    INSERT INTO fine (loan_id, amount)
    SELECT NEW.loan_id, format.fine_per_day * (julianday(NEW.returned) - julianday(NEW.due))
    FROM edition
    JOIN format USING (format_id)
    WHERE edition.edition_id = NEW.edition_id AND format.fine_per_day > 0;
END;

CREATE TRIGGER loan_reserved AFTER INSERT ON loan
BEGIN
    UPDATE reservation SET fulfilled = NEW.lent
    WHERE member_id = NEW.member_id AND edition_id = NEW.edition_id AND fulfilled IS NULL;
END;

COMMIT;
