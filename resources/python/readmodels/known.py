# SPDX-License-Identifier: Apache-2.0
"""The names of SQLAlchemy and Flask-SQLAlchemy that mean something here."""
from readmodels.values import Call, Class, Instance, Member, Symbol

TYPES = frozenset('''
ARRAY BIGINT BIT BLOB BOOLEAN BYTEA CHAR CIDR CLOB DATE DATETIME DECIMAL DOUBLE DOUBLE_PRECISION
ENUM FLOAT HSTORE INET INT INTEGER INTERVAL JSON JSONB LONGBLOB LONGTEXT MACADDR MEDIUMBLOB
MEDIUMINT MEDIUMTEXT MONEY NCHAR NUMERIC NVARCHAR REAL SET SMALLINT TEXT TIME TIMESTAMP TINYBLOB
TINYINT TINYTEXT TSVECTOR UUID VARBINARY VARCHAR YEAR BINARY CITEXT OID
BigInteger Boolean Date DateTime Double Enum Float Integer Interval LargeBinary MatchType Numeric
PickleType SmallInteger String Text Time TupleType Unicode UnicodeText Uuid NullType
Binary TypeDecorator TypeEngine UserDefinedType SchemaType Variant
UploadedFileField INT4RANGE INT8RANGE NUMRANGE DATERANGE TSRANGE TSTZRANGE
'''.split())

CONSTRUCTS = frozenset('''
CheckConstraint Column Computed ForeignKey ForeignKeyConstraint Identity Index MetaData
PrimaryKeyConstraint Sequence Table UniqueConstraint FetchedValue DDL ColumnDefault DefaultClause
DeclarativeBase DeclarativeBaseNoMeta DeclarativeMeta MappedAsDataclass Mapped DynamicMapped
WriteOnlyMapped Model SQLAlchemy
and_ as_declarative asc association_proxy automap_base backref case cast class_mapper
column column_property composite contains_eager create_engine declarative_base declarative_mixin
declared_attr deferred delete desc distinct dynamic_loader exists extract false foreign func
generate_base hybrid_method hybrid_property insert join literal literal_column map_imperatively
mapped mapped_as_dataclass mapped_column mapper not_ null nullsfirst nullslast nulls_first
nulls_last or_ outerjoin query_expression registry relation relationship Relationship remote scoped_session
select sessionmaker synonym text true tuple_ type_coerce validates
'''.split())

OURS = frozenset(('sqlalchemy', 'flask_sqlalchemy', 'flask_appbuilder', 'sqlalchemy_utils',
                  'advanced_alchemy', 'geoalchemy2', 'sqlmodel', 'depot'))


def is_sqlalchemy(path):
    return path.partition('.')[0] in OURS or '.ext.sqlalchemy' in path


def meaning(value):
    """The name by which SQLAlchemy has the thing: Column of `sa.Column`, `db.Column`, `Column`."""
    if isinstance(value, Symbol):
        if value.root in ('builtins', 'typing', 'enum', 'datetime', 'functools', 'uuid', 'decimal'):
            return ''
        name = value.name
        return name if is_sqlalchemy(value.path) or name in TYPES or name in CONSTRUCTS else ''
    if isinstance(value, Member):
        name = value.name
        return name if name in TYPES or name in CONSTRUCTS or is_flask(value.owner) else ''
    return ''


def called(value):
    """The meaning of what is called, of a call; empty for anything else."""
    return meaning(value.func) if isinstance(value, Call) else ''


def is_flask(value):
    """Whether the value is the object `db` of Flask-SQLAlchemy."""
    if isinstance(value, Call):
        return meaning(value.func) == 'SQLAlchemy'
    if isinstance(value, Instance):
        return any(meaning(root) == 'SQLAlchemy' for root in value.cls.roots())
    return False


def is_column(value):
    return called(value) in ('Column', 'mapped_column')


RELATIONSHIPS = frozenset(('relationship', 'Relationship', 'relation', 'dynamic_loader'))


def is_relationship(value):
    return called(value) in RELATIONSHIPS


def is_table(value):
    return called(value) == 'Table'


def is_enum(value):
    return isinstance(value, Class) and any(
        isinstance(root, Symbol) and root.path in ENUMS for root in value.roots())


ENUMS = frozenset(('enum.Enum', 'enum.IntEnum', 'enum.StrEnum', 'enum.Flag', 'enum.IntFlag',
                   'aenum.Enum', 'strenum.StrEnum', 'backports.strenum.StrEnum'))
