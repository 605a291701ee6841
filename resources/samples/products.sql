-- SPDX-License-Identifier: Apache-2.0
-- A garden shop: products stand in a category, and are sold as items in a unit of measure.
-- It builds with the sqlite3 shell: sqlite3 products.db < products.sql

PRAGMA foreign_keys = ON;

BEGIN;

CREATE TABLE category (
    id INTEGER NOT NULL,
    name VARCHAR(255) NOT NULL,
    description TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
);

CREATE TABLE uom ( -- unit of measure
    id INTEGER NOT NULL,
    name VARCHAR(255) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
);

CREATE TABLE product (
    id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    description VARCHAR(255) NOT NULL,
    category_id INTEGER,
    PRIMARY KEY (id),
    UNIQUE (name),
    FOREIGN KEY (category_id) REFERENCES category (id)
);

CREATE TABLE product_item (
    id INTEGER NOT NULL,
    product_id INTEGER,
    name VARCHAR NOT NULL,
    description TEXT NOT NULL,
    uom_id INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY (product_id) REFERENCES product (id),
    UNIQUE (name),
    FOREIGN KEY (uom_id) REFERENCES uom (id)
);

INSERT INTO category (id, name, description) VALUES
    (1, 'Seeds', 'Vegetables, herbs and flowers to sow'),
    (2, 'Bulbs', 'To be planted in autumn, a hand deep'),
    (3, 'Soil', 'Earth, compost and what loosens them'),
    (4, 'Fertilisers', 'Food for plants, organic and mineral'),
    (5, 'Hand tools', 'Everything with a handle'),
    (6, 'Watering', 'From the can to the hose'),
    (7, 'Pots', 'Clay, wood and felt'),
    (8, 'Plant care', 'Against snails, lice and mildew'),
    (9, 'Climbing aids', 'Canes, nets and ties'),
    (10, 'Clothing', 'Gloves, boots and hats');

INSERT INTO uom (id, name) VALUES
    (1, 'piece'),
    (2, 'pair'),
    (3, 'packet'),
    (4, 'gram'),
    (5, 'kilogram'),
    (6, 'millilitre'),
    (7, 'litre'),
    (8, 'metre'),
    (9, 'set'),
    (10, 'pallet');

INSERT INTO product (id, name, description, category_id) VALUES
    (1, 'Runner bean', 'Climbs to three metres, red flowers', 1),
    (2, 'Basil', 'Large leaves, likes warmth', 1),
    (3, 'Cornflower', 'Blue, for bees', 1),
    (4, 'Snowdrop', 'Flowers in February', 2),
    (5, 'Tulip', 'Late, dark purple', 2),
    (6, 'Potting soil', 'Without peat', 3),
    (7, 'Bark mulch', 'Pine, fine', 3),
    (8, 'Horn meal', 'Works for three months', 4),
    (9, 'Tomato feed', 'Liquid, once a week', 4),
    (10, 'Trowel', 'Stainless steel, ash handle', 5),
    (11, 'Secateurs', 'For branches up to 20 mm', 5),
    (12, 'Watering can', 'Zinc, with a brass rose', 6),
    (13, 'Garden hose', 'Half an inch, does not kink', 6),
    (14, 'Clay pot', 'Frost-proof', 7),
    (15, 'Neem oil', 'Against aphids', 8),
    (16, 'Bamboo cane', 'Two metres and more', 9),
    (17, 'Jute twine', 'Rots with the plant', 9),
    (18, 'Gloves', 'Goat leather, long cuffs', 10),
    (19, 'Honesty box', 'Painted tin; nobody has found its shelf yet', NULL);

INSERT INTO product_item (id, product_id, name, description, uom_id) VALUES
    (1, 1, 'Runner bean, packet', '40 seeds', 3),
    (2, 1, 'Runner bean, loose', 'Weighed at the counter', 4),
    (3, 2, 'Basil, packet', '300 seeds', 3),
    (4, 3, 'Cornflower, packet', '150 seeds', 3),
    (5, 3, 'Cornflower, loose', 'For a whole meadow', 4),
    (6, 4, 'Snowdrop, bulb', 'Single bulb', 1),
    (7, 4, 'Snowdrop, net', '25 bulbs', 3),
    (8, 5, 'Tulip, bulb', 'Single bulb', 1),
    (9, 5, 'Tulip, net', '20 bulbs', 3),
    (10, 6, 'Potting soil, bag', '40 litres', 7),
    (11, 6, 'Potting soil, pallet', '48 bags, delivered', 10),
    (12, 7, 'Bark mulch, bag', '60 litres', 7),
    (13, 8, 'Horn meal, box', '2.5 kilograms', 5),
    (14, 9, 'Tomato feed, bottle', '750 millilitres', 6),
    (15, 9, 'Tomato feed, canister', '5 litres', 7),
    (16, 10, 'Trowel, narrow', 'For bulbs', 1),
    (17, 10, 'Trowel, wide', 'For pots', 1),
    (18, 10, 'Trowels, both', 'Narrow and wide in a linen bag', 9),
    (19, 11, 'Secateurs', 'Right hand', 1),
    (20, 11, 'Secateurs, left hand', 'Left hand', 1),
    (21, 12, 'Watering can, small', '3 litres', 1),
    (22, 12, 'Watering can, large', '9 litres', 1),
    (23, 13, 'Garden hose', 'Cut to length', 8),
    (24, 14, 'Clay pot, 12 cm', 'With a hole', 1),
    (25, 14, 'Clay pot, 24 cm', 'With a hole', 1),
    (26, 15, 'Neem oil', '250 millilitres', 6),
    (27, 16, 'Bamboo cane', '2.1 metres', 1),
    (28, 16, 'Bamboo canes, bundle', '25 canes', 9),
    (29, 17, 'Jute twine', '100 metres', 8),
    (30, 18, 'Gloves, size 7', 'Green', 2),
    (31, 18, 'Gloves, size 9', 'Brown', 2),
    (32, NULL, 'Gift card', 'Any amount', 1);

COMMIT;
