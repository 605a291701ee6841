# SPDX-License-Identifier: Apache-2.0
"""The columns that a mapped class gives its table."""
from readmodels.known import called, is_column
from readmodels.tables import ITEMS
from readmodels.values import Call, ColumnOf, Unknown
from readmodels.wording import worded


class ColumnMaker:
    """Mixed into the mapper."""

    def add_columns(self, mapping, found):
        for name, value, annotation, owner in found:
            if is_column(value):
                self.add_column(mapping, name, value, annotation)
            elif isinstance(value, ColumnOf) and self.tables.column_of(value):
                mapping.columns[name] = self.tables.column_of(value)
        if self.modern:
            table = mapping.table
            table.columns.sort(key=lambda column: self.sort_order(column))

    @staticmethod
    def sort_order(column):
        order = column.call.kwargs.get('sort_order')
        return order if isinstance(order, int) else 0

    def add_column(self, mapping, name, call, annotation):
        type_map = mapping.cls.find('type_annotation_map')[0]
        type_map = type_map if isinstance(type_map, dict) else {}
        kind = None
        if annotation and annotation.mapped:
            kind = self.program.annotations.column_type(annotation, type_map)
            if annotation.call is not None:
                call = self.merged(call, annotation.call)
        column = self.tables.put(mapping.table, call, name)
        if column is None:
            self.note(call.place, f'the name of {mapping.cls.name}.{name} is known only when the '
                      'program runs; left out')
            return
        column.attribute = name
        mapping.columns[name] = (mapping.table, column)
        if annotation and annotation.mapped:
            if column.type is None:
                column.type = kind
                if kind is None and not any(called(each) == 'ForeignKey' for each in column.items):
                    column.type = Unknown(worded(annotation.value))
            column.nullable = annotation.optional

    @staticmethod
    def merged(call, other):
        """mapped_column() with what the mapped_column() of an Annotated type says."""
        args = list(call.args)
        for each in other.args:
            if called(each) in ITEMS or not any(
                    not isinstance(mine, str) and called(mine) not in ITEMS for mine in args):
                args.append(each)
        made = Call(call.func, args, {**other.kwargs, **call.kwargs}, call.place)
        made.order = call.order
        return made
