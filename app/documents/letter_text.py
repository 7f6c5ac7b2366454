"""The wording of the office's letters: complaints passed on, and answers to who complained."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.documents.letter_data import LetterCase, LetterData
from app.documents.marks import WITHHELD
from app.rules.kinds import URGENCY_WORDS, Urgency
from app.rules.moments import Stated, clock_part, date_words, day_of, weekday_date_words
from app.rules.office_names import officer_words, service_words
from app.rules.wording import channel_words, count_words


def forwarding_letter(
    case: LetterCase,
    *,
    office_name: str,
    recipient: str,
    place: str,
    due_at: datetime,
    address: tuple[str, ...] = (),
) -> LetterData:
    """Word the letter that passes a complaint on to the office `recipient`, at its `address`.

    Without one it goes to the `place`.
    """
    request = (
        "Mohon Saudara menindaklanjuti pengaduan tersebut dan menyampaikan hasilnya kepada kami "
        f"paling lambat {_day(due_at, case.zone)}, agar dapat kami sampaikan kepada pelapor "
        "melalui kanal yang sama. "
    )
    request += (
        "Isi lengkap pengaduan terlampir dalam sampul tertutup dan hanya dibuka oleh Saudara atau "
        "pejabat yang Saudara tunjuk."
        if case.confidential
        else "Berkas pengaduan terlampir."
    )
    facts = [("Nomor register", case.number)]
    if case.complained_at:
        facts.append(("Tanggal pengaduan", _moment(case.complained_at, case.zone)))
    facts += [
        ("Diterima satker", _moment(case.received_at, case.zone)),
        ("Pelapor", _complainant(case)),
        ("Pokok pengaduan", case.title),
    ]
    return _letter(
        case,
        # The case's papers go along, put together in one.
        attachments=1,
        subject=f"Penerusan pengaduan masyarakat nomor {case.number}",
        recipient=(f"Yth. Kepala {recipient}", *(address or (f"di {place}",))),
        opening=(
            "Bersama ini kami teruskan pengaduan masyarakat yang kami terima melalui kanal "
            f"{channel_words(case.medium)} dan yang menurut pokok masalahnya menjadi kewenangan satuan kerja "
            "yang Saudara pimpin, dengan keterangan sebagai berikut."
        ),
        facts=tuple(facts),
        paragraphs=(request,),
        closing="Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.",
        copies=(f"{officer_words(office_name)} {office_name}",),
    )


def answer_letter(
    case: LetterCase, *, office_name: str, email: str, answer: str, asks: bool = False
) -> LetterData:
    """Word the answer to the complainant; each line of `answer` becomes a paragraph.

    It `asks` below how content they are.
    """
    received = _day(case.received_at, case.zone)
    when = f"kami terima pada {received}"
    if case.complained_at:
        when = f"Saudara sampaikan pada {_day(case.complained_at, case.zone)} dan {when}"
    recipient: tuple[str, ...] = (
        f"Yth. Pelapor Pengaduan Nomor {case.number}",
        f"melalui kanal {channel_words(case.medium)}",
    )
    if not case.withheld:
        address = [line for line in case.address.splitlines() if line.strip()]
        recipient = (f"Yth. Sdr./Sdri. {case.complainant}", *address)
    return _letter(
        case,
        attachments=case.attachments,
        subject=f"Jawaban atas pengaduan nomor {case.number}",
        recipient=recipient,
        opening=f"Terima kasih atas pengaduan yang {when}, mengenai “{case.title}”.",
        facts=(),
        paragraphs=(
            *(line for line in answer.splitlines() if line.strip()),
            (
                "Dengan jawaban ini, pengaduan Saudara kami nyatakan selesai ditindaklanjuti. "
                "Apabila masih terdapat hal yang belum jelas, Saudara dapat menghubungi "
                f"{service_words(office_name)} dengan menyebutkan nomor pengaduan di atas"
                f"{f', melalui surel {email}' * bool(email)}."
            ),
        ),
        closing="Atas kepercayaan Saudara, kami ucapkan terima kasih.",
        copies=(),
        asks_about=case.number if asks else "",
    )


def _letter(
    case: LetterCase,
    *,
    attachments: int,
    subject: str,
    recipient: tuple[str, ...],
    opening: str,
    facts: tuple[tuple[str, str], ...],
    paragraphs: tuple[str, ...],
    closing: str,
    copies: tuple[str, ...],
    asks_about: str = "",
) -> LetterData:
    urgency = URGENCY_WORDS[case.urgency]
    nature = urgency
    if case.confidential:
        nature = "Rahasia"
        if case.urgency is not Urgency.ORDINARY:
            nature += f", {urgency.lower()}"
    return LetterData(
        number=case.letter_number,
        nature=nature,
        attachments=f"{count_words(attachments)} berkas" if attachments else "-",
        subject=subject,
        date=date_words(case.written_at.astimezone(case.zone).date()),
        recipient=recipient,
        opening=opening,
        facts=facts,
        paragraphs=paragraphs,
        closing=closing,
        copies=copies,
        printed_at=case.printed_at,
        zone=case.zone,
        print_count=case.print_count,
        confidential=case.confidential,
        sample=case.sample,
        asks_about=asks_about,
    )


def _complainant(case: LetterCase) -> str:
    if case.confidential:
        return f"{WITHHELD} (anonim)" if case.anonymous else WITHHELD
    return "Anonim" if case.anonymous else case.complainant


def _day(stated: Stated, zone: ZoneInfo) -> str:
    return weekday_date_words(day_of(stated, zone))


def _moment(stated: Stated, zone: ZoneInfo) -> str:
    return f"{_day(stated, zone)}{clock_part(stated, zone)}"
