"""A due date that leans on holidays not decreed yet says so, on screen rows and on paper."""

from datetime import timedelta
from io import BytesIO

import pypdf

from app.desk.disposing import record_disposition
from app.desk.papers import receipt_pdf, sheet_pdf
from app.desk.reading_cases import read_case
from app.desk.reading_office import read_office
from app.register import Register
from tests.desk.slips import disposed, pass_time, registered


def test_a_date_of_2027_is_marked(register: Register) -> None:
    sure = disposed(register)
    office = read_office(register)
    assert not read_case(register, complaint_id=sure).row.estimated(office)
    now = pass_time(register, days=360)
    number = registered(register, received_at=now - timedelta(minutes=5))
    record_disposition(
        register,
        complaint_id=number,
        happened_at=now,
        teams=("umum",),
        instructions=("proses",),
    )
    case = read_case(register, complaint_id=number)
    assert case.row.due_at is not None
    assert case.row.due_at.year == 2027
    assert case.row.estimated(office)
    for paper in (
        sheet_pdf(register, complaint_ids=[number]),
        receipt_pdf(register, complaint_id=number),
    ):
        assert "perkiraan" in pypdf.PdfReader(BytesIO(paper)).pages[0].extract_text()
