"""Nothing is offered that would be refused: every button, key and form of every page, by role.

A clerk of each role presses whatever a page offers them. No service may refuse them, neither at
once nor once the form that opened is filled.
"""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pkgutil import resolve_name

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.desk.listing_cases import Wanted, list_rows
from app.guard import rule_of
from app.register import Register
from app.roles import Refused, Role
from tests.helpers.registers import signed_in
from tests.ui.shell.helpers import make_context
from ui.forms.form_dialog import FormDialog
from ui.page import Page
from ui.page_table import PAGES, PageSpec
from ui.settings.page import SettingsPage

ROLES = {
    "desk": (Role.DESK,),
    "head": (Role.HEAD,),
    "team": (Role.TEAM,),
    "admin": (Role.ADMIN,),
}
# What opens another program.
_LEAVES_OFF = {"Buka map register"}
_TYPED_IN = (QLineEdit, QPlainTextEdit, QComboBox)
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Insert, Qt.Key.Key_Delete)


@pytest.fixture(params=ROLES)
def clerk(request: pytest.FixtureRequest, lively: Register) -> Iterator[Register]:
    """Return the lively register as one role has it."""
    (role,) = ROLES[request.param]
    team = "umum" if role is Role.TEAM else ""
    with signed_in(lively, request.param, role, team=team) as opened:
        yield opened


@pytest.fixture
def refusals(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what was refused, as it happens."""
    refused: list[str] = []
    require = Register.require

    def told(register: Register, roles: frozenset[Role]) -> None:
        try:
            require(register, roles)
        except Refused:
            refused.append(f"for {sorted(roles)}")
            raise

    monkeypatch.setattr(Register, "require", told)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr(QPrintDialog, "exec", lambda _: QDialog.DialogCode.Rejected)
    return refused


def services_of(form: FormDialog) -> dict[str, frozenset[Role]]:
    """Return the guarded services that a form's own code names, with who may call them."""
    found: dict[str, frozenset[Role]] = {}
    for kind in type(form).__mro__:
        if not kind.__module__.startswith("ui.") or kind is FormDialog:
            continue
        tree = ast.parse(textwrap.dedent(inspect.getsource(kind)))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        module = vars(sys.modules[kind.__module__])
        for name in names:
            service = module.get(name)
            if callable(service) and (rule := rule_of(service)):
                found[name] = rule
    return found


def wrong_forms(register: Register) -> list[str]:
    """Return the open forms that would be refused when they are saved; close all forms."""
    wrong = []
    for dialog in QApplication.topLevelWidgets():
        if isinstance(dialog, QMenu):
            dialog.close()
        if not isinstance(dialog, QDialog) or not dialog.isVisible():
            continue
        if isinstance(dialog, FormDialog):
            wrong += [
                f"{type(dialog).__name__} needs {name}"
                for name, rule in services_of(dialog).items()
                if not rule & register.account.roles
            ]
        dialog.done(0)
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return wrong


def pages_of(register: Register) -> list[PageSpec]:
    return [spec for spec in PAGES if spec.roles & register.account.roles]


def wanted_by(spec: PageSpec, register: Register) -> list[dict[str, object]]:
    """Return what a page is opened for: the case's page once for every status there is."""
    if spec.key != "kasus":
        return [{}]
    found = {row.status: row.id for row in list_rows(register, wanted=Wanted(), offset=0, limit=99)}
    return [{"complaint_id": key} for key in found.values()]


def where(widget: QWidget, page: Page) -> str:
    """Return what tells one widget from others of the same word: what it stands in."""
    above, words = widget.parentWidget(), []
    while above is not None and above is not page:
        words.append(type(above).__name__)
        above = above.parentWidget()
    return "/".join(reversed(words))


@dataclass
class Offer:
    """Something that can be pressed, by where it stands and what it is called."""

    name: str
    press: Callable[[], object]
    widget: QWidget | None = None

    @property
    def there(self) -> bool:
        """Whether it can still be pressed."""
        return self.widget is None or (
            isValid(self.widget) and self.widget.isVisible() and self.widget.isEnabled()
        )


def offers(page: Page) -> Iterator[Offer]:
    """Yield everything on a page that can be pressed now."""
    for command in page.commands():
        yield Offer(f"command {command.id}", command.run)
    if isinstance(page, SettingsPage):
        for kind in page.kinds:
            yield Offer(f"section {kind.key}", partial(page.open, section=kind.key))
    for each in page.findChildren(QWidget):
        if not each.isVisible() or not each.isEnabled() or isinstance(each, _TYPED_IN):
            continue
        name = f"{where(each, page)}: {each.accessibleName()}"
        if isinstance(each, QAbstractButton):
            if each.text().strip() not in _LEAVES_OFF:
                yield Offer(f"press {name}", each.click, each)
        elif each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            for key in _KEYS:
                yield Offer(f"{key.name} on {name}", partial(QTest.keyClick, each, key), each)
    for shortcut in page.findChildren(QShortcut):
        if shortcut.isEnabled() and (keys := shortcut.key().toString()):
            yield Offer(f"shortcut {keys}", shortcut.activated.emit)


def press_all(page: Page, refusals: list[str]) -> tuple[list[str], int]:
    """Press everything a page offers, and what that brings; return what was wrong, and how many."""
    wrong: list[str] = []
    done: set[str] = set()
    while waiting := [each for each in offers(page) if each.name not in done]:
        for offer in waiting:
            if offer.name in done or not offer.there:
                done.add(offer.name)
                continue
            done.add(offer.name)
            offer.press()
            found = [*refusals, *wrong_forms(page.context.register)]
            refusals.clear()
            wrong += [f"{page.key}: {offer.name}: {each}" for each in found]
    return wrong, len(done)


def test_nothing_offered_is_refused(qtbot: QtBot, clerk: Register, refusals: list[str]) -> None:
    wrong: list[str] = []
    pressed = 0
    for spec in PAGES:
        if not spec.roles & clerk.account.roles:
            continue
        page = resolve_name(spec.place)(make_context(clerk))
        qtbot.addWidget(page)
        page.resize(1190, 668)
        page.show()
        for wanted in wanted_by(spec, clerk):
            page.open(**wanted)
            wrong += [f"{spec.key}: at arrival: {each}" for each in refusals]
            refusals.clear()
            found, count = press_all(page, refusals)
            wrong, pressed = [*wrong, *found], pressed + count
        page.hide()
    assert not wrong, "\n".join(wrong)
    assert pressed > 60
