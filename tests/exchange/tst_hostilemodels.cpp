// SPDX-License-Identifier: Apache-2.0
// Programs that want to be run, to take all memory, or not to be read at all.
#include "tests/support/modelsread.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace sw;
using namespace sw::test;

namespace {

const QByteArray Model = "from sqlalchemy import Column, Integer\n"
                         "from sqlalchemy.orm import declarative_base\n"
                         "Base = declarative_base()\n"
                         "class T(Base):\n"
                         "    __tablename__ = 't'\n"
                         "    id = Column(Integer, primary_key=True)\n";
const QString Table1 = u"t id:INTEGER! pk(id)"_s;

class HostileModelsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsRun_data()
    {
        QTest::addColumn<QByteArray>("attempt");
        const auto add
            = [](const char *name, const char *text) { QTest::newRow(name) << QByteArray(text); };
        add("import", "__import__('os').system('touch MARKER')\n");
        add("module", "import os\nos.system('touch MARKER')\nos.mkdir('MARKER')\n");
        add("open", "open('MARKER', 'w').write('x')\n");
        add("exec", "exec(\"open('MARKER', 'w')\")\neval('open(\"MARKER\", \"w\")')\n");
        add("subclasses", "().__class__.__base__.__subclasses__()\n"
                          "''.__class__.__mro__[1].__subclasses__()\n");
        add("format", "x = '{0.__class__.__init__.__globals__[sys]}'.format(print)\n");
        add("decorator", "import os\n@os.mkdir\ndef f(): pass\n"
                         "@lambda c: open('MARKER', 'w')\nclass D: pass\n");
        add("metaclass", "class M(type):\n    def __new__(m, n, b, d):\n"
                         "        open('MARKER', 'w'); return type.__new__(m, n, b, d)\n"
                         "class U(metaclass=M): pass\n");
        add("default", "def f(x=open('MARKER', 'w')): pass\nf()\n");
        add("annotation", "x: open('MARKER', 'w') = 1\n");
        add("fstring", "x = f\"{open('MARKER', 'w')}\"\n");
        add("getattr", "getattr(__builtins__, 'open')('MARKER', 'w')\n");
        add("pathlib", "from pathlib import Path\nPath('MARKER').touch()\n");
        add("type", "class C(Base):\n    __tablename__ = 'c'\n"
                    "    id = Column(Integer, primary_key=True, default=open('MARKER', 'w'))\n");
        add("readmodels", "import readmodels, sys\nsys.modules['readmodels.facts'].write([], "
                          "open('MARKER', 'w'))\n");
    }

    void nothingIsRun()
    {
        QFETCH(QByteArray, attempt);
        const Folder folder;
        const QString marker = folder.path(u"marker"_s);
        const QByteArray text = Model + attempt.replace("MARKER", marker.toUtf8());
        const ModelsText read = readModelsIn(folder.write(u"models.py"_s, text));
        QVERIFY2(read.tables.contains(Table1), qPrintable(read.tables));
        QVERIFY(!QFileInfo::exists(marker));
    }

