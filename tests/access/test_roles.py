"""Who may call what: every service declares it, and nobody else gets in."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator

import pytest

import app.desk
import app.keeping
import app.transfer
from app.guard import allowed, rule_of
from app.keeping.signing_in import sign_out
from app.register import Register
from app.roles import Refused, Role
from tests.helpers.registers import signed_in
from ui.actions.action_table import ON_CASE, ON_ROW, ActionKey

# They let somebody in, so nobody can be signed in yet.
BEFORE_ANYBODY = {
    *("enter", "bring_up_to_date"),
    *("back_up_before_update", "write_backup_before_update"),
}
Service = Callable[..., object]


def services() -> Iterator[tuple[str, Service]]:
    """Yield every public function that works on a register, by its full name."""
    for package in (app.desk, app.keeping, app.transfer):
        for info in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{package.__name__}.{info.name}")
            for name, found in vars(module).items():
                if name.startswith("_") or not inspect.isfunction(found):
                    continue
                if found.__module__ == module.__name__ and _takes_a_register(found):
                    yield f"{module.__name__}.{name}", found


def _takes_a_register(function: Service) -> bool:
    """Tell whether it begins a piece of work: inside one, a session is handed on as well."""
    names = list(inspect.signature(function).parameters)
    return names[:1] == ["register"] and "session" not in names


ALL = dict(services())


def test_the_services_are_found() -> None:
    assert len(ALL) > 60
    assert "app.desk.registering.register_complaint" in ALL


@pytest.mark.parametrize("name", ALL)
def test_every_service_says_who_may_call_it(name: str) -> None:
    assert rule_of(ALL[name]) or name.rpartition(".")[2] in BEFORE_ANYBODY


@pytest.fixture
def by_role(file_register: Register) -> Iterator[dict[str, Register]]:
    """Return the register as each role has it, and one that somebody locked."""
    with (
        signed_in(file_register, "desk", Role.DESK) as desk,
        signed_in(file_register, "head", Role.HEAD) as head,
        signed_in(file_register, "team", Role.TEAM, team="umum") as team,
        signed_in(file_register, "admin", Role.ADMIN) as admin,
        signed_in(file_register, "gone", Role.DESK, Role.HEAD, Role.ADMIN) as locked,
    ):
        sign_out(locked)
        yield {"desk": desk, "head": head, "team": team, "admin": admin, "locked": locked}


def is_let_in(service: Service, register: Register) -> bool:
    """Call a service without anything else: who is let in meets the missing words instead."""
    try:
        service(register)
    except Refused:
        return False
    except TypeError:
        # Its own words are missing: it was reached.
        return True
    return True


def test_the_matrix(by_role: dict[str, Register]) -> None:
    """Every service × four roles, a locked register, and nobody."""
    nobody = Register(by_role["desk"].location, clock=by_role["desk"].clock)
    assert len(ALL) * (len(by_role) + 1) >= 500
    wrong = []
    for name, service in ALL.items():
        rule = rule_of(service)
        needs_words = any(
            each.default is inspect.Parameter.empty
            for each in list(inspect.signature(service).parameters.values())[1:]
        )
        for who, register in {**by_role, "nobody": nobody}.items():
            expected = who in {role.value for role in rule}
            # Without further words it would do its work, which other tests see to.
            if (expected and not needs_words) or not rule:
                continue
            if is_let_in(service, register) != expected:
                wrong.append((name, who))
    nobody.close()
    assert not wrong


def test_nothing_is_read_or_written_before_somebody_signs_in(file_register: Register) -> None:
    nobody = Register(file_register.location, clock=file_register.clock)
    for transaction in (nobody.reading, nobody.writing):
        with pytest.raises(Refused), transaction():
            pass
    for secret in ("vault", "file_key", "unlocked_key", "key_store", "account"):
        with pytest.raises(Refused):
            getattr(nobody, secret)
    nobody.close()


def test_the_check_comes_before_the_work(file_register: Register) -> None:
    done = []

    @allowed(Role.TEAM)
    def only_for_teams(register: Register) -> None:
        done.append(register)

    with pytest.raises(Refused, match="tidak berwenang"):
        only_for_teams(file_register)
    assert not done


@pytest.mark.parametrize("key", ActionKey)
def test_every_action_names_the_service_that_says_who_may(key: ActionKey) -> None:
    (action,) = (table[key] for table in (ON_ROW, ON_CASE) if key in table)
    assert action.roles == rule_of(ALL[action.service.replace(":", ".")])
    assert action.roles, "its service lets nobody in"
    assert action.word
    assert action.icon
