"""The people of 云汀市, all made up: bureau leaders, sections, township offices, schools.

Names are drawn from two lists by the demo's own stream; staff numbers count;
mobile numbers begin with 140, which no person's does.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from xuezheng.apps.people.models import Rank
from xuezheng.apps.schools.models import Kind
from xuezheng.apps.schools.services import Unit
from xuezheng.demo import names
from xuezheng.demo.stream import Stream

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁"
    "任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严"
    "莫孔向常"
)
GIVEN = (
    "文华建国志强晓东海燕丽娟雪梅春生玉兰德明立新红英国平秀珍学军振宇思远嘉宁雨桐子涵明哲静怡俊杰佳琪"
    "浩然梦瑶伟民金凤少华永康惠芳承志云帆月娥启航书琴新月松涛若兰凌峰沛然知行怀瑾清源望舒景行牧之听雨"
    "闻道致远守一予安长青晚晴初阳乐山恒之亦凡未央南乔"
)
"""Two characters each."""


@dataclass(frozen=True, slots=True)
class Member:
    """One person with a post and the role that comes with it; ``shown`` ones stand on the sign-in page."""

    number: str
    name: str
    mobile: str
    unit: str
    title: str
    rank: Rank
    role: str
    duty: str = ""
    shown: bool = False


BUREAU = "云汀市教育局"
LEADERS = (
    ("局长", Rank.HEAD, "主持全面工作"),
    ("副局长", Rank.LEADER, "分管基础教育、学前教育、督导"),
    ("副局长、安全总监", Rank.LEADER, "分管安全、计划财务、技术装备"),
    ("党委副书记", Rank.LEADER, "分管人事、党建、职成教"),
)
LEADS = {
    "基础教育科": 1, "学前教育科": 1, "督导室": 1, "考试中心": 1, "教研室": 1,
    "安全科": 2, "计划财务科": 2, "技术装备中心": 2, "体卫艺科": 2, "学生资助中心": 2,
    "人事科": 3, "党建工作室": 3, "职成教科": 3, "局办公室": 3, "政策法规科（行政审批科）": 3,
}  # fmt: skip
"""Which of the leaders answers for which section."""
CLERKED = frozenset(Kind) - {
    Kind.BUREAU, Kind.SECTION, Kind.CENTRE, Kind.TOWNSHIP, Kind.OFFICE, Kind.KINDERGARTEN,
}  # fmt: skip
NO_ACCOUNT = "云岫艺星幼儿园"
"""The kindergarten whose head has no account yet (planted case D8)."""
SHOWN_SCHOOL = "望澜实验小学"
SHOWN_TOWNSHIP = "望澜街道教办"


class _Names:
    """Names and numbers in order; no two people of the demo share a name."""

    def __init__(self) -> None:
        stream = Stream("people")
        self._left = iter(
            stream.shuffled(
                [
                    f"{surname}{GIVEN[i : i + 2]}"
                    for surname in SURNAMES
                    for i in range(0, len(GIVEN), 2)
                ]
            )
        )
        self._next = 0

    def one(self) -> tuple[str, str, str]:
        self._next += 1
        return f"{20260000 + self._next}", next(self._left), f"140{self._next:08d}"


def _bureau(people: _Names) -> Iterator[Member]:
    for title, rank, duty in LEADERS:
        yield Member(*people.one(), BUREAU, title, rank, "leader", duty, shown=True)
    for unit in (*names.SECTIONS, *names.CENTRES):
        head, deputy = ("主任", "副主任") if unit[-1] in "室心" else ("科长", "副科长")
        role = "office" if unit == "局办公室" else "section"
        shown = unit in {"局办公室", "基础教育科", "人事科", "安全科", "督导室"}
        yield Member(*people.one(), unit, head, Rank.HEAD, role, shown=shown)
        yield Member(*people.one(), unit, deputy, Rank.DEPUTY, role, shown=unit == "局办公室")
        yield Member(*people.one(), unit, "科员", Rank.MEMBER, role)
    for title, role in (
        ("系统管理员", "system_admin"),
        ("安全管理员", "security_admin"),
        ("审计管理员", "audit_admin"),
    ):
        yield Member(*people.one(), BUREAU, title, Rank.MEMBER, role, shown=True)
    yield Member(*people.one(), BUREAU, "责任督学", Rank.MEMBER, "supervisor", shown=True)


def _below(people: _Names, units: list[Unit]) -> Iterator[Member]:
    for unit in units:
        if unit.kind is Kind.OFFICE:
            shown = unit.name == SHOWN_TOWNSHIP
            yield Member(*people.one(), unit.name, "教办主任", Rank.HEAD, "township", shown=shown)
            yield Member(*people.one(), unit.name, "教办干事", Rank.MEMBER, "township")
        elif unit.kind is Kind.KINDERGARTEN:
            yield Member(*people.one(), unit.name, "园长", Rank.HEAD, "principal")
        elif unit.kind in CLERKED:
            shown = unit.name == SHOWN_SCHOOL
            yield Member(*people.one(), unit.name, "校长", Rank.HEAD, "principal", shown=shown)
            yield Member(*people.one(), unit.name, "教务主任", Rank.DEPUTY, "clerk")
            yield Member(*people.one(), unit.name, "文员", Rank.CLERK, "clerk", shown=shown)


def everybody(standing: list[Unit]) -> list[Member]:
    """Give everybody with a post in official order; ``standing`` are the units of the day."""
    people = _Names()
    return [*_bureau(people), *_below(people, standing)]


def cast(standing: list[Unit]) -> list[Member]:
    """Give everybody of the demo who has an account, in official order."""
    return [one for one in everybody(standing) if one.unit != NO_ACCOUNT]
