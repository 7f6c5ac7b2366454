"""The field for when something happened: now unless the officer types another moment."""

from datetime import datetime
from zoneinfo import ZoneInfo

from app.clock import Clock
from app.errors import UserMistake
from app.rules.date_entry import parse_moment
from app.rules.moments import Stated, is_before, table_moment
from ui.parts.fields.editors import DateTimeEdit
from ui.parts.fields.field import Field

_HINT = "Waktu sebenarnya. Boleh “kemarin 14.03”, “14.03”, atau “27/2” saja."


class MomentField(Field):
    """A date, with the time of day where it is known.

    Left as it was, it means the very moment the form was opened, or `at`, seconds included. A typed
    moment is known to the minute only: within the minute of `after` it counts as `after`, so
    that what follows a step never seems to come before it. What lies before `after` is taken as it
    is written, and the field says so in the words of `earlier`, if there are any. One that is
    `optional` begins empty unless `at` is known.
    """

    def __init__(
        self,
        label_text: str,
        *,
        clock: Clock,
        zone: ZoneInfo,
        at: Stated | None = None,
        after: datetime | None = None,
        hint: str = _HINT,
        earlier: str = "",
        optional: bool = False,
    ) -> None:
        self._clock = clock
        self._zone = zone
        self._after = after
        self._opened_at: Stated = at or clock.now()
        self._opened_text = table_moment(self._opened_at, zone)
        self._optional = optional
        self.edit = DateTimeEdit(self._full, placeholder=self._opened_text)
        if at is not None or not optional:
            self.edit.setText(self._opened_text)
        super().__init__(label_text, self.edit, hint, optional)
        self._usual_hint, self._earlier = hint, earlier
        if earlier and after is not None:
            self.edit.textChanged.connect(self._say_earlier)

    def begin_anew(self) -> None:
        """Mean the present moment again, as when the form was opened."""
        self._opened_at = self._clock.now()
        self._opened_text = table_moment(self._opened_at, self._zone)
        self.edit.setText(self._opened_text)

    def moment_or_none(self, key: str) -> Stated | None:
        """Return the same as `moment`, None where an optional field is empty."""
        return None if self._optional and not self.edit.text().strip() else self.moment(key)

    def moment(self, key: str) -> Stated:
        """Return the aware moment, or the day; UserMistake under `key` for what can't be read."""
        text = self.edit.text().strip()
        if text == self._opened_text:
            if not isinstance(self._opened_at, datetime):
                return self._opened_at
            # A step may have been typed a minute ahead; what follows it is not before it.
            return max(self._opened_at, self._after or self._opened_at)
        try:
            typed = parse_moment(text, zone=self._zone, now=self._clock.now())
        except ValueError as problem:
            raise UserMistake({key: str(problem)}) from problem
        if self._after is not None and isinstance(typed, datetime) and typed < self._after:
            same_minute = self._after.astimezone(self._zone).replace(second=0, microsecond=0)
            return self._after if typed == same_minute else typed
        return typed

    def _say_earlier(self) -> None:
        """Say at once that paper was older than what the register has of the case already."""
        try:
            typed = self.moment("")
        except UserMistake:
            # It is still being typed; what can't be read is said on leaving the field.
            typed = self._opened_at
        late = self._after is not None and is_before(typed, self._after, self._zone)
        self.set_hint(self._earlier if late else self._usual_hint)

    def _full(self, text: str) -> str:
        if self._optional and not text:
            return ""
        return table_moment(parse_moment(text, zone=self._zone, now=self._clock.now()), self._zone)
