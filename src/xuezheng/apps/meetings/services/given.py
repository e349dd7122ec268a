"""What several services of meetings check alike: days, units, files."""

from collections.abc import Iterable, Sequence
from datetime import date

from xuezheng.adapters import clock
from xuezheng.apps.files.services import claimed
from xuezheng.apps.schools.access import names
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import Labelled, T


class WordError(InputError):
    """A key is none of those that are known."""

    code = "meeting-word"
    text = T("“{given}”不在可选项中：{known}", "“{given}” is none of: {known}")


class UnitError(InputError):
    """A unit named does not stand on this day."""

    code = "meeting-unit"
    text = T("单位 {unit} 不存在或已撤销。", "Unit {unit} does not exist or has ended.")


class StageError(RefusedError):
    """The meeting, body or resolution is not where this can be done."""

    code = "meeting-stage"
    text = T("现在不能这样办：{why}", "This cannot be done now: {why}")


class OrderOfDaysError(InputError):
    """A later day lies before an earlier one."""

    code = "meeting-days"
    text = T("日期先后有误：{why}", "The days are out of order: {why}")


def today_of(deed: Deed) -> date:
    """Give the civil day of a deed."""
    return deed.at.astimezone(clock.ZONE).date()


def known(of: type[Labelled], key: str) -> str:
    """Give a key that an enumeration has. Raises ``WordError``."""
    keys = [one.key for one in of]
    if key not in keys:
        raise WordError(given=key[:40], known="、".join(keys))
    return key


def standing(orgs: Iterable[int | None], day: date) -> list[int]:
    """Give units that stand on ``day``, each once. Raises ``UnitError``. Costs: 1 query."""
    wanted = list(dict.fromkeys(org for org in orgs if org is not None))
    if not wanted:
        return []
    stand = names(day)
    for org in wanted:
        if org not in stand:
            raise UnitError(unit=org)
    return wanted


def own_files(deed: Deed, files: Sequence[int | None]) -> None:
    """Make sure that the files named are the actor's own. Raises ``NotFoundError``."""
    claimed([one for one in files if one is not None], deed.actor)
