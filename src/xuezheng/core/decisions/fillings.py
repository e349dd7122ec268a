"""Fillings as a published file (递补记录): who gave a seat up and why, and who came in, each chained to the last.

A filling changes no result: it is a record of its own that cites its reason and
the result it rests on. Fields and digests in words: ``docs/decisions.md``.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from xuezheng.core.base.engines import Engine, Filled
from xuezheng.core.base.errors import InputError, RefusedError, XuezhengError
from xuezheng.core.base.labels import T
from xuezheng.core.decisions.canonical import canonical
from xuezheng.core.decisions.record import HEX, Record
from xuezheng.core.decisions.seeds import hashed

FORMAT, VERSION = "xuezheng.fillings", 1


class FillingsError(InputError):
    """A file is no record of fillings."""

    code = "decision-fillings"
    text = T("不是有效的递补记录：{faults}", "This is no record of fillings: {faults}")


class NoListError(RefusedError):
    """The engine of a decision publishes no waiting list, or there is no result yet."""

    code = "decision-no-list"
    text = T("该决策没有候补名单，不能递补", "This decision has no waiting list to fill from")


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Filling(_Model):
    """One giving up and what it led to (一次递补)."""

    key: str = Field(min_length=1, max_length=64)
    reason: str = Field(min_length=4, max_length=200)
    at: str
    place: str
    took: list[str]
    digest: str = Field(pattern=HEX)

    @property
    def filled(self) -> Filled:
        """Give it as the engine does."""
        return Filled(self.key, self.place, tuple(self.took))


class Fillings(_Model):
    """All fillings of a decision (递补记录), in order."""

    format: Literal["xuezheng.fillings"] = "xuezheng.fillings"
    version: Literal[1] = 1
    decision: str
    result: str = Field(pattern=HEX)
    fillings: list[Filling] = []


def begun(record: Record) -> Fillings:
    """Give the file before anybody gave up. Raises ``NoListError``."""
    if record.digests.result is None:
        raise NoListError(state="result")
    return Fillings(decision=record.number, result=record.digests.result)


def added(known: Fillings, record: Record, engine: Engine, cited: tuple[str, str, str]) -> Fillings:
    """Add one giving up; ``cited`` are who, why and when.

    Raises ``NoListError``, the engine's error for somebody who has nothing to
    give up, and nothing is added.
    """
    key, reason, at = cited
    if engine.fill is None:
        raise NoListError(state="engine")
    gone = [*(one.key for one in known.fillings), key]
    found = engine.fill(engine.read(record.problem), record.result or {}, gone)[-1]
    before = known.fillings[-1].digest if known.fillings else ""
    next_one = Filling(
        key=key, reason=reason, at=at, place=found.place, took=list(found.took),
        digest=_digest(known, before, (key, reason, at), found),
    )  # fmt: skip
    return known.model_copy(update={"fillings": [*known.fillings, next_one]})


def objections(known: Fillings, record: Record, engine: Engine) -> list[T]:
    """List what is wrong with fillings: the result they rest on, their chain, the rule."""
    return [*_chained(known, record), *_ruled(known, record, engine)]


def written(known: Fillings) -> bytes:
    """Give the bytes of the file."""
    return canonical(known.model_dump()) + b"\n"


def read(text: str | bytes) -> Fillings:
    """Read a file. Raises ``FillingsError``."""
    try:
        given: Any = json.loads(text)
        return Fillings.model_validate(given)
    except ValidationError as error:
        told = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()[:20]]
        raise FillingsError(faults="; ".join(told)) from None
    except (ValueError, RecursionError) as error:
        raise FillingsError(faults=f"JSON: {error}") from None


def _digest(known: Fillings, before: str, cited: Sequence[str], found: Filled) -> str:
    many = str(len(found.took))
    fields = (known.decision, known.result, before, *cited, found.place, many, *found.took)
    return hashed("filling", *fields)


def _chained(known: Fillings, record: Record) -> Iterator[T]:
    if (known.decision, known.result) != (record.number, record.digests.result):
        yield T("递补所依据的不是这一结果", "The fillings rest on another result")
    before = ""
    for turn, one in enumerate(known.fillings, 1):
        if one.digest != _digest(known, before, (one.key, one.reason, one.at), one.filled):
            yield T(f"第{turn}次递补的摘要不符", f"The digest of filling {turn} does not hold")
        before = one.digest


def _ruled(known: Fillings, record: Record, engine: Engine) -> Iterator[T]:
    if engine.fill_referee is None:
        yield NoListError(state="engine").told()
        return
    steps = [one.filled for one in known.fillings]
    try:
        yield from engine.fill_referee(record.problem, record.result or {}, steps)
    except XuezhengError as error:
        yield error.told()
