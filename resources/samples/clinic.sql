-- SPDX-License-Identifier: Apache-2.0
-- A veterinary clinic: the sample on which tools/run opens the program.
-- It builds with the sqlite3 shell: sqlite3 clinic.db < clinic.sql

PRAGMA foreign_keys = ON;

BEGIN;

CREATE TABLE owner ( -- whoever brings a pet and pays
    owner_id INTEGER PRIMARY KEY,
    name     TEXT NOT NULL CHECK (name <> ''),
    phone    TEXT, -- with country code
    email    TEXT UNIQUE COLLATE NOCASE CHECK (email LIKE '%_@_%'),
    city     TEXT NOT NULL DEFAULT 'Leiden',
    since    DATE NOT NULL DEFAULT CURRENT_DATE
);

CREATE TABLE species ( -- what kind of animal
    species_id INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    class      TEXT NOT NULL CHECK (class IN ('mammal', 'bird', 'reptile', 'fish'))
);

CREATE TABLE pet (
    pet_id     INTEGER PRIMARY KEY,
    owner_id   INTEGER NOT NULL REFERENCES owner ON DELETE RESTRICT,
    species_id INTEGER NOT NULL REFERENCES species,
    mother_id  INTEGER REFERENCES pet ON DELETE SET NULL, -- if she is a patient too
    name       TEXT NOT NULL,
    sex        TEXT CHECK (sex IN ('f', 'm')),
    born       DATE,
    chip       TEXT UNIQUE, -- fifteen digits
    weight_kg  NUMERIC(6, 2) CHECK (weight_kg > 0),
    CONSTRAINT chip_has_15_digits CHECK (length(chip) = 15 AND chip NOT GLOB '*[^0-9]*'),
    CONSTRAINT nobody_bears_herself CHECK (mother_id <> pet_id)
);

CREATE TABLE vet (
    vet_id        INTEGER PRIMARY KEY,
    supervisor_id INTEGER REFERENCES vet ON DELETE SET NULL, -- who signs for a beginner
    name          TEXT NOT NULL,
    licence       TEXT NOT NULL UNIQUE,
    hired         DATE NOT NULL
);

CREATE TABLE speciality (
    speciality_id INTEGER PRIMARY KEY,
    name          TEXT NOT NULL UNIQUE
);

CREATE TABLE vet_speciality (
    vet_id        INTEGER NOT NULL REFERENCES vet ON DELETE CASCADE,
    speciality_id INTEGER NOT NULL REFERENCES speciality ON DELETE CASCADE,
    PRIMARY KEY (vet_id, speciality_id)
) WITHOUT ROWID;

CREATE TABLE visit ( -- one pet, one vet, one date
    visit_id INTEGER PRIMARY KEY AUTOINCREMENT,
    pet_id   INTEGER NOT NULL REFERENCES pet ON DELETE CASCADE,
    vet_id   INTEGER NOT NULL REFERENCES vet,
    day      DATE NOT NULL,
    reason   TEXT NOT NULL,
    findings TEXT,
    UNIQUE (pet_id, vet_id, day)
);

CREATE TABLE treatment (
    treatment_id INTEGER PRIMARY KEY,
    name         TEXT NOT NULL UNIQUE,
    price        NUMERIC(8, 2) NOT NULL CHECK (price >= 0), -- in euro, before tax
    minutes      INTEGER NOT NULL DEFAULT 15 CHECK (minutes BETWEEN 1 AND 480)
);

CREATE TABLE visit_treatment ( -- what was done at a visit, at the price of that day
    visit_id     INTEGER NOT NULL REFERENCES visit ON DELETE CASCADE,
    treatment_id INTEGER NOT NULL REFERENCES treatment,
    quantity     INTEGER NOT NULL DEFAULT 1 CHECK (quantity > 0),
    price        NUMERIC(8, 2) NOT NULL,
    total        NUMERIC(8, 2) GENERATED ALWAYS AS (quantity * price) VIRTUAL,
    note         TEXT,
    PRIMARY KEY (visit_id, treatment_id)
);

