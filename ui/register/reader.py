"""Reads what the register page shows, the list in pieces; run through the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from app.case import ComplaintRow
from app.desk.listing_cases import list_rows
from ui.register.loading import Loaded, PreviewFacts, load, read_preview
from ui.register.model import PAGE_ROWS
from ui.tasks import call

if TYPE_CHECKING:
    from app.desk.listing_cases import Wanted
    from ui.page import Page
    from ui.register.loading import Period

Rows = tuple[ComplaintRow, ...]
_PAGES_AT_ONCE = 10


class RegisterReader:
    """Asks for lists, for more rows of the one shown, and for previews; the newest asking counts.

    The page says by `shown` which list its rows belong to; rows of another come to nothing.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self.shown: Loaded | None = None

    def read_list(
        self,
        wanted: Wanted,
        period: Period,
        *,
        preview_of: int | None,
        then: Callable[[Loaded], object],
    ) -> None:
        """Read a list from its first row, with the preview of a row as `load` has it."""
        work = call(load, wanted=wanted, period=period, limit=PAGE_ROWS, preview_of=preview_of)
        self._page.ask(work, then=then, key="list")

    def renew_list(
        self,
        wanted: Wanted,
        period: Period,
        *,
        around: int,
        chosen: range,
        preview_of: int | None,
        then: Callable[[Loaded], object],
    ) -> None:
        """Read a list anew around the row at a place, with the preview of a row.

        The places of what is `chosen` together are read as well, unless they lie far apart.
        """
        first, last = around // PAGE_ROWS - 1, around // PAGE_ROWS + 1
        if chosen:
            wider = min(first, chosen[0] // PAGE_ROWS - 1), max(last, chosen[-1] // PAGE_ROWS + 1)
            if wider[1] - wider[0] < _PAGES_AT_ONCE:
                first, last = wider
        first = max(first, 0)
        work = call(
            load,
            wanted=wanted,
            period=period,
            offset=first * PAGE_ROWS,
            limit=max(last - first + 1, 3) * PAGE_ROWS,
            preview_of=preview_of,
        )
        self._page.ask(work, then=then, key="list")

    def read_rows(self, offset: int, limit: int, *, then: Callable[[int, Rows], object]) -> None:
        """Read more rows of the list shown."""
        if (asked := self.shown) is None:
            return
        work = call(list_rows, wanted=asked.wanted, offset=offset, limit=limit, total=asked.total)
        self._page.ask(work, then=partial(self._on_rows, asked, offset, then), key="rows")

    def read_preview(self, row: ComplaintRow, *, then: Callable[[PreviewFacts], object]) -> None:
        """Read what the preview of a row shows."""
        work = call(read_preview, complaint_id=row.id)
        self._page.ask(work, then=then, key="preview")

    def _on_rows(
        self, asked: Loaded, offset: int, then: Callable[[int, Rows], object], rows: Rows
    ) -> None:
        if asked is self.shown:
            then(offset, rows)
