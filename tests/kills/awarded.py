"""A year's award (按办法计奖): figures of one school, drawn up twice, told, objected to, decided, taken out."""

from datetime import datetime

from tests.kills.stage import Rest, as_, at_

from xuezheng.demo.cast import BUREAU, SHOWN_SCHOOL

SECTION = "基础教育科"
ENTRANCE = {
    "way": "general", "on": "2026-09-10", "sat": 400, "special": 90, "line": 270, "top": 12,
    "bachelor": 260, "college": 120, "expected": 250,
}  # fmt: skip


def entered(rest: Rest) -> None:
    """The school's figures of entrance stand before the snapshot is taken."""
    org = rest.people.units[SHOWN_SCHOOL]
    given = {"kind": "entrance_count", "org": org, "since": "2026-09-10", "data": ENTRANCE}
    rest.doer.do("register.add", given, by=rest.login(SECTION), at=at_(22, 10))


def awarded(rest: Rest, at: datetime) -> None:
    """What was counted becomes the award of the year."""
    section, chief = as_(rest, rest.login(SECTION), at), as_(rest, rest.login(BUREAU), at)
    here = {"org": rest.people.units[SHOWN_SCHOOL]}
    section("award.draft", year=2026, review="合审〔2026〕12号")
    award = section("award.draft", year=2026, review="合审〔2026〕12号", reason="办法文号更正")
    which = {"award": award["award"]}
    section("award.tell", **which)
    as_(rest, rest.login(SHOWN_SCHOOL), at)(
        "award.hear", agree=False, note="请核对入口人数", **here, **which
    )
    section("award.reply", reply="已按报到名册核对", **here, **which)
    chief("award.decide", **which)
    chief("award.take_out", **which)
