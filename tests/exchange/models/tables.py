# SPDX-License-Identifier: Apache-2.0
"""Tables of their own, conventions of names, classes mapped to tables."""
from sqlalchemy import (CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, String,
                        Table, UniqueConstraint, desc, func, or_, text)
from sqlalchemy.orm import registry, relationship, synonym

metadata = MetaData(naming_convention={
    'ix': 'ix_%(table_name)s_%(column_0_N_name)s',
    'uq': 'uq_%(table_name)s_%(column_0_name)s',
    'ck': 'ck_%(table_name)s_%(constraint_name)s',
    'fk': 'fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s',
    'pk': 'pk_%(table_name)s',
})
mapping = registry(metadata=metadata)


def timestamps():
    return [Column('made', Integer, nullable=False), Column('changed', Integer)]


author = Table('author', metadata,
               Column('id', Integer, primary_key=True),
               Column('name', String(40), nullable=False, index=True),
               Column('mail', String(80), unique=True, key='email'),
               *timestamps(),
               CheckConstraint("name <> ''", name='named'))

book = Table(
    'book', metadata,
    Column('isbn', String(13), primary_key=True),
    Column('title', String(100)),
    Column('author_id', Integer, ForeignKey('author.id'), nullable=False),
    Column('pages', Integer, server_default=text('0')),
    UniqueConstraint('author_id', 'title'),
    Index(None, 'title', 'pages'),
    sqlite_with_rowid=False)

Index('long_titles', func.length(book.c.title), desc(book.c.pages))
Index('thick', book.c.pages, unique=True,
      sqlite_where=or_(book.c.pages > 500, book.c.title.is_(None)))
book.append_constraint(CheckConstraint(book.c.pages >= 0, name='pages'))

shelf = Table('shelf', metadata, Column('id', Integer, primary_key=True))
shelf.append_column(Column('place', String(5)))
on_shelf = Table('on_shelf', metadata,
                 Column('shelf_id', Integer, ForeignKey(shelf.c.id), primary_key=True),
                 Column('isbn', ForeignKey(book.columns.isbn, name='of_book'), primary_key=True))


class Author:
    pass


class Book:
    pass


class Shelf:
    pass


mapping.map_imperatively(Author, author, properties={
    'books': relationship(lambda: Book, back_populates='author', order_by=lambda: book.c.title),
    'address': author.c.email,
})
mapping.map_imperatively(Book, book, properties={
    'author': relationship(Author, back_populates='books'),
    'name': synonym('title'),
})
mapping.map_imperatively(Shelf, shelf, properties={
    'books': relationship(Book, secondary=on_shelf, backref='shelves'),
})