CREATE TABLE invoice (
    invoice_id INTEGER PRIMARY KEY,
    visit_id   INTEGER NOT NULL UNIQUE REFERENCES visit,
    number     TEXT NOT NULL UNIQUE,
    issued     DATE NOT NULL,
    paid       DATE,
    CONSTRAINT paid_after_issue CHECK (paid >= issued)
);

CREATE INDEX pet_by_owner ON pet (owner_id, name);
CREATE INDEX pet_by_mother ON pet (mother_id);
CREATE INDEX vet_by_supervisor ON vet (supervisor_id);
CREATE INDEX vets_of_speciality ON vet_speciality (speciality_id);
CREATE INDEX visit_by_day ON visit (day DESC);
CREATE INDEX visit_by_vet ON visit (vet_id, day);
CREATE INDEX visits_of_treatment ON visit_treatment (treatment_id);
CREATE INDEX invoice_unpaid ON invoice (issued) WHERE paid IS NULL;

CREATE VIEW visit_bill AS
SELECT v.visit_id, p.name AS pet, o.name AS owner, v.day, sum(t.total) AS total
FROM visit v
JOIN pet p USING (pet_id)
JOIN owner o USING (owner_id)
JOIN visit_treatment t USING (visit_id)
GROUP BY v.visit_id;

CREATE TRIGGER paid_invoice_stays BEFORE DELETE ON invoice WHEN OLD.paid IS NOT NULL
BEGIN
    SELECT raise(ABORT, 'a paid invoice is kept');
END;

INSERT INTO owner (owner_id, name, phone, email, city, since) VALUES
    (1, 'Anna de Vries', '+31 71 555 1137', 'anna@example.org', 'Leiden', '2016-06-08'),
    (2, 'Bram Jansen', '+31 71 555 1274', 'bram@example.org', 'Leiden', '2017-11-15'),
    (3, 'Chiara Ricci', '+31 71 555 1411', 'chiara@example.org', 'Voorschoten', '2018-04-22'),
    (4, 'Daniel Okafor', '+31 71 555 1548', 'daniel@example.org', 'Leiden', '2019-09-01'),
    (5, 'Eva Lindqvist', '+31 71 555 1685', 'eva@example.org', 'Oegstgeest', '2020-02-08'),
    (6, 'Farid Haddad', NULL, 'farid@example.org', 'Leiden', '2021-07-15'),
    (7, 'Greta Vogel', '+31 71 555 1959', 'greta@example.org', 'Leiderdorp', '2022-12-22'),
    (8, 'Hugo Moreau', '+31 71 555 2096', 'hugo@example.org', 'Leiden', '2023-05-01'),
    (9, 'Ines Carvalho', '+31 71 555 2233', NULL, 'Leiden', '2015-10-08'),
    (10, 'Jonas Weber', '+31 71 555 2370', 'jonas@example.org', 'Katwijk', '2016-03-15'),
    (11, 'Kateřina Nováková', '+31 71 555 2507', 'katerina@example.org', 'Leiden', '2017-08-22'),
    (12, 'Liam O''Connor', '+31 71 555 2644', 'liam@example.org', 'Oegstgeest', '2018-01-01'),
    (13, 'Mira Petrović', NULL, 'mira@example.org', 'Leiden', '2019-06-08'),
    (14, 'Noor Bakker', '+31 71 555 2918', 'noor@example.org', 'Leiderdorp', '2020-11-15'),
    (15, 'Oskar Nilsson', '+31 71 555 3055', 'oskar@example.org', 'Leiden', '2021-04-22');

