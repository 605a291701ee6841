# SPDX-License-Identifier: Apache-2.0
"""One table for several classes, a table for each, and the relationships of either."""
from sqlalchemy import Column, Float, ForeignKey, Integer, String
from sqlalchemy.orm import declarative_base, relationship

Base = declarative_base()


class Company(Base):
    __tablename__ = 'company'
    id = Column(Integer, primary_key=True)
    staff = relationship('Employee', back_populates='company')
    machines = relationship('Machine', backref='company')


class Employee(Base):
    __tablename__ = 'employee'
    id = Column(Integer, primary_key=True)
    kind = Column(String(10))
    company_id = Column(ForeignKey('company.id'))
    company = relationship('Company', back_populates='staff')
    __mapper_args__ = {'polymorphic_on': kind, 'polymorphic_identity': 'employee'}


class Manager(Employee):
    __mapper_args__ = {'polymorphic_identity': 'manager'}
    bonus = Column(Float)
    reports = relationship('Report', back_populates='manager')


class Clerk(Employee):
    __mapper_args__ = {'polymorphic_identity': 'clerk'}
    desk_id = Column(ForeignKey('desk.id'))
    desk = relationship('Desk')


class Desk(Base):
    __tablename__ = 'desk'
    id = Column(Integer, primary_key=True)


class Report(Base):
    __tablename__ = 'report'
    id = Column(Integer, primary_key=True)
    manager_id = Column(ForeignKey('employee.id'))
    manager = relationship(Manager, back_populates='reports')


class Machine(Base):
    __tablename__ = 'machine'
    id = Column(Integer, primary_key=True)
    company_id = Column(ForeignKey('company.id'))
    kind = Column(String(10))
    __mapper_args__ = {'polymorphic_on': kind}


class Lathe(Machine):
    __tablename__ = 'lathe'
    id = Column(ForeignKey('machine.id'), primary_key=True)
    speed = Column(Integer)
    __mapper_args__ = {'polymorphic_identity': 'lathe'}


class Press(Machine):
    __tablename__ = 'press'
    machine_id = Column('id', Integer, ForeignKey(Machine.id), primary_key=True)
    force = Column(Integer)
    __mapper_args__ = {'polymorphic_identity': 'press'}
