"""Pictures of the office's own: its logo and what it shows in the annual report."""

from io import BytesIO


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
