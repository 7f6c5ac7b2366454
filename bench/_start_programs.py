"""The programs that `bench.start` compares, each run by itself; they print words with moments."""

BARE = """
import sys
from time import time
from PySide6.QtCore import QAbstractTableModel, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

class Model(QAbstractTableModel):
    def rowCount(self, parent=None):
        return 60

    def columnCount(self, parent=None):
        return 7

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{index.row()} {index.column()}"

class Window(QMainWindow):
    def event(self, event):
        handled = super().event(event)
        if event.type() == event.Type.Paint:
            QTimer.singleShot(0, painted)
        return handled

def painted():
    print("painted", time(), flush=True)
    app.quit()

app = QApplication(sys.argv)
model = Model()
table = QTableView()
table.setModel(model)
window = Window()
window.setCentralWidget(table)
window.resize(1366, 696)
window.show()
app.exec()
"""

BARE_LOADING = (
    BARE
    + """
import sqlalchemy.orm
print("loaded", time(), flush=True)
"""
)

BARE_OPENING = """
import sys
from time import time
from nacl.pwhash import argon2id
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
from sqlcipher3 import dbapi2

class Model(QAbstractTableModel):
    rows = []

    def rowCount(self, parent=None):
        return len(self.rows)

    def columnCount(self, parent=None):
        return 7

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if role == Qt.ItemDataRole.DisplayRole:
            return str(self.rows[index.row()][index.column()])

app = QApplication(sys.argv)
model = Model()
table = QTableView()
table.setModel(model)
window = QMainWindow()
window.setCentralWidget(table)
window.resize(1366, 696)
window.show()
app.processEvents()
place, key, password = sys.argv[1:]
print("enter", time(), flush=True)
argon2id.kdf(32, password.encode(), bytes(16), opslimit=3, memlimit=64 * 1024 * 1024)
connection = dbapi2.connect(place)
connection.execute(f'''PRAGMA key = "x'{key}'"''')
rows = connection.execute(
    "SELECT c.seq, c.received_at, m.name, c.title, c.status, c.holder, c.due_at"
    " FROM complaint c JOIN medium m ON m.id = c.medium_id"
    " WHERE c.status != 'closed' ORDER BY c.due_at, c.id LIMIT 60"
).fetchall()
assert len(rows) == 60
model.beginResetModel()
model.rows = rows
model.endResetModel()
table.viewport().repaint()
print("rows", time(), flush=True)
"""

_OURS = """
import sys
from time import perf_counter, time
import app.cli.main
from ui.shell.loading import (load_lightly)

load_lightly()
from ui.shell.start import (begin)
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer

def tell(word):
    print(word, time(), flush=True)

class Painted(QObject):
    # What is posted as the painting begins comes after it, and before any timer.

    def __init__(self, then):
        super().__init__()
        self.then = then

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
        return False

    def event(self, event):
        if event.type() is QEvent.Type.User:
            self.then()
        return super().event(event)

class Rows(QObject):
    picture, awaited = 0, False

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            self.picture = window.pages.currentWidget().model.rowCount()
            if self.awaited and self.picture >= 60:
                QTimer.singleShot(0, told)
        return False

def arrived():
    window.pages.currentWidget().table.viewport().installEventFilter(painted_rows)

def rows():
    # Told when they are painted, not only asked for; a busy computer may paint them later.
    if painted_rows.picture >= 60:
        told()
    painted_rows.awaited = True

def told():
    tell("rows")
    program.window.close()

painted_rows = Rows()
app, program = begin(sys.argv[1])
window = program.window
window.first_painted.connect(lambda: tell("painted"))
window.pages.page_shown.connect(arrived)
window.rows_shown.connect(rows)
"""

SAMPLE = (
    _OURS
    + """
app.exec()
program.close()
"""
)

DOOR = (
    _OURS
    + """
password, typing = sys.argv[2], float(sys.argv[3])
ticks = []
pulse = QTimer()
pulse.setTimerType(Qt.TimerType.PreciseTimer)
pulse.timeout.connect(lambda: ticks.append(perf_counter()))

def at_door():
    window.pages.currentWidget().password.installEventFilter(door_painted)

def door():
    tell("door")
    pulse.start(5)
    QTimer.singleShot(int(typing * 1000), enter)

def enter():
    pulse.stop()
    page = window.pages.currentWidget()
    page.password.setText(password)
    print("stall", max(b - a for a, b in zip(ticks, ticks[1:])))
    tell("enter")
    page.sign_in()

door_painted = Painted(door)
program.opening.ended.connect(at_door, Qt.ConnectionType.SingleShotConnection)
app.exec()
program.close()
"""
)