INSERT INTO species (species_id, name, class) VALUES
    (1, 'dog', 'mammal'),
    (2, 'cat', 'mammal'),
    (3, 'rabbit', 'mammal'),
    (4, 'guinea pig', 'mammal'),
    (5, 'hamster', 'mammal'),
    (6, 'ferret', 'mammal'),
    (7, 'budgerigar', 'bird'),
    (8, 'canary', 'bird'),
    (9, 'tortoise', 'reptile'),
    (10, 'corn snake', 'reptile'),
    (11, 'koi', 'fish');

INSERT INTO pet (pet_id, owner_id, species_id, mother_id, name, sex, born, chip, weight_kg) VALUES
    (1, 1, 1, NULL, 'Bella', 'f', '2017-08-12', '528140073939133', 24.5),
    (2, 1, 1, 1, 'Bruno', 'm', '2019-03-23', '528140047878266', 27.1),
    (3, 2, 2, NULL, 'Misty', 'f', '2019-10-06', '528140021817399', 4.2),
    (4, 2, 2, 3, 'Pepper', 'f', '2021-05-17', '528140095756532', 3.9),
    (5, 3, 2, 3, 'Salt', 'm', '2022-12-28', '528140069695665', 4.8),
    (6, 4, 1, NULL, 'Zeus', 'm', '2018-07-11', '528140043634798', 38),
    (7, 4, 3, NULL, 'Thumper', 'm', '2015-02-22', NULL, 1.9),
    (8, 5, 3, NULL, 'Clover', 'f', '2012-09-05', NULL, 2.1),
    (9, 5, 3, 8, 'Daisy', 'f', '2015-04-16', NULL, 1.7),
    (10, 6, 4, NULL, 'Nutmeg', 'f', '2014-11-27', NULL, 0.9),
    (11, 7, 2, NULL, 'Felix', 'm', '2019-06-10', NULL, 5.3),
    (12, 8, 1, NULL, 'Luna', 'f', '2016-01-21', '528140087269596', 18.4),
    (13, 8, 1, 12, 'Nova', 'f', '2019-08-04', '528140061208729', 16.2),
    (14, 9, 1, 12, 'Rex', 'm', '2018-03-15', '528140035147862', 19.9),
    (15, 10, 7, NULL, 'Kiwi', 'm', '2015-10-26', NULL, 0.04),
    (16, 10, 7, NULL, 'Sky', 'f', '2012-05-09', NULL, 0.04),
    (17, 11, 9, NULL, 'Shelly', 'f', '2017-12-20', NULL, 3.3),
    (18, 11, 2, NULL, 'Micka', 'f', '2014-07-03', '528140030904394', 4.4),
    (19, 12, 6, NULL, 'Bandit', 'm', '2019-02-14', '528140004843527', 1.2),
    (20, 12, 10, NULL, 'Noodle', NULL, NULL, NULL, 0.6),
    (21, 13, 2, 18, 'Garo', 'm', '2017-04-08', '528140052721793', 5.0),
    (22, 14, 5, NULL, 'Peanut', 'm', '2018-11-19', NULL, 0.12),
    (23, 14, 8, NULL, 'Sunny', 'm', '2015-06-02', NULL, 0.02),
    (24, 15, 11, NULL, 'Momo', NULL, NULL, NULL, 2.8),
    (25, 15, 1, 1, 'Sigge', 'm', '2020-08-24', '528140048478325', 25.3),
    (26, 9, 2, 4, 'Olive', 'f', '2023-03-07', '528140022417458', 3.6);

