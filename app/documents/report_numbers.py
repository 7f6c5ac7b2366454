"""Numbers the chapters and figures of the annual report while it is told."""

from collections.abc import Iterator, Mapping

from app.documents.pictures import is_readable
from app.documents.report_blocks import Caption, Heading, Illustration, typed_runs


def roman(number: int) -> str:
    """Return a Roman numeral in capitals."""
    steps = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"))
    text = ""
    for value, sign in (*steps, (4, "IV"), (1, "I")):
        times, number = divmod(number, value)
        text += sign * times
    return text


class Numbering:
    """Counts on with each heading and caption asked for, in the order of the report."""

    def __init__(self, images: Mapping[int, bytes]) -> None:
        self._images = images
        self._chapters = 0
        self._figures = 0

    @property
    def next_figure(self) -> int:
        """The number the next figure will have."""
        return self._figures + 1

    def heading(self, title: str, *, capitals: bool = False) -> Heading:
        """Return the next chapter's heading; words between asterisks are italic."""
        self._chapters += 1
        number = roman(self._chapters)
        words = typed_runs(title)
        listed = f"{number}. {''.join(run.text for run in words)}"
        return Heading(number, words, listed, capitals=capitals)

    def caption(self, text: str) -> Caption:
        """Return the next figure's caption."""
        self._figures += 1
        return Caption("Gambar", self._figures, text)

    def picture(self, slot: int, caption: str) -> Iterator[Illustration]:
        """Yield a picture of the office's own; without one, or a whole one, nothing counts on."""
        image = self._images.get(slot)
        if image is not None and is_readable(image):
            yield Illustration(image, self.caption(caption))
