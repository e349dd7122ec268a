"""One act under way, and what may be done: intentions (办理意图) with typed input.

A service is registered once as an ``Intention``; the page, the API and the
command call it by the same door, which makes one transaction of it, writes
one log entry and remembers the caller's key, so that a repeated request does
nothing twice.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import AfterValidator, BaseModel, ConfigDict

from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import Labelled, T


class Given(BaseModel):
    """Typed input of an intention; unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def one_of(labels: type[Labelled], *, empty: bool = False) -> AfterValidator:
    """Give the check that a key is one of an enumeration's (``empty``: or nothing).

    The check raises ``ValueError`` that lists the keys allowed.
    """
    keys = [one.key for one in labels]

    def check(key: str) -> str:
        if key not in keys and not (empty and key == ""):
            raise ValueError(", ".join(keys))
        return key

    return AfterValidator(check)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose sensitive fields were looked at or taken out (涉及对象): unit, person, the thing's id."""

    org: int | None
    person: int | None = None
    thing: int | str = ""

    @property
    def one(self) -> str:
        """Name what is counted: the person, or the thing where it is nobody's."""
        return f"p{self.person}" if self.person is not None else f"t{self.thing}"


@dataclass(slots=True)
class Deed:
    """One act under way (办理): who, when, and what the log will say of it.

    Plain keys and ids go to the entry; words and values go through ``note``
    to its detail, which can be erased.
    """

    actor: Actor
    at: datetime
    kind: str = ""
    thing: str = ""
    org: int | None = None
    purpose: str = ""
    rows: int = 1
    payload: dict[str, Any] = field(default_factory=dict)
    afterwards: list[Callable[[], object]] = field(default_factory=list)
    shown: list[Whose] = field(default_factory=list)

    def about(self, kind: str, thing: int | str, org: int | None = None) -> None:
        """Say what the entry is about: kind and id of the thing, and whose it is."""
        self.kind, self.thing, self.org = kind, str(thing), org

    def note(self, **payload: Any) -> None:
        """Put words or values into the entry's detail; they must be plain JSON."""
        self.payload.update(payload)

    def saw(self, whose: Iterable[Whose]) -> None:
        """Say whose sensitive fields this act showed in clear, for the view log."""
        self.shown.extend(whose)

    def after(self, call: Callable[[], object]) -> None:
        """Have ``call`` run once the transaction is committed."""
        self.afterwards.append(call)


@dataclass(frozen=True, slots=True)
class Intention:
    """What may be done (办理意图): a stable key, its title, its input, the service that does it.

    ``run`` takes the deed and the checked input, works inside the door's
    transaction and gives plain JSON values. ``open_to_all`` marks the few that
    need no account, sign-in among them. One that is not ``remembered`` leaves
    no receipt for a repeated key, because the receipt's digest would tell what
    was said: it has to be safe to repeat by itself.
    """

    key: str
    title: T
    takes: type[Given]
    run: Callable[[Deed, Any], Mapping[str, Any]]
    open_to_all: bool = False
    remembered: bool = True
