# SPDX-License-Identifier: Apache-2.0
"""What real SQLAlchemy makes of a program: createall.py PROGRAM DATABASE.

Makes the database, and prints every relationship of every mapper as a JSON list of table, key,
target, uselist and secondary. Exit 3: SQLAlchemy is not here, or too old for the program.
"""
import importlib.util
import json
import os
import sys
import warnings

try:
    import sqlalchemy
    from sqlalchemy.orm import configure_mappers, mapperlib
except ImportError:
    sys.exit(3)

program, database = sys.argv[1:]
if program.endswith('_2.py') and sqlalchemy.__version__ < '2':
    sys.exit(3)
warnings.simplefilter('ignore')
sys.path.insert(0, os.path.dirname(program))
spec = importlib.util.spec_from_file_location('models', program)
module = importlib.util.module_from_spec(spec)
sys.modules['models'] = module
try:
    spec.loader.exec_module(module)
except ModuleNotFoundError as error:
    print(error, file=sys.stderr)
    sys.exit(3)
configure_mappers()
found = {id(each): each for each in vars(module).values() if isinstance(each, sqlalchemy.MetaData)}
mappers = [mapper for registry in mapperlib._all_registries() for mapper in registry.mappers]
for mapper in mappers:
    found[id(mapper.local_table.metadata)] = mapper.local_table.metadata
engine = sqlalchemy.create_engine('sqlite:///' + database)
for metadata in found.values():
    metadata.create_all(engine)
print(json.dumps([
    {'table': mapper.local_table.name, 'key': each.key, 'target': each.mapper.local_table.name,
     'uselist': bool(each.uselist),
     'secondary': each.secondary.name if each.secondary is not None else ''}
    for mapper in mappers for each in mapper.relationships if each.parent is mapper]))