INSERT INTO vet (vet_id, supervisor_id, name, licence, hired) VALUES
    (1, NULL, 'Dr. Saskia Visser', 'NL-4211', '2009-06-01'),
    (2, 1, 'Dr. Thomas Brandt', 'NL-4422', '2012-11-01'),
    (3, 1, 'Dr. Uma Raman', 'NL-4633', '2014-04-01'),
    (4, 2, 'Dr. Victor Sarr', 'NL-4844', '2016-09-01'),
    (5, 1, 'Dr. Wilma Dekker', 'NL-5055', '2017-02-01'),
    (6, 3, 'Dr. Xin Zhao', 'NL-5266', '2018-07-01'),
    (7, 3, 'Dr. Yara Costa', 'NL-5477', '2020-12-01'),
    (8, 5, 'Dr. Zoë Peeters', 'NL-5688', '2021-05-01'),
    (9, 5, 'Dr. Arne Holm', 'NL-5899', '2022-10-01'),
    (10, 6, 'Dr. Bea Molnár', 'NL-6110', '2023-03-01');

INSERT INTO speciality (speciality_id, name) VALUES
    (1, 'surgery'),
    (2, 'dentistry'),
    (3, 'dermatology'),
    (4, 'ophthalmology'),
    (5, 'cardiology'),
    (6, 'birds'),
    (7, 'reptiles'),
    (8, 'small mammals'),
    (9, 'orthopaedics'),
    (10, 'imaging');

INSERT INTO vet_speciality (vet_id, speciality_id) VALUES
    (1, 1),
    (1, 9),
    (2, 1),
    (2, 5),
    (3, 2),
    (3, 3),
    (4, 6),
    (4, 7),
    (5, 3),
    (5, 8),
    (6, 4),
    (6, 10),
    (7, 5),
    (7, 10),
    (8, 8),
    (9, 9),
    (10, 2),
    (10, 7);

INSERT INTO treatment (treatment_id, name, price, minutes) VALUES
    (1, 'consultation', 38, 15),
    (2, 'vaccination', 29.5, 10),
    (3, 'dental cleaning', 145, 60),
    (4, 'tooth extraction', 62, 30),
    (5, 'neutering', 180, 60),
    (6, 'blood panel', 74, 10),
    (7, 'X-ray', 95, 20),
    (8, 'ultrasound', 110, 30),
    (9, 'wound care', 45, 20),
    (10, 'stitches', 68, 30),
    (11, 'deworming', 14.5, 5),
    (12, 'claw trimming', 12, 10),
    (13, 'chip implant', 35, 10),
    (14, 'eye drops', 17.8, 5),
    (15, 'antibiotics', 22.4, 5),
    (16, 'beak trimming', 18, 10),
    (17, 'night on the ward', 85, 480);

INSERT INTO visit (visit_id, pet_id, vet_id, day, reason, findings) VALUES
    (1, 8, 2, '2025-01-15', 'neutering', NULL),
    (2, 10, 3, '2025-01-21', 'scratches', NULL),
    (3, 4, 6, '2025-02-03', 'yearly check', NULL),
    (4, 24, 1, '2025-02-10', 'white spots', 'parasites; salt bath advised'),
    (5, 13, 8, '2025-02-17', 'claws too long', NULL),
    (6, 16, 4, '2025-02-27', 'beak too long', NULL),
    (7, 5, 1, '2025-03-06', 'limps on the left hind leg', 'sprain, no fracture'),
    (8, 3, 9, '2025-03-13', 'swallowed a sock', 'removed by surgery'),
    (9, 3, 2, '2025-03-19', 'claws too long', NULL),
    (10, 1, 6, '2025-03-31', 'does not eat', 'tooth abscess'),
    (11, 13, 5, '2025-04-11', 'red eye', 'conjunctivitis'),
    (12, 18, 5, '2025-04-18', 'limps on the left hind leg', 'sprain, no fracture'),
    (13, 10, 9, '2025-04-25', 'yearly check', NULL),
    (14, 26, 6, '2025-04-29', 'swallowed a sock', 'removed by surgery'),
    (15, 25, 3, '2025-05-07', 'new in the family', 'healthy'),
    (16, 2, 6, '2025-05-12', 'neutering', NULL),
    (17, 8, 3, '2025-05-19', 'check after surgery', 'heals well'),
    (18, 17, 4, '2025-05-27', 'does not eat', 'kept too cold'),
    (19, 18, 7, '2025-06-02', 'new in the family', 'healthy'),
    (20, 12, 9, '2025-06-06', 'scratches', NULL),
    (21, 9, 1, '2025-06-10', 'yearly check', NULL),
    (22, 25, 1, '2025-06-16', 'bitten by a dog', 'two wounds, four stitches'),
    (23, 6, 6, '2025-06-20', 'new in the family', 'healthy'),
    (24, 4, 9, '2025-06-26', 'scratches', NULL),
    (25, 9, 1, '2025-07-07', 'scratches', NULL),
    (26, 7, 5, '2025-07-16', 'vaccination', NULL),
    (27, 1, 6, '2025-07-23', 'scratches', NULL),
    (28, 21, 8, '2025-07-29', 'check after surgery', 'heals well'),
    (29, 26, 2, '2025-08-06', 'neutering', NULL),
    (30, 9, 9, '2025-08-11', 'claws too long', NULL),
    (31, 26, 7, '2025-08-18', 'check after surgery', 'heals well'),
    (32, 9, 8, '2025-08-26', 'bitten by a dog', 'two wounds, four stitches'),
    (33, 7, 2, '2025-09-05', 'check after surgery', 'heals well'),
    (34, 6, 1, '2025-09-11', 'claws too long', NULL),
    (35, 10, 6, '2025-09-16', 'tartar', 'second degree'),
    (36, 10, 3, '2025-09-19', 'swallowed a sock', 'removed by surgery');

