"""What a disk may hold when the power goes: a deed's system calls, replayed up to any of them.

A disk keeps for sure only what was synced. Of what a file was given since, any part may be there,
even half a page; of names given, moved and taken away either what came first ("in order", as disks
with a journal keep them) or any ("loose", as is all that POSIX promises).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.helpers.fault_deeds import BEGINS, DONE

ROOT = Path(__file__).parents[2]
SECTOR = 512
_CALLS = (
    "openat,write,pwrite64,pwritev,writev,sendfile,copy_file_range,lseek,ftruncate,truncate,"
    "fallocate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,rmdir"
)
_LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+)(?:<.*>)?(?: [A-Z].*)?$", re.DOTALL)
_UNENDED = re.compile(r"(\d+) +(.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"(\d+) +<\.\.\. \w+ resumed>(.*)$")
_HANDLE = re.compile(r"(\d+|AT_FDCWD)<([^>]*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass
class Call:
    """One system call that came to its end well."""

    name: str
    words: str
    result: int

    @cached_property
    def texts(self) -> list[bytes]:
        """The texts that were given, in order."""
        return [_bytes(text) for text in _TEXT.findall(self.words)]

    @cached_property
    def handles(self) -> list[tuple[str, str]]:
        """The open files that were given, each with its place."""
        return [(number, _bytes(place).decode()) for number, place in _HANDLE.findall(self.words)]

    @cached_property
    def numbers(self) -> list[int]:
        """The numbers that were given, in order."""
        return [int(word) for word in re.findall(r"(?<=, )-?\d+(?=,|$)", self.words)]


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def watch(deed: str, folder: Path, *words: str) -> list[Call]:
    """Do a deed in a folder; return the calls it made since it began. Empty where none can be seen."""
    log = folder.with_name(folder.name + ".calls")
    watcher = ["strace", "-f", "-qq", "-y", "-xx", "-s", "100000000", "-o", str(log)]
    deed_words = [
        sys.executable,
        "-B",
        "-m",
        "tests.helpers.fault_deeds",
        deed,
        str(folder),
        *words,
    ]
    ran = subprocess.run(
        [*watcher, "-e", f"trace={_CALLS}", *deed_words],
        cwd=ROOT,
        check=False,
        stderr=subprocess.PIPE,
    )
    if ran.returncode:
        raise AssertionError(ran.stderr.decode("utf-8", "replace"))
    calls = _read_calls(log.read_text("ascii", "replace").splitlines())
    log.unlink()
    began = next(at for at, call in enumerate(calls) if BEGINS in call.texts)
    return calls[began + 1 :]


def _read_calls(lines: list[str]) -> list[Call]:
    begun: dict[str, str] = {}
    calls = []
    for line in lines:
        if unended := _UNENDED.match(line):
            begun[unended[1]] = unended[2]
            continue
        resumed = _RESUMED.match(line)
        whole = f"{resumed[1]} {begun.pop(resumed[1])}{resumed[2]}" if resumed else line
        if (ended := _LINE.match(whole)) and int(ended[4]) >= 0:
            calls.append(Call(ended[2], ended[3], int(ended[4])))
    return calls


class Write(NamedTuple):
    """What a file was given, at an offset; or its new length, where `content` is None."""

    at: int
    content: bytes | None


@dataclass
class Content:
    """One file: what the disk keeps for sure, and what it was given since."""

    kept: bytes = b""
    given: list[Write] = field(default_factory=list)

    def with_all(self) -> bytes:
        """Return it with everything."""
        return _written(self.kept, self.given)

    def sync(self) -> None:
        """Keep everything."""
        self.kept, self.given = self.with_all(), []

    def after_cut(self, chance: Random) -> bytes:
        """Return what may be found of it when the power goes now."""
        how = chance.random()
        if how < 0.2:
            return self.kept
        if how < 0.4:
            return self.with_all()
        if how < 0.6:
            return _written(self.kept, self.given[: chance.randint(0, len(self.given))])
        some = [
            part for each in self.given if chance.random() < 0.6 for part in _torn(each, chance)
        ]
        return _written(self.kept, some)


def _torn(write: Write, chance: Random) -> list[Write]:
    """Return a part of a write, now and then: a disk writes sector by sector, in any order."""
    content = write.content
    if content is None or len(content) <= SECTOR or chance.random() < 0.8:
        return [write]
    first, last = sorted(SECTOR * chance.randint(0, len(content) // SECTOR) for _ in range(2))
    begins = write._replace(content=content[: first or SECTOR])
    if chance.random() < 0.5:
        return [begins]
    return [begins, Write(write.at + last, content[last:])]


def _written(kept: bytes, given: list[Write]) -> bytes:
    if not given:
        return kept
    made = bytearray(kept)
    for at, content in given:
        end = at if content is None else at + len(content)
        if len(made) < end:
            made.extend(bytes(end - len(made)))
        if content is None:
            del made[at:]
        else:
            made[at:end] = content
    return bytes(made)


@dataclass
class Disk:
    """The files below a folder, as a deed's calls change them; `done` counts what it told as kept."""

    folder: Path
    loose: bool
    names: dict[str, Content] = field(default_factory=dict)
    kept: dict[str, Content] = field(default_factory=dict)
    renamed: list[dict[str, Content | None]] = field(default_factory=list)
    done: int = 0
    _at: dict[str, int] = field(default_factory=dict)

    def load(self) -> Disk:
        """Begin with what lies in the folder, all of it synced."""
        for path in self.folder.rglob("*"):
            if path.is_file():
                self.kept[str(path)] = Content(path.read_bytes())
        self.names = dict(self.kept)
        return self

    def take(self, call: Call) -> None:
        """Let a call happen."""
        if DONE in call.texts:
            self.done += 1
        taken = getattr(self, f"_{call.name}", None)
        if taken is not None:
            taken(call)

    def _mine(self, place: str) -> Content | None:
        return self.names.get(place)

    def _place(self, text: bytes) -> str:
        return str((ROOT / text.decode()).absolute())

    def _rename_all(self, change: dict[str, Content | None]) -> None:
        change = {place: put for place, put in change.items() if self._inside(place)}
        if change:
            self.renamed.append(change)
            _apply(self.names, change)

    def _inside(self, place: str) -> bool:
        return Path(place).is_relative_to(self.folder)

    def _openat(self, call: Call) -> None:
        place = self._place(call.texts[0])
        if not self._inside(place):
            return
        self._at[str(call.result)] = 0
        if "O_CREAT" in call.words and place not in self.names:
            self._rename_all({place: Content()})
        elif "O_TRUNC" in call.words and (found := self._mine(place)) is not None:
            found.given.append(Write(0, None))

    def _lseek(self, call: Call) -> None:
        self._at[call.handles[0][0]] = call.result

    def _write(self, call: Call) -> None:
        number, place = call.handles[0]
        if (found := self._mine(place)) is not None:
            at = self._at.get(number, 0)
            found.given.append(Write(at, call.texts[0][: call.result]))
            self._at[number] = at + call.result

    def _pwrite64(self, call: Call) -> None:
        if (found := self._mine(call.handles[0][1])) is not None:
            found.given.append(Write(call.numbers[-1], call.texts[0][: call.result]))

    def _sendfile(self, call: Call) -> None:
        (number, place), (_, source) = call.handles
        found = self._mine(place)
        if found is None or not call.result:
            return
        known = self._mine(source)
        content = known.with_all() if known is not None else Path(source).read_bytes()
        at = self._at.get(number, 0)
        found.given.append(Write(at, content[at : at + call.result]))
        self._at[number] = at + call.result

    def _ftruncate(self, call: Call) -> None:
        if (found := self._mine(call.handles[0][1])) is not None:
            found.given.append(Write(call.numbers[-1], None))

    def _fsync(self, call: Call) -> None:
        place = call.handles[0][1]
        if (found := self._mine(place)) is not None:
            found.sync()
        elif not self._inside(place):
            return
        if not self.loose:
            for change in self.renamed:
                _apply(self.kept, change)
            self.renamed = []
        elif found is None:
            self._keep_names_in(place)

    _fdatasync = _fsync

    def _keep_names_in(self, folder: str) -> None:
        left: list[dict[str, Content | None]] = []
        for change in self.renamed:
            here = {
                place: put for place, put in change.items() if str(Path(place).parent) == folder
            }
            _apply(self.kept, here)
            if elsewhere := {place: put for place, put in change.items() if place not in here}:
                left.append(elsewhere)
        self.renamed = left

    def _rename(self, call: Call) -> None:
        source, target = (self._place(text) for text in call.texts)
        if (found := self._mine(source)) is not None:
            self._rename_all({target: found, source: None})

    def _link(self, call: Call) -> None:
        source, target = (self._place(text) for text in call.texts)
        if (found := self._mine(source)) is not None:
            self._rename_all({target: found})

    def _unlink(self, call: Call) -> None:
        self._rename_all({self._place(call.texts[-1]): None})

    _unlinkat = _unlink

    def after_cut(self, chance: Random) -> dict[str, bytes]:
        """Return what may be found, by place, when the power goes now."""
        found = dict(self.kept)
        how = chance.random()
        if self.loose and how > 0.4:
            happened = [each for each in self.renamed if chance.random() < 0.6]
        elif how > 0.2:
            happened = self.renamed[: chance.randint(0, len(self.renamed))]
        else:
            happened = self.renamed
        for change in happened:
            _apply(found, change)
        # One file under two names is the same under both.
        made = {id(content): content.after_cut(chance) for content in found.values()}
        return {place: made[id(content)] for place, content in found.items()}


def _apply(names: dict[str, Content], change: dict[str, Content | None]) -> None:
    for place, put in change.items():
        if put is None:
            names.pop(place, None)
        else:
            names[place] = put


def lay_out(state: dict[str, bytes], folder: Path, target: Path) -> None:
    """Write a state into a folder of its own."""
    for place, content in state.items():
        path = target / Path(place).relative_to(folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def mark_of(state: dict[str, bytes]) -> int:
    """Return by what two states are told apart."""
    # Of what was there before, Python keeps the hash.
    return hash(frozenset((place, hash(content)) for place, content in state.items()))


@cache
def strace_works() -> bool:
    """Tell whether system calls can be watched here."""
    if shutil.which("strace") is None:
        return False
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], check=False, capture_output=True)
    return tried.returncode == 0
