"""What the palette can do with the register's list: its preview and its order."""

from collections.abc import Callable
from functools import partial

from ui.commands import Command

ORDERS = {"number": "nomor", "received": "waktu diterima", "due": "jatuh tempo"}


def list_commands(
    *, toggle_preview: Callable[[], None], sort: Callable[[str], None]
) -> list[Command]:
    """Return the commands on the list itself, whatever row is chosen."""
    preview = Command(
        "register.preview",
        "Tampilkan atau tutup pratinjau",
        toggle_preview,
        icon="eye",
        shortcut="F4",
        group="Tampilan",
    )
    orders = [
        Command(
            f"register.by-{order}",
            f"Urutkan menurut {word}",
            partial(sort, order),
            icon="filter",
            group="Tampilan",
        )
        for order, word in ORDERS.items()
    ]
    return [preview, *orders]
