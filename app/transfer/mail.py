"""Reads a message that was saved as a file: sender, moments, words and what was attached to it.

`.eml` is read by Python's own parser (RFC 5322 and MIME), Outlook's `.msg` by python-oxmsg.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import getaddresses, parseaddr, parsedate_to_datetime
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from app.desk.attaching import NewFile
from app.errors import UserMistake

_ANSWERED = re.compile(r"^(?:(?:re|fw|fwd|bls|trs)\s*:\s*)+", re.IGNORECASE)
_BLOCKS = frozenset({"p", "div", "br", "tr", "li", "h1", "h2", "h3", "blockquote", "table"})
_UNSEEN = frozenset({"style", "script", "head", "title"})
# Smaller pictures between the lines are logos of a signature.
_SMALL_PICTURE = 10 * 1024
_ENDINGS = (".eml", ".msg")
_LARGEST_MEGABYTES = 50
_UNREADABLE = "Isinya tidak dapat dibaca. Salin isi surel itu, lalu tempel di Uraian."
_TOO_LARGE = (
    f"Surel di atas {_LARGEST_MEGABYTES} MB tidak dibaca. Salin isinya, lalu tempel di Uraian."
)


class Mail(NamedTuple):
    """What a message says; moments are aware, `arrived_at` is when our own server received it.

    `mailbox` is the address of ours that it was sent to.
    """

    subject: str
    text: str
    name: str
    address: str
    sent_at: datetime | None
    arrived_at: datetime | None
    files: tuple[NewFile, ...]
    mailbox: str = ""


def is_named_as_mail(path: Path) -> bool:
    """Tell whether a file's name says that it is a message."""
    return path.suffix.lower() in _ENDINGS


def read_mail(path: Path) -> Mail:
    """Read a message; raises UserMistake when nothing can be made of it."""
    # What comes from outside breaks parsers in ways that no list of errors holds.
    try:
        if path.stat().st_size > _LARGEST_MEGABYTES * 1024 * 1024:
            raise UserMistake({"": _TOO_LARGE})
        body = path.read_bytes()
        if body.startswith(b"\xd0\xcf\x11\xe0"):
            return _outlook(body)
        return _internet(message_from_bytes(body, policy=policy.default))
    except UserMistake:
        raise
    except Exception as error:
        raise UserMistake({"": _UNREADABLE}) from error


def with_attachments(paths: Iterable[Path]) -> list[NewFile]:
    """Return files as they are to be attached to a case: after each message what came with it."""
    files = []
    for path in paths:
        files.append(NewFile(path.name, path))
        if is_named_as_mail(path):
            # One that can't be read is kept as it is.
            with suppress(UserMistake):
                files += read_mail(path).files
    return files


def _internet(message: EmailMessage) -> Mail:
    words = message.get_body(preferencelist=("plain", "html"))
    text = "" if words is None else _decoded(words)
    if words is not None and words.get_content_subtype() == "html":
        text = _without_marks(text)
    return Mail(
        _subject(str(message["subject"] or "")),
        _lines(text),
        *_sender(str(message["from"] or ""), str(message["reply-to"] or "")),
        _moment(str(message["date"] or "")),
        _arrival([str(each) for each in message.get_all("received", [])]),
        tuple(_files(message)),
        _first_address(str(message["delivered-to"] or message["to"] or "")),
    )


def _decoded(part: MIMEPart) -> str:
    """Return a part's words, also where the message names no charset that exists."""
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    for charset in (part.get_content_charset() or "utf-8", "utf-8", "cp1252"):
        try:
            return raw.decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return raw.decode("latin-1")


def _files(message: EmailMessage) -> Iterator[NewFile]:
    for number, part in enumerate(message.walk(), start=1):
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            continue
        name = part.get_filename() or ""
        attached = part.get_content_disposition() == "attachment" or bool(name)
        if not attached:
            continue
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            first = inner[0] if isinstance(inner, list) and inner else None
            body = first.as_bytes() if isinstance(first, EmailMessage) else b""
            name = name or f"Surel {number}.eml"
        else:
            payload = part.get_payload(decode=True)
            body = payload if isinstance(payload, bytes) else b""
        shown_between = part.get_content_maintype() == "image" and part["content-id"] is not None
        if body and not (shown_between and len(body) < _SMALL_PICTURE):
            yield NewFile(name or f"Lampiran {number}", body)


def _outlook(body: bytes) -> Mail:
    # Few messages come from Outlook.
    from oxmsg import Message
    from oxmsg.domain.constants import PID_MESSAGE_DELIVERY_TIME

    message = Message.load(body)
    headers = {name.lower(): value for name, value in message.message_headers.items()}
    text = message.body or _without_marks(message.html_body or "")
    delivered = message.properties.date_prop_value(PID_MESSAGE_DELIVERY_TIME)
    files = [
        NewFile(each.file_name or f"Lampiran {number}", each.file_bytes)
        for number, each in enumerate(message.attachments, start=1)
        if each.attached_by_value and each.file_bytes
    ]
    return Mail(
        _subject(message.subject),
        _lines(text),
        *_sender(message.sender or "", headers.get("reply-to", "")),
        _aware(message.sent_date),
        _aware(delivered),
        tuple(files),
        _first_address(headers.get("delivered-to") or headers.get("to", "")),
    )


def _sender(told: str, answers_to: str) -> tuple[str, str]:
    """Return name and address of who sent it, with the address that answers go to if another."""
    name, address = parseaddr(told)
    others = [other for _, other in getaddresses([answers_to]) if other]
    if others and others[0].lower() != address.lower():
        address = f"{address}, balas ke {others[0]}" if address else others[0]
    return ("" if "@" in name else " ".join(name.split())), address


def _first_address(told: str) -> str:
    return next((address for _, address in getaddresses([told]) if "@" in address), "")


def _subject(text: str) -> str:
    return _ANSWERED.sub("", " ".join(text.split())).strip()


def _moment(text: str) -> datetime | None:
    try:
        return _aware(parsedate_to_datetime(text))
    except (TypeError, ValueError, OverflowError):
        return None


def _arrival(received: list[str]) -> datetime | None:
    """Return when the last server took it: the first of the lines, each ends in its moment."""
    return _moment(received[0].rpartition(";")[2].strip()) if received else None


def _aware(moment: datetime | None) -> datetime | None:
    """Return a moment as UTC; a message that names no zone means that."""
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _lines(text: str) -> str:
    """Return text with one kind of line end, no air at the ends and at most one empty line."""
    lines = [line.replace("\xa0", " ").rstrip() for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Words(HTMLParser):
    """Keeps what a reader sees of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = StringIO()
        self._unseen = 0

    def handle_starttag(self, tag: str, _: object) -> None:
        self._unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.seen.write("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        if tag in ("p", "div"):
            self.seen.write("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.seen.write(re.sub(r"\s+", " ", data))


def _without_marks(page: str) -> str:
    words = _Words()
    words.feed(page)
    words.close()
    return words.seen.getvalue()
