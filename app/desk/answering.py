"""Telling the complainant: a first word, or the final answer."""

from app.desk.closing import closing_event, judged
from app.desk.disposing import outcome, own_moment_mistake
from app.desk.entry_checks import channel_mistake, clean_line, clean_text, refuse, required_note
from app.desk.open_case import open_case, record
from app.desk.summarising import summarise, summary_mistake
from app.guard import allowed
from app.outcome import Outcome
from app.register import Register
from app.roles import Role
from app.rules.event_kinds import EventKind
from app.rules.kinds import Status, awaiting_approval
from app.rules.moments import Stated
from app.rules.templates import unfilled_mistake


@allowed(Role.DESK, Role.HEAD)
def record_answer(
    register: Register,
    *,
    complaint_id: int,
    happened_at: Stated,
    channel: str,
    answer: str,
    final: bool = True,
    close: bool = False,
    summary: str = "",
    version: int | None = None,
) -> Outcome:
    """Record what the complainant was told and through which channel.

    A word in between (`final` false) leaves the case where it is; `close` ends it with the answer,
    and a `summary` for the annual report.
    """
    told, said = clean_line(channel), clean_text(answer)
    with register.writing() as session:
        case = open_case(register, session, complaint_id=complaint_id, version=version)
        if case.state.status is Status.CLOSED:
            refuse({"": "Aduan ini sudah selesai."})
        if final and awaiting_approval(case.state.status, case.state.turn):
            refuse({"": "Laporan hasilnya masih menunggu persetujuan Kepala."})
        refuse(
            {"happened_at": own_moment_mistake(case, happened_at)}
            | required_note(told, field="channel", name="Saluran", example="Contoh: lapor.go.id.")
            | ({"channel": wrong} if (wrong := channel_mistake(told)) else {})
            | required_note(
                said, field="answer", name="Isi jawaban", example="Tulis apa yang disampaikan."
            )
            | ({"answer": wrong} if (wrong := unfilled_mistake(said)) else {})
            | summary_mistake(register, session, case, summary)
        )
        data = {"final": final, "channel": told}
        events = [case.event(EventKind.ANSWERED, happened_at, data, note=said)]
        if final and close:
            events.append(closing_event(case, happened_at, closing="answered"))
        events = [*summarise(session, case, summary), *judged(case, events)]
        done = record(register, session, case, events)
    if final and close:
        return outcome(case, "selesai; pelapor sudah diberi tahu", events=done)
    of = "Jawaban" if final else "Tanggapan awal"
    return outcome(case, "dicatat", of=of, events=done)
