"""Months without complaints: confirming them after a look at all media, and taking that back."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from app.desk.confirming_nil import confirm_nil, take_back_nil
from app.desk.media_rota import MediumToday
from app.errors import UserMistake
from app.outcome import Outcome
from app.recap import ConfirmedNil, YearMonth, month_words
from app.register import Register
from app.rules.moments import MONTHS, full_moment, recent_moment
from app.rules.wording import sentence_list
from ui.forms.form_dialog import FormDialog, Work
from ui.page import Context
from ui.parts.buttons import button
from ui.parts.fields.choice_lists import CheckList
from ui.parts.fields.field import Field
from ui.parts.labels import label
from ui.parts.panels.fact_list import FactList
from ui.tasks import call


class NilDialog(FormDialog):
    """A list of past empty months to tick, and the media that were looked at for that.

    `months` are (year, 1-12), so is the `ticked` one. Media that were looked at after the last of
    the months are ticked already.
    """

    def __init__(
        self,
        context: Context,
        *,
        months: Sequence[YearMonth],
        media: Sequence[MediumToday],
        parent: QWidget,
        ticked: YearMonth | None = None,
    ) -> None:
        super().__init__(
            context,
            title="Konfirmasi bulan nihil",
            about="Bulan yang belum menerima aduan di register",
            save_word="Konfirmasi nihil",
            parent=parent,
            width=520,
        )
        choices = [(_key(each), f"{MONTHS[each[1] - 1]} {each[0]}") for each in months]
        self.months = CheckList(choices, columns=2 if len(choices) > 4 else 1)
        if ticked is not None:
            self.months.choose([_key(ticked)])
        self.add_field("months", Field("Nihil pada bulan", self.months))
        self.media = CheckList([(each.code, self._named(each)) for each in media])
        last = max(months, default=(0, 0))
        self.media.choose([each.code for each in media if self._seen_since(each, last)])
        hint = "Centang media yang sudah Anda lihat: tidak ada aduan yang tertinggal di sana."
        self.add_field("looked", Field("Media yang sudah dilihat", self.media, hint))
        everything = button("Semua sudah dilihat", "link")
        everything.clicked.connect(lambda: self.media.choose([each.code for each in media]))
        self.add_to_foot(everything)
        self.finish_form(self.months)

    def work(self) -> Work:
        """Return the confirming of all ticked months."""
        months = [_month(key) for key in self.months.chosen()]
        looked = self.media.chosen()
        if not months:
            raise UserMistake({"months": "Centang sedikitnya satu bulan."})

        def run(register: Register) -> Outcome:
            for year, month in months:
                confirm_nil(register, year=year, month=month, looked=looked)
            names = month_words(months, this_year=0)
            return Outcome(f"{names} dikonfirmasi nihil.", frozenset({"months"}))

        return run

    def _named(self, medium: MediumToday) -> str:
        if medium.looked_at is None:
            return medium.name
        now = self.context.clock.now()
        when = recent_moment(medium.looked_at, self.context.zone, now=now)
        by = f" oleh {medium.looked_by}" if medium.looked_by else ""
        return f"{medium.name} (terakhir {when}{by})"

    def _seen_since(self, medium: MediumToday, month: YearMonth) -> bool:
        if medium.looked_at is None:
            return False
        looked_on = medium.looked_at.astimezone(self.context.zone).date()
        return (looked_on.year, looked_on.month) > month


class ConfirmedDialog(FormDialog):
    """Who confirmed a month nil, and after a look at what; it can be taken back."""

    keeps_draft = False

    def __init__(
        self,
        context: Context,
        month: YearMonth,
        confirmed: ConfirmedNil,
        *,
        late: int,
        parent: QWidget,
    ) -> None:
        year, at = month
        super().__init__(
            context,
            title=f"{MONTHS[at - 1]} {year} dikonfirmasi nihil",
            about="Bukti bahwa bulan ini benar-benar tanpa aduan",
            save_word="Batalkan konfirmasi",
            parent=parent,
        )
        self._month = month
        looked = sentence_list(confirmed.looked) or "tidak dicatat waktu itu"
        self.form.addWidget(FactList(list(self._facts(confirmed, looked).items())))
        if late:
            words = f"Sesudah itu tercatat {late} aduan pada bulan ini."
            self.form.addWidget(label(words, "warn", wrap=True))
        self.cancel_button.setText("Tutup")
        self.finish_form(self.cancel_button)

    def work(self) -> Work:
        """Return the taking back."""
        year, month = self._month
        return call(take_back_nil, year=year, month=month)

    def _facts(self, confirmed: ConfirmedNil, looked: str) -> Mapping[str, QWidget]:
        moment = full_moment(confirmed.at, self.context.zone)
        facts = {"Oleh": confirmed.who, "Pada": moment, "Media yang dilihat": looked}
        return {name: label(words, "body", wrap=True) for name, words in facts.items()}


def _key(month: YearMonth) -> str:
    return f"{month[0]}-{month[1]}"


def _month(key: str) -> YearMonth:
    year, _, month = key.partition("-")
    return int(year), int(month)