    void largeFilesAreRefusedByTheirSize()
    {
        const Folder folder;
        QFile file(folder.path(u"models.py"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(50LL * 1024 * 1024)); // nothing of it is ever read
        file.close();
        QElapsedTimer clock;
        clock.start();
        const ModelsText read = readModelsIn(file.fileName());
        QVERIFY2(read.tables.contains(u"is larger than 4 MB"), qPrintable(read.tables));
        QVERIFY(clock.elapsed() < 1000);
    }

    void whatCannotBeReadIsSaid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        QTest::newRow("null byte")
            << QByteArray("x = 1\ny = '\0'\n", 13)
            << u"models.py:2: the file cannot be read: it holds a null byte"_s;
        QTest::newRow("encoding") << QByteArray("x = '\xff\xfe'\n")
                                  << u"models.py:1: the file cannot be read"_s;
        QTest::newRow("unknown encoding")
            << QByteArray("# coding: klingon\nx = 1\n") << u"unknown encoding"_s;
        QTest::newRow("nothing") << QByteArray("x = 1\n") << u"No model was found"_s;
        QTest::newRow("empty") << QByteArray() << u"No model was found"_s;
        QTest::newRow("deep") << QByteArray("x = " + QByteArray(100'000, '(') + '\n')
                              << u"models.py:1: "_s;
        QTest::newRow("deep lists")
            << QByteArray("x = " + QByteArray(90, '[') + QByteArray(90, ']') + '\n')
            << u"No model was found"_s;
        QTest::newRow("long chain")
            << QByteArray("x = 1" + QByteArray("+1").repeated(200'000) + '\n')
            << u"models.py:1: "_s;
    }

    void whatCannotBeReadIsSaid()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        const ModelsText read = readModelsText(bytes);
        QVERIFY2(read.tables.startsWith(u"error: "_s) && read.tables.contains(said),
                 qPrintable(read.tables));
    }

    void otherEncodingsAreRead()
    {
        const QByteArray latin = "# -*- coding: latin-1 -*-\n" + Model
                                 + "    name = Column('gr\xf6\xdf"
                                   "e', Integer)\n";
        QVERIFY(readModelsText(latin).tables.contains(u"größe"_s));
        const QByteArray marked = "\xef\xbb\xbf" + Model;
        QCOMPARE(readModelsText(marked).tables, Table1);
        QByteArray windows = Model;
        QCOMPARE(readModelsText(windows.replace("\n", "\r\n")).tables, Table1);
    }

    void endlessProgramsEnd_data()
    {
        QTest::addColumn<QByteArray>("endless");
        const auto add
            = [](const char *name, const char *text) { QTest::newRow(name) << QByteArray(text); };
        add("loop", "while True:\n    x = 1\n");
        add("recursion", "def f(n): return f(n + 1)\nf(0)\n");
        add("mutual", "def f(n): return [g(n), g(n)]\ndef g(n): return [f(n), f(n)]\nf(0)\n");
        add("growing text", "x = 'a'\nfor i in range(100):\n    x = x + x\n");
        add("growing list", "x = [0]\nfor i in range(100):\n    x = x * 10\n");
        add("power", "x = 9 ** 9 ** 9\ny = 1 << 10 ** 10\n");
        add("width", "x = '%099999999999d' % 1\ny = '{:>99999999999}'.format(1)\n");
        add("nested", "r = range(1000)\nx = [a for a in r for b in r for c in r for d in r]\n");
        add("class", "class A(A): pass\nclass B(B, B): pass\n");
        add("own list", "x = []\nx.append(x)\nfor y in x:\n    x.append(y)\n");
    }

    void endlessProgramsEnd()
    {
        QFETCH(QByteArray, endless);
        QElapsedTimer clock;
        clock.start();
        const ModelsText read = readModelsText(Model + endless);
        QVERIFY2(clock.elapsed() < 40'000, qPrintable(QString::number(clock.elapsed())));
        QVERIFY2(read.tables == Table1 || read.tables.startsWith(u"error: "_s),
                 qPrintable(read.tables));
    }

    void itIsCancelled()
    {
        const Folder folder;
        const QString path = folder.write(
            u"models.py"_s, Model + "r = range(9999)\nx = [[b for b in r] for a in r]\n");
        int asked = 0;
        const Result<ModelsReading> read = readModels(path, [&] { return ++asked > 2; });
        QVERIFY(!read);
        QCOMPARE(read.error().text, u"The models cannot be read: it was cancelled."_s);
    }

    void withoutPythonItSaysWhatToInstall()
    {
        const Folder folder;
        const QString path = folder.write(u"models.py"_s, Model);
        const QByteArray before = qgetenv("PATH");
        qputenv("PATH", folder.path(u"nothing"_s).toUtf8());
        const ModelsText read = readModelsIn(path);
        qputenv("PATH", before);
        QVERIFY2(read.tables.contains(u"apt install python3"_s), qPrintable(read.tables));
    }

    void foldersAreRead()
    {
        const Folder folder;
        QDir(folder.path(QString())).mkpath(u"shop/models.py"_s); // a folder with that name
        QDir(folder.path(QString())).mkpath(u"shop/venv"_s);
        folder.write(u"shop/__init__.py"_s, "from .base import Base\nfrom . import things\n");
        folder.write(u"shop/base.py"_s, "from sqlalchemy.orm import declarative_base\n"
                                        "Base = declarative_base()\nLENGTH = 12\n");
        folder.write(u"shop/things.py"_s,
                     "from sqlalchemy import Column, Integer, String\n"
                     "from shop.base import Base, LENGTH\nfrom .other import Key\n"
                     "class Thing(Key, Base):\n    __tablename__ = 'thing'\n"
                     "    name = Column(String(LENGTH))\n");
        folder.write(u"shop/other.py"_s, "import sqlalchemy as sa\nfrom shop import things\n"
                                         "class Key:\n"
                                         "    id = sa.Column(sa.Integer, primary_key=True)\n");
        folder.write(u"shop/venv/no.py"_s, Model);
        const ModelsText read = readModelsIn(folder.path(u"shop"_s));
        QCOMPARE(read.tables, u"thing id:INTEGER! name:VARCHAR(12) pk(id)"_s);
        QCOMPARE(read.notes, QStringList());
        QVERIFY(readModelsIn(folder.path(u"shop/models.py"_s))
                    .tables.contains(u"there is no Python file"_s));
        QVERIFY(readModelsIn(folder.path(u"nowhere"_s)).tables.contains(u"no such file"_s));
    }
};

} // namespace

SW_SUITE(hostilemodels, HostileModelsTest)
#include "tst_hostilemodels.moc"