INSERT INTO visit_treatment (visit_id, treatment_id, quantity, price, note) VALUES
    (1, 5, 1, 180, NULL),
    (1, 17, 3, 85, NULL),
    (2, 1, 1, 38, NULL),
    (2, 6, 1, 74, NULL),
    (3, 1, 1, 38, NULL),
    (3, 2, 1, 29.5, NULL),
    (4, 1, 1, 38, NULL),
    (5, 12, 1, 12, NULL),
    (6, 1, 1, 38, NULL),
    (6, 16, 1, 18, NULL),
    (7, 1, 1, 38, NULL),
    (7, 7, 1, 95, NULL),
    (8, 1, 1, 38, NULL),
    (8, 7, 1, 95, NULL),
    (8, 8, 1, 110, NULL),
    (8, 17, 3, 85, NULL),
    (9, 12, 1, 12, NULL),
    (10, 1, 1, 38, NULL),
    (10, 4, 1, 62, NULL),
    (10, 15, 1, 22.4, 'given at home'),
    (11, 1, 1, 38, NULL),
    (11, 14, 1, 17.8, 'given at home'),
    (12, 1, 1, 38, NULL),
    (12, 7, 1, 95, NULL),
    (13, 1, 1, 38, NULL),
    (13, 2, 1, 29.5, NULL),
    (14, 1, 1, 38, NULL),
    (14, 7, 1, 95, NULL),
    (14, 8, 1, 110, NULL),
    (14, 17, 3, 85, NULL),
    (15, 1, 1, 38, NULL),
    (15, 11, 1, 14.5, NULL),
    (15, 13, 1, 35, NULL),
    (16, 5, 1, 180, NULL),
    (16, 17, 2, 85, NULL),
    (17, 9, 1, 45, NULL),
    (18, 1, 1, 38, NULL),
    (18, 6, 1, 74, NULL),
    (19, 1, 1, 38, NULL),
    (19, 11, 1, 14.5, NULL),
    (19, 13, 1, 35, NULL),
    (20, 1, 1, 38, NULL),
    (20, 6, 1, 74, NULL),
    (21, 1, 1, 38, NULL),
    (21, 2, 1, 29.5, NULL),
    (22, 1, 1, 38, NULL),
    (22, 10, 4, 68, NULL),
    (22, 15, 1, 22.4, 'given at home'),
    (22, 17, 2, 85, NULL),
    (23, 1, 1, 38, NULL),
    (23, 11, 1, 14.5, NULL),
    (23, 13, 1, 35, NULL),
    (24, 1, 1, 38, NULL),
    (24, 6, 1, 74, NULL),
    (25, 1, 1, 38, NULL),
    (25, 6, 1, 74, NULL),
    (26, 2, 1, 29.5, NULL),
    (26, 11, 1, 14.5, NULL),
    (27, 1, 1, 38, NULL),
    (27, 6, 1, 74, NULL),
    (28, 9, 1, 45, NULL),
    (29, 5, 1, 180, NULL),
    (29, 17, 3, 85, NULL),
    (30, 12, 1, 12, NULL),
    (31, 9, 1, 45, NULL),
    (32, 1, 1, 38, NULL),
    (32, 10, 4, 68, NULL),
    (32, 15, 1, 22.4, 'given at home'),
    (32, 17, 3, 85, NULL),
    (33, 9, 1, 45, NULL),
    (34, 12, 1, 12, NULL),
    (35, 3, 1, 145, NULL),
    (36, 1, 1, 38, NULL),
    (36, 7, 1, 95, NULL),
    (36, 8, 1, 110, NULL),
    (36, 17, 3, 85, NULL);

