"""Pictures of the office's own: its logo and what it shows in the annual report."""

from io import BytesIO
from typing import Final

_SIDE: Final = 1600
_LARGE: Final = 600_000
_MOST_PIXELS: Final = 80_000_000


def is_readable(picture: bytes | None) -> bool:
    """Tell whether there is a picture and it is whole."""
    if not picture:
        return False
    # Imported late: most reports and letterheads have none.
    from PIL import Image

    try:
        with Image.open(BytesIO(picture)) as image:
            image.convert("RGB")
    # The picture library raises whatever its decoders raise.
    except Exception:  # noqa: BLE001
        return False
    return True


def fitted(picture: bytes) -> bytes:
    """Return a picture as reports show it: upright, small enough, and without what it tells of itself.

    Cameras write into a file where and with what it was taken. Raises ValueError for no picture.
    """
    from PIL import Image, ImageOps

    out = BytesIO()
    try:
        with Image.open(BytesIO(picture)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise ValueError("too large")
            drawn = opened.format == "PNG"
            image = ImageOps.exif_transpose(opened).convert("RGB")
        image.thumbnail((_SIDE, _SIDE))
        if drawn:
            image.save(out, "PNG", optimize=True)
        if not drawn or out.tell() > _LARGE:
            out = BytesIO()
            image.save(out, "JPEG", quality=88)
    # The picture library raises whatever its decoders raise.
    except Exception as error:
        raise ValueError("no picture") from error
    return out.getvalue()
