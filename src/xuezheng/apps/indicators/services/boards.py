"""Dashboards (指标一览): made, changed, shared, thrown away, chosen for one's own desk."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field

from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.models import Board, OnDesk, Share
from xuezheng.apps.indicators.selectors.boards import MOST_TILES, Chart
from xuezheng.apps.indicators.selectors.kept import find
from xuezheng.apps.indicators.selectors.on_desk import usual_tiles
from xuezheng.catalogue.roles import ROLES
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError, StaleError
from xuezheng.core.base.labels import T

KIND = "dashboard"
MOST_BOARDS = 40
MOST_SHARES = 20
PLACE = T("单位", "Unit")


class ManyTilesError(InputError):
    """More tiles than one page shows."""

    code = "board-tiles"
    text = T(
        "一个指标一览最多 {most} 块，现为 {found} 块；请先移出一块，或另建指标一览",
        "A dashboard holds {most} tiles, not {found}; take one out first, or make another",
    )


class ManyBoardsError(InputError):
    """More dashboards, or more shares of one, than anybody looks through."""

    code = "board-many"
    text = T("最多 {most} 个，请先移除不用的", "{most} at most; remove what is not used")


class ChartError(InputError):
    """No such kind of tile."""

    code = "board-chart"
    text = T("没有 {chart} 这种图，可选：{allowed}", "No chart {chart}; allowed: {allowed}")


class RoleError(InputError):
    """No such role."""

    code = "board-role"
    text = T("没有 {role} 这个岗位，可选：{allowed}", "No role {role}; allowed: {allowed}")


class OvertakenError(StaleError):
    """Somebody changed the dashboard since it was read."""

    code = "board-overtaken"


class Tile(Given):
    """One tile: which indicator, where (each reader's own place unless said), drawn how."""

    key: str = Field(max_length=120)
    org: int | None = None
    chart: str = Chart.FIGURE.key


class Create(Given):
    """A dashboard: its name, whether it belongs to the unit acted for, its tiles in order.

    ``usual`` begins it with the tiles of the role that makes it, where none are given.
    """

    name: str = Field(min_length=1, max_length=40)
    of_unit: bool = False
    tiles: tuple[Tile, ...] = ()
    usual: bool = False


class Change(Given):
    """A dashboard's new name, its tiles in their new order; ``version`` is the one that was read."""

    dashboard: int
    name: str | None = Field(default=None, min_length=1, max_length=40)
    tiles: tuple[Tile, ...] | None = None
    version: int | None = None


class ShareWith(Given):
    """Who sees a dashboard: all at a unit and below it, or one role there; ``on`` false ends it."""

    dashboard: int
    org: int
    role: str = ""
    on: bool = True


class Remove(Given):
    """Which dashboard."""

    dashboard: int


class Choose(Given):
    """The dashboard for one's own desk; none takes it off."""

    dashboard: int | None = None


def create(deed: Deed, given: Create) -> Mapping[str, Any]:
    """Make a dashboard. Raises ``ManyTilesError``, ``ManyBoardsError``, ``NotFoundError``."""
    actor = access.require_reader(deed.actor, access.BOARD)
    org = actor.home
    if org is None:
        raise NotFoundError(what=PLACE)
    account = None if given.of_unit else actor.account
    if Board.objects.filter(account=account, org_id=org).count() >= MOST_BOARDS:
        raise ManyBoardsError(most=MOST_BOARDS)
    row = Board.objects.create(
        name=given.name, org_id=org, account=account, at=deed.at, tiles=_first(actor, given)
    )
    deed.about(KIND, row.pk, org)
    return {"dashboard": row.pk, "version": row.version}


def _first(actor: Actor, given: Create) -> list[dict[str, Any]]:
    """Give the tiles it begins with; of the usual ones those in sight."""
    if given.tiles or not given.usual:
        return _tiles(actor, given.tiles)
    return [one for one in usual_tiles(actor) if access.sight(actor, find(one["key"]))]


def change(deed: Deed, given: Change) -> Mapping[str, Any]:
    """Rename a dashboard or arrange its tiles. Raises as ``create``, and ``OvertakenError``.

    Tiles that stood before stay, even where whoever arranges them does not see them.
    """
    row = access.own_board(deed.actor, given.dashboard)
    if given.version is not None and given.version != row.version:
        raise OvertakenError
    if given.name is not None:
        row.name = given.name
    if given.tiles is not None:
        row.tiles = _tiles(deed.actor, given.tiles, row.tiles)
    row.version, row.at = row.version + 1, deed.at
    row.save()
    deed.about(KIND, row.pk, row.org_id)
    return {"dashboard": row.pk, "version": row.version}


def _tiles(
    actor: Actor, given: Sequence[Tile], before: Sequence[Mapping[str, Any]] = ()
) -> list[dict[str, Any]]:
    if len(given) > MOST_TILES:
        raise ManyTilesError(most=MOST_TILES, found=len(given))
    known = {(one["key"], one["org"]) for one in before}
    for one in given:
        if one.chart not in {kind.key for kind in Chart}:
            allowed = "、".join(kind.key for kind in Chart)
            raise ChartError(chart=one.chart[:20], allowed=allowed)
        if (one.key, one.org) not in known:
            access.require_seen(actor, find(one.key), one.org)
    return [one.model_dump() for one in given]


def share(deed: Deed, given: ShareWith) -> Mapping[str, Any]:
    """Let others see a dashboard, or end it; each sees only figures of their own sight."""
    row = access.own_board(deed.actor, given.dashboard)
    shared(deed.actor, given.org, given.role)
    if not given.on:
        Share.objects.filter(board=row, org_id=given.org, role=given.role).delete()
    elif row.shares.count() >= MOST_SHARES:
        raise ManyBoardsError(most=MOST_SHARES)
    else:
        Share.objects.get_or_create(board=row, org_id=given.org, role=given.role)
    deed.about(KIND, row.pk, row.org_id)
    return {"dashboard": row.pk, "shares": row.shares.count()}


def shared(actor: Actor, org: int, role: str) -> None:
    """Refuse sharing beyond one's scope. Raises ``NotFoundError``, ``RoleError``."""
    if not access.standing(org) or not access.shares_with(actor).holds(org):
        raise NotFoundError(what=PLACE)
    if role and role not in {one.key for one in ROLES}:
        raise RoleError(role=role[:20], allowed="、".join(one.key for one in ROLES))


def remove(deed: Deed, given: Remove) -> Mapping[str, Any]:
    """Throw a dashboard away; it leaves the desks that showed it."""
    row = access.own_board(deed.actor, given.dashboard)
    deed.about(KIND, row.pk, row.org_id)
    row.delete()
    return {"removed": given.dashboard}


def choose(deed: Deed, given: Choose) -> Mapping[str, Any]:
    """Put a dashboard in sight on one's own desk, or take it off."""
    actor = access.require_reader(deed.actor, access.BOARD)
    if given.dashboard is None:
        access.on_desk(actor).delete()
    else:
        row = access.board(actor, given.dashboard)
        OnDesk.objects.update_or_create(account=actor.account or 0, defaults={"board": row})
    deed.about(KIND, given.dashboard or "", actor.home)
    return {"dashboard": given.dashboard}


CREATE = Intention("dashboard.create", T("新建指标一览", "Make a dashboard"), Create, create)
CHANGE = Intention("dashboard.change", T("调整指标一览", "Arrange a dashboard"), Change, change)
SHARE = Intention("dashboard.share", T("共享指标一览", "Share a dashboard"), ShareWith, share)
REMOVE = Intention("dashboard.remove", T("移除指标一览", "Remove a dashboard"), Remove, remove)
CHOOSE = Intention(
    "dashboard.choose", T("设为工作台指标一览", "Put a dashboard on the desk"), Choose, choose
)
BOARDS = (CREATE, CHANGE, SHARE, REMOVE, CHOOSE)
