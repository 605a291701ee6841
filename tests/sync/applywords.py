# SPDX-License-Identifier: Apache-2.0
"""The names, types and values out of which applymaker.py makes databases."""

NAMES = ['pet', 'owner', 'a"b', "it's", 'sp ace', 'select', 'Größe', '%1 %s', 'x.y', 'ö', 'Ö', '1st', 'x]y', '`tick',
         'T', 'very_long_name_of_a_table', 'group', 'é', '🐈', 'semi;--', 'back\\slash', 'new\nline', 'values', 'index',
         'sw_new_pet', 'sw new', '\u202eabc\u200f', ' lead', 'trail ', 'rowid', '/* no */', '--', 'e\u0301', 'main', 'temp']
COLUMNS = ['name', 'note', 'a"b', "it's", 'sp ace', 'order', 'Größe', '%1', 'x.y', 'ä', 'n', 'Kind', '1st', 'x]y', 'b`t',
           'from', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', '🐈', 'tab\there', 'check', 'value', 'old', 'new', '\u200fשם', 'oid',
           'generated', 'references', 'a\nb', ' ', 'é', 'e\u0301', '--', '/*', 'primary', 'NULL', 'sw_new_name']
TYPES = ['', 'INTEGER', 'INT', 'TEXT', 'varchar(20)', 'REAL', 'NUMERIC(8, 2)', 'BLOB', 'unsigned big int', 'DATE']
STRICT_TYPES = ['INT', 'INTEGER', 'REAL', 'TEXT', 'BLOB', 'ANY']
COLLATIONS = ['NOCASE', 'RTRIM', 'BINARY']


class Text(bytes):
    """What SQLite calls text; bytes of any kind."""


VALUES = [None, None, 0, 1, -1, 42, 2**53 + 1, 2**63 - 1, -2**63, 0.5, 1e308, float('inf'), float('-inf'), -0.0, 1e-320,
          9007199254740993.0, '', 'a', 'A', 'b', 'a ', '007', '7', ' 5 ', '1e3', '1.10', '12abc', '0x1F', 'text\0nul', 'é',
          '🐈', b'', b'\0\xff', b'blob', '9223372036854775808', 'it''s "quoted"', Text(b'\xff\xfe\xc3'), Text(b'ok\0\x80!')]
DEFAULTS = [(None, ''), (5, ' DEFAULT 5'), ('x', " DEFAULT 'x'"), (2, ' DEFAULT (1 + 1)'), (None, ' DEFAULT NULL'),
            ('it\'s', " DEFAULT 'it''s'"), (-1.5, ' DEFAULT -1.5')]
ACTIONS = ['', ' ON DELETE CASCADE', ' ON DELETE SET NULL', ' ON DELETE SET DEFAULT ON UPDATE RESTRICT',
           ' ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED', ' MATCH FULL ON DELETE CASCADE NOT DEFERRABLE']


def ident(name):
    return '"' + name.replace('"', '""') + '"'
