"""Where the program keeps the user's register, the sample register and its log."""

from pathlib import Path

from platformdirs import user_data_dir, user_log_dir

_PROGRAM = "MejaAduan"


def default_register() -> Path:
    """Return the path of the user's own register; it may not exist yet."""
    return Path(user_data_dir(_PROGRAM, appauthor=False)) / "register.mejaaduan"


def sample_register() -> Path:
    """Return the path of the sample register beside the user's own."""
    return default_register().with_name("contoh.mejaaduan")


def log_file() -> Path:
    """Return the path of the log; its folder may not exist yet."""
    return Path(user_log_dir(_PROGRAM, appauthor=False)) / "meja-aduan.log"
