# SPDX-License-Identifier: Apache-2.0
"""What is not understood is said; the rest is read. SQLAlchemy itself refuses this program."""
from app.extensions import db
from somewhere import Money, Serial, make_table, settings

LIMIT = settings['limit']


class Order(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    total = db.Column(Money(10))
    customer_id = db.Column(db.Integer, ForeignKey='customer.id')
    country_id = db.Column(db.Integer, db.ForeignKey('country.code'))
    state = db.Column(db.String(LIMIT), colour='red')
    paid = db.Column(db.Boolean, server_default=False)
    when = db.Column(db.DateTime, server_default=settings.now)
    lines = Serial('OrderLine')
    customer = db.relationship('Customer', backref='orders')
    shop = db.relationship('Shop', backref='orders')
    __table_args__ = (db.Index('by_nothing', 'nothing'), db.CheckConstraint('total >'))


class Customer(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(20), default=LIMIT)


def broken(:
    pass


class Half(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    label = db.Column(db.String(20)
    other = db.Column(db.Integer)

    def method(self):
        return self.


for each in settings['tables']:
    class Made(db.Model):
        __tablename__ = each

Made2 = make_table('made2')
