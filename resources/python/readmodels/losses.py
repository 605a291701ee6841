# SPDX-License-Identifier: Apache-2.0
"""Options that are understood and that no drawing holds: each is listed once, with how often."""
from readmodels.wording import worded

KEPT = {
    'a column': frozenset('''autoincrement comment default index insert_default name nullable
        onupdate primary_key quote server_default sort_order type_ unique use_existing_column
        ForeignKey foreign_key foreignkey ForiegnKey'''.split()),
    'a relationship': frozenset('''argument back_populates backref cascade foreign_keys lazy
        order_by overlaps passive_deletes primaryjoin remote_side secondary secondaryjoin uselist
        viewonly'''.split()),
    'a table': frozenset('''comment extend_existing keep_existing metadata name quote schema
        sqlite_autoincrement sqlite_strict sqlite_with_rowid'''.split()),
    'an index': frozenset('name quote sqlite_where unique'.split()),
}


class Losses:
    def __init__(self, note):
        self.note = note
        self.found = {}  # (what, option) -> [place, value, count]

    def look(self, what, options, place, besides=()):
        """Takes note of what is said of `what` and not kept."""
        for option, value in options.items():
            if isinstance(option, str) and option not in KEPT[what] and option not in besides \
                    and value is not None:
                self.found.setdefault((what, option), [place, value, 0])[2] += 1

    def tell(self):
        for (what, option), (place, value, count) in self.found.items():
            text = worded(value)
            text = text if len(text) <= 40 else '…'
            often = '' if count == 1 else f' ({count} times)'
            self.note(place, f'{option}={text} of {what} is nothing that a drawing holds; left '
                      f'out{often}')
