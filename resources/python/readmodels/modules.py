# SPDX-License-Identifier: Apache-2.0
"""The files as modules, and what an import finds among them."""
import sys

from readmodels.known import is_sqlalchemy
from readmodels.values import Module


class Modules:
    """`load(name)` runs the module of a file unless it ran already."""

    def __init__(self, names, load):
        self.load = load
        self.files = {}  # dotted name from the root -> file
        for name in names:
            if name.endswith(('.py', '.pyi')):
                parts = name.rsplit('.', 1)[0].split('/')
                if parts[-1] == '__init__' and len(parts) > 1:
                    parts.pop()
                self.files['.'.join(parts)] = name
        self.made = {}

    def dotted(self, file):
        for name, each in self.files.items():
            if each == file:
                return name
        return file

    def is_package(self, module):
        return module.file.endswith('__init__.py')

    def resolve(self, dotted):
        """The module of that name; one deeper in the folder, or without the folder's own name."""
        if not dotted:
            return None
        if dotted in self.files:
            return dotted
        ending = '.' + dotted
        found = [name for name in self.files if name.endswith(ending)]
        if found:
            return min(found, key=len)
        head, _, rest = dotted.partition('.')
        if is_sqlalchemy(dotted) or head in sys.stdlib_module_names:
            return None
        # The folder may have another name here than the package has in the program.
        while rest:
            if rest in self.files:
                return rest
            found = [name for name in self.files if name.endswith('.' + rest)]
            if found and '.' in rest:
                return min(found, key=len)
            rest = rest.partition('.')[2]
        return None

    def package(self, dotted):
        """A folder without a file of its own is a package as well."""
        if any(name.startswith(dotted + '.') for name in self.files):
            return self.made.setdefault(dotted, Module(dotted, ''))
        return None

    def get(self, dotted):
        name = self.resolve(dotted)
        return self.load(self.files[name]) if name else None

    def relative(self, module, level, name):
        """The full name of `from ..name import`."""
        parts = module.name.split('.')
        up = level - (1 if self.is_package(module) else 0)
        parts = parts[:len(parts) - up] if up else parts
        return '.'.join(parts + ([name] if name else []))

    def submodule(self, module, name):
        dotted = f'{module.name}.{name}' if module.name else name
        if dotted in self.files:
            return self.load(self.files[dotted])
        return self.package(dotted) if not module.file else None
