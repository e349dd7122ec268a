"""A small decision told step by step, for tests and for the files under ``tests/gold/decisions``."""

from xuezheng.catalogue.engines import engine
from xuezheng.core.decisions import seeds, steps
from xuezheng.core.decisions.record import ChanceShown, NumbersShown, PartShown

NUMBER = "PW-2026-009"
SECRETS = {"公证处": "公证处密函-4f8a1c22-9d1e", "家长代表": "家长代表密函-77b0e913-03aa"}
LIST = "YT26000005\nYT26000002\nYT26000001\nYT26000004\t2\nYT26000003\n"
TERMS = {"places": [{"place": "白鹭第二小学", "seats": 3}], "purpose": "一年级"}
NUMBERS = [9, 18, 26, 34, 41, 45]


def announced(replaces=None, key="draw", terms=TERMS, lists=None, number=NUMBER):
    """Give the record as published before the draw."""
    chance = ChanceShown(
        parts=[
            PartShown(party=party, commitment=seeds.part_commitment(number, party, secret))
            for party, secret in SECRETS.items()
        ],
        sources=[NumbersShown(source="2026-07-16 体育彩票排列5")],
    )
    rules = steps.Rules(
        "2026.2",
        "2026-06-10",
        [{"document": "云汀市电脑派位规则", "clause": "第五条", "text": "一人一号，同组一号"}],
        terms,
    )
    frozen = steps.Frozen("2026-07-12T18:00:00+08:00", lists or {"list": LIST})
    when = ("2026-07-14T09:00:00+08:00", replaces)
    return steps.announce((number, "一年级电脑派位"), engine(key), rules, frozen, chance, when)


def seeded(record):
    """Show everything that was announced."""
    for party, secret in SECRETS.items():
        record = steps.show_part(record, party, secret)
    record = steps.show_numbers(record, "2026-07-16 体育彩票排列5", NUMBERS)
    return steps.seeded(record, "2026-07-16T10:02:00+08:00")


def finished(**given):
    """Give the whole record."""
    record = seeded(announced(**given))
    return steps.ran(record, engine(record.engine.key), "2026-07-16T10:04:00+08:00")
