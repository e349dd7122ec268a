"""Measures with which a county may come to pass (改进措施); sizes and prices are parameters."""

from xuezheng.core.base.labels import T
from xuezheng.core.scorecards.changes import Change

MUSIC = ("music_rooms", "music_rooms_older", "music_rooms_small", "music_rooms_small_junior")
ART = ("art_rooms", "art_rooms_older", "art_rooms_small", "art_rooms_small_junior")


def _buy(key: str, zh: str, en: str, adds: tuple[str, ...], step: str = "") -> Change:
    return Change(key, T(zh, en), adds, f"card_cost.{key}", f"card_cost.{step}" if step else "")


def _swap(amount: str, zh: str, en: str) -> Change:
    return Change(f"move_{amount}", T(zh, en), (amount,), "card_cost.move", moves=True)


CHANGES = (
    _buy("higher", "新增高学历专任教师", "Hire a teacher above the required degree", ("higher",)),
    _buy("backbone", "培养县级以上骨干教师", "Train a backbone teacher", ("backbone",)),
    _buy("arts", "新增体育艺术专任教师（高学历）", "Hire a sports or arts teacher, with the degree", ("arts", "higher")),
    _swap("backbone", "对调骨干教师", "Exchange a backbone teacher for another"),
    _swap("arts", "对调体育艺术教师", "Exchange a sports or arts teacher for another"),
    _buy("teaching", "新增教学及辅助用房", "Build teaching rooms", ("teaching_m2",), "teaching_step"),
    _buy("sports", "新增体育运动场馆", "Build sports grounds", ("sports_m2",), "sports_step"),
    _buy("equipment", "新增教学仪器设备", "Buy equipment", ("equipment",), "equipment_step"),
    _buy("multimedia", "新增网络多媒体教室", "Fit out a multimedia room", ("multimedia",)),
    _buy("music", "新增音乐教室", "Build a music room", MUSIC),
    _buy("art", "新增美术教室", "Build an art room", ART),
)  # fmt: skip
"""A moved teacher is exchanged for one without the title or subject, so that numbers of teachers stay."""
