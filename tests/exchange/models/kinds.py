# SPDX-License-Identifier: Apache-2.0
"""Types: those of other engines that SQLite takes too, of the program's own, Enum in its spellings."""
import enum

from sqlalchemy import *  # noqa
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.orm import declarative_base
from sqlalchemy.types import TypeDecorator, UserDefinedType

Base = declarative_base()


class Level(str, enum.Enum):
    LOW = 'l'
    HIGH = 'high'
    VERY_HIGH = enum.auto()


Size = enum.Enum('Size', 'small medium')


def values(cls):
    return [each.value for each in cls]


class Trimmed(TypeDecorator):
    impl = String

    def process_bind_param(self, value, dialect):
        return value.strip()


class Code(TypeDecorator):
    impl = String
    cache_ok = True

    def __init__(self, length=7, **kwargs):
        super().__init__(length=length, **kwargs)


class Portable(TypeDecorator):
    impl = LargeBinary

    def load_dialect_impl(self, dialect):
        if dialect.name == 'postgresql':
            return dialect.type_descriptor(postgresql.UUID())
        return dialect.type_descriptor(CHAR(32))


class Point(UserDefinedType):
    def get_col_spec(self, **kw):
        return 'POINT'


@compiles(mysql.TINYINT, 'sqlite')
def tiny(element, compiler, **kw):
    return 'INTEGER'


class Kinds(Base):
    __tablename__ = 'kinds'
    id = Column(BigInteger().with_variant(sqlite.INTEGER(), 'sqlite'), primary_key=True)
    a = Column(mysql.TINYINT(1))
    b = Column(mysql.INTEGER(unsigned=True))
    c = Column(mysql.VARCHAR(12))
    d = Column(postgresql.TIMESTAMP(timezone=True))
    e = Column(sqlite.JSON)
    f = Column(MutableDict.as_mutable(JSON(none_as_null=True)))
    g = Column(String(10, 'NOCASE'))
    h = Column(Text(500))
    i = Column(Numeric(precision=8, scale=3, asdecimal=False))
    j = Column(Numeric(5))
    k = Column(DECIMAL)
    l = Column(REAL)  # noqa
    m = Column(NVARCHAR(9))
    n = Column(CHAR(3))
    o = Column(VARBINARY(16))
    p = Column(CLOB)
    q = Column(Interval)
    r = Column(TIMESTAMP)
    s = Column(SMALLINT)
    t = Column(Enum(Level))
    u = Column(Enum(Level, values_callable=values, name='level_value'))
    v = Column(Enum(Size, create_constraint=True, name='size_check'))
    w = Column(Enum(*('one', 'three'), length=20))
    x = Column(Trimmed(30))
    y = Column(Code)
    z = Column(Code(3))
    aa = Column(Portable)
    ab = Column(Point)
    ac = Column(Boolean(create_constraint=True))
    ad = Column(Text(collation='RTRIM'))
    ae = Column(PickleType)
    af = Column(Float(53))
