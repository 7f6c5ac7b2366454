from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UserMistake
from app.transfer.mail import read_mail, with_attachments
from tests.desk.files import picture, written
from tests.transfer import outlook

SENT = datetime(2026, 3, 10, 3, 15, tzinfo=UTC)
WORDS = "Selamat pagi,\n\nKursi ruang tunggu patah.\n\nRahmah"


def saved(folder: Path, message: EmailMessage, name: str = "aduan.eml") -> Path:
    return written(folder, name, message.as_bytes())


def mail(subject: str = "Kursi patah", text: str = WORDS) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Rahmah Ayu <rahmah@contoh.id>"
    made["To"] = "pst@contoh.go.id"
    made["Subject"] = subject
    made["Date"] = SENT.astimezone(timezone(timedelta(hours=7)))
    made.set_content(text)
    return made


def test_a_message_says_who_when_and_what(tmp_path: Path) -> None:
    read = read_mail(saved(tmp_path, mail("Re: Fwd:  Kursi   patah")))
    assert (read.subject, read.text) == ("Kursi patah", WORDS)
    assert (read.name, read.address) == ("Rahmah Ayu", "rahmah@contoh.id")
    assert (read.sent_at, read.arrived_at, read.files) == (SENT, None, ())


def test_it_came_when_our_own_server_took_it(tmp_path: Path) -> None:
    message = mail()
    message["Received"] = "from luar by kantor; Tue, 10 Mar 2026 10:17:09 +0700 (WIB)"
    message["Received"] = "from rumah by luar; Tue, 10 Mar 2026 10:16:00 +0700"
    read = read_mail(saved(tmp_path, message))
    assert read.arrived_at == datetime(2026, 3, 10, 3, 17, 9, tzinfo=UTC)


def test_a_page_is_read_as_its_words(tmp_path: Path) -> None:
    message = mail()
    page = "<html><head><style>p {}</style></head><p>Kursi &amp; meja</p><div>patah<br>dua</div>"
    message.set_content(f"{page}<script>alert(1)</script></html>", subtype="html")
    assert read_mail(saved(tmp_path, message)).text == "Kursi & meja\n\npatah\ndua"


def test_who_wants_answers_elsewhere_is_told_so(tmp_path: Path) -> None:
    message = mail()
    message["Reply-To"] = "Rumah <rumah@contoh.id>"
    assert (
        read_mail(saved(tmp_path, message)).address == "rahmah@contoh.id, balas ke rumah@contoh.id"
    )


def test_what_came_with_a_message_is_attached_after_it(tmp_path: Path) -> None:
    message = mail()
    photo = picture(extra=bytes(20_000))
    message.add_attachment(photo, maintype="image", subtype="png", filename="kursi patah.png")
    message.add_attachment(picture(), maintype="image", subtype="png", filename="l.png", cid="<l>")
    message.add_attachment(mail("Aduan lama"), filename="lama.eml")
    path = saved(tmp_path, message)
    other = written(tmp_path, "catatan.txt", b"isi")
    files = with_attachments([path, other])
    assert [each.name for each in files] == [
        *("aduan.eml", "kursi patah.png", "lama.eml", "catatan.txt")
    ]
    assert files[1].source == photo
    assert b"Aduan lama" in bytes(files[2].source)


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "tidak-ada"])
def test_words_of_any_charset_are_read(tmp_path: Path, charset: str) -> None:
    head = f"From: r@contoh.id\nContent-Type: text/plain; charset={charset}\n\n"
    encoded = "cp1252" if charset != "utf-8" else charset
    path = written(tmp_path, "a.eml", head.encode() + "Kafé “ramai”".encode(encoded))
    read = read_mail(path)
    assert read.text == "Kafé “ramai”"
    assert (read.name, read.subject, read.sent_at) == ("", "", None)


def test_a_message_from_outlook_says_the_same(tmp_path: Path) -> None:
    body = outlook.outlook_mail(
        {
            outlook.SUBJECT: "FW: Kursi patah",
            outlook.BODY: WORDS.replace("\n", "\r\n"),
            outlook.SENDER_NAME: "Rahmah Ayu",
            outlook.SENDER_ADDRESS: "rahmah@contoh.id",
            outlook.SENT: SENT,
            outlook.DELIVERED: SENT + timedelta(minutes=2),
        },
        {"kursi.png": picture(extra=bytes(9000)), "catatan.txt": b"dua"},
    )
    path = written(tmp_path, "aduan.msg", body)
    read = read_mail(path)
    assert (read.subject, read.text) == ("Kursi patah", WORDS)
    assert (read.name, read.address) == ("Rahmah Ayu", "rahmah@contoh.id")
    assert (read.sent_at, read.arrived_at) == (SENT, SENT + timedelta(minutes=2))
    assert [(each.name, each.source) for each in read.files] == [
        ("kursi.png", picture(extra=bytes(9000))),
        ("catatan.txt", b"dua"),
    ]


@pytest.mark.parametrize("name", ["tidak-ada.eml", "rusak.msg"])
def test_what_cannot_be_read_is_told_and_kept_as_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "rusak.msg":
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(UserMistake, match="tidak dapat dibaca"):
        read_mail(path)
    assert [each.name for each in with_attachments([path])] == [name]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_messages_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("rusak")
    message = mail()
    message.add_attachment(picture(), maintype="image", subtype="png", filename="a.png")
    whole = data.draw(
        st.sampled_from(
            [message.as_bytes(), outlook.outlook_mail({outlook.SUBJECT: "A"}, {"a.txt": b"b"})]
        )
    )
    body = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 8))):
        body[data.draw(st.integers(0, len(body) - 1))] = data.draw(st.integers(0, 255))
    path = written(folder, "a.eml", bytes(body[: data.draw(st.integers(1, len(body)))]))
    assert with_attachments([path])[0].name == "a.eml"


def test_a_message_of_boxes_in_boxes_ends(tmp_path: Path) -> None:
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(3000)
    )
    path = written(tmp_path, "kotak.eml", f"From: a@b.id\n{parts}\nisi".encode())
    assert [each.name for each in with_attachments([path])] == ["kotak.eml"]