INSERT INTO invoice (invoice_id, visit_id, number, issued, paid) VALUES
    (1, 1, '2025-0001', '2025-01-15', '2025-01-31'),
    (2, 2, '2025-0002', '2025-01-21', '2025-01-23'),
    (3, 3, '2025-0003', '2025-02-03', NULL),
    (4, 4, '2025-0004', '2025-02-10', '2025-02-26'),
    (5, 5, '2025-0005', '2025-02-17', '2025-03-02'),
    (6, 6, '2025-0006', '2025-02-27', '2025-03-08'),
    (7, 7, '2025-0007', '2025-03-06', '2025-03-26'),
    (8, 8, '2025-0008', '2025-03-13', '2025-04-03'),
    (9, 9, '2025-0009', '2025-03-19', NULL),
    (10, 10, '2025-0010', '2025-03-31', '2025-04-10'),
    (11, 11, '2025-0011', '2025-04-11', '2025-04-18'),
    (12, 12, '2025-0012', '2025-04-18', '2025-04-23'),
    (13, 13, '2025-0013', '2025-04-25', '2025-05-17'),
    (14, 14, '2025-0014', '2025-04-29', '2025-05-08'),
    (15, 15, '2025-0015', '2025-05-07', '2025-05-26'),
    (16, 16, '2025-0016', '2025-05-12', NULL),
    (17, 17, '2025-0017', '2025-05-19', '2025-05-24'),
    (18, 18, '2025-0018', '2025-05-27', '2025-06-10'),
    (19, 19, '2025-0019', '2025-06-02', '2025-06-11'),
    (20, 20, '2025-0020', '2025-06-06', '2025-06-12'),
    (21, 21, '2025-0021', '2025-06-10', '2025-06-15'),
    (22, 22, '2025-0022', '2025-06-16', '2025-06-17'),
    (23, 23, '2025-0023', '2025-06-20', NULL),
    (24, 24, '2025-0024', '2025-06-26', '2025-07-09'),
    (25, 25, '2025-0025', '2025-07-07', '2025-07-14'),
    (26, 26, '2025-0026', '2025-07-16', '2025-07-17'),
    (27, 27, '2025-0027', '2025-07-23', '2025-08-16'),
    (28, 28, '2025-0028', '2025-07-29', '2025-07-30'),
    (29, 29, '2025-0029', '2025-08-06', NULL),
    (30, 30, '2025-0030', '2025-08-11', '2025-08-17'),
    (31, 31, '2025-0031', '2025-08-18', '2025-09-12'),
    (32, 32, '2025-0032', '2025-08-26', '2025-09-07');

COMMIT;
