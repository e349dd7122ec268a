"""Roles (角色): what each may do, where, and which classes of fields it sees.

A grant ties a person to a role at an organisation; from the grants of the
day access computes a scope per verb and kind group. "*" stands for every
group. The second factor and the session's length are parameters per role.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from xuezheng.core.base.actors import Verb
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.kinds.fields import Privacy


class Reach(Labelled):
    """How far a role reaches from where it is held (管辖方式)."""

    OWN = ("own", T("本单位", "Own unit"))
    SUBTREE = ("subtree", T("本单位及下属单位", "Own unit and those below"))
    EVERYTHING = ("everything", T("全局", "Everything"))


@dataclass(frozen=True)
class Role:
    """One role (角色).

    ``verbs`` gives the verbs per kind group; ``second_factor`` always asks
    for one; ``session`` is the key of the parameter with the days a session
    lasts. ``duties`` are the verbs everywhere in the groups that a grant names
    as its duty: the safety section works on safety, not on care. ``unmasks``
    are the classes of fields that a stated purpose opens (R22).
    """

    key: str
    title: T
    reach: Reach
    verbs: Mapping[str, frozenset[Verb]]
    sees: frozenset[Privacy] = frozenset({Privacy.OPEN})
    second_factor: bool = False
    session: str = "account.session_days"
    duties: frozenset[Verb] = frozenset()
    unmasks: frozenset[Privacy] = frozenset()

    def may(self, verb: Verb, group: str) -> bool:
        """Say whether the role has a verb for a kind group."""
        return verb in self.verbs.get(group, frozenset()) | self.verbs.get("*", frozenset())


READ, OPEN, MOVE, CHECK, ISSUE = Verb.READ, Verb.OPEN, Verb.MOVE, Verb.CHECK, Verb.ISSUE
EXPORT, MANAGE = Verb.EXPORT, Verb.MANAGE
GROUPS: tuple[tuple[str, T], ...] = (
    ("plan", T("计划与督办", "Plan and supervision")),
    ("office", T("办公与会议", "Office and meetings")),
    ("people", T("机构与人员", "Organisations and people")),
    ("pupils", T("学生学籍", "Pupils")),
    ("staff", T("教职工", "Staff")),
    ("estate", T("校舍与装备", "Buildings and equipment")),
    ("teaching", T("教学与教研", "Teaching and research")),
    ("care", T("学生健康与关爱", "Health and care of pupils")),
    ("safety", T("校园安全", "School safety")),
    ("vocational", T("职业教育", "Vocational education")),
    ("supervision", T("教育督导", "Supervision of schools")),
    ("party", T("党建与群团", "Party building and unions")),
    ("affairs", T("综合事务", "General affairs")),
    ("accounts", T("账号与授权", "Accounts and grants")),
    ("log", T("日志", "Log")),
    ("looks", T("查看记录", "Who looked at what")),
    ("system", T("系统运行", "Running the system")),
)
"""Kind groups (台账类别): the kinds of the catalogue and what the shell keeps besides."""

SUPERVISES = frozenset({READ, OPEN, MOVE, CHECK, ISSUE, EXPORT})
WORKS = frozenset({READ, OPEN, MOVE, EXPORT})
HEADS = WORKS | {CHECK}
SIGNS = frozenset({READ, CHECK, ISSUE, EXPORT})
APPROVES = frozenset({READ, CHECK})
FILLS = frozenset({READ, OPEN, MOVE})
ANSWERS = frozenset({READ, MOVE})
LOOKS = frozenset({READ})
KEEPS = frozenset({READ, MANAGE})
NAMED = frozenset({Privacy.OPEN, Privacy.PERSONAL})
FOR_A_PURPOSE = frozenset({Privacy.SENSITIVE})
FACTS = (
    "pupils", "staff", "estate", "teaching", "care", "safety", "vocational", "supervision", "party",
    "affairs",
)  # fmt: skip
"""The groups of registers."""
DUTY_GROUPS = ("people", *FACTS)
"""What a section's duty may name: facts, never plans, accounts, the log or the system itself."""


def _in(verbs: frozenset[Verb], *groups: str) -> dict[str, frozenset[Verb]]:
    return dict.fromkeys(groups or FACTS, verbs)


ROLES: tuple[Role, ...] = (
    # The office keeps papers and plans: no pupils, no staff files, no care, no discipline.
    Role(
        "office", T("局办公室", "Bureau office"), Reach.EVERYTHING,
        {"plan": SUPERVISES, "office": SUPERVISES, "people": LOOKS, "log": LOOKS, "affairs": SUPERVISES}
        | _in(LOOKS, "estate", "teaching", "supervision"),
        sees=NAMED,
    ),
    # Leaders approve files of care and of discipline, and take none away.
    Role(
        "leader", T("局领导", "Bureau leader"), Reach.EVERYTHING,
        {"plan": SIGNS | {OPEN}, "office": SIGNS | {OPEN, MOVE}, "people": LOOKS, "looks": LOOKS}
        | _in(SIGNS) | _in(APPROVES, "care", "party"),
        sees=NAMED, second_factor=True, session="account.session_days_sensitive",
        unmasks=FOR_A_PURPOSE,
    ),
    Role(
        "section", T("科室", "Section"), Reach.OWN,
        {"plan": HEADS, "office": WORKS, "people": LOOKS},
        sees=NAMED, duties=HEADS | {ISSUE, MANAGE}, unmasks=FOR_A_PURPOSE,
    ),
    # Who is inspected answers findings, and neither opens nor checks them.
    Role(
        "township", T("教办", "Township office"), Reach.SUBTREE,
        {"plan": HEADS, "office": WORKS, "people": LOOKS, "looks": LOOKS}
        | _in(HEADS) | _in(LOOKS, "vocational") | _in(ANSWERS, "supervision"),
        sees=NAMED, unmasks=FOR_A_PURPOSE,
    ),
    Role(
        "principal", T("校长（园长）", "Principal"), Reach.OWN,
        {"plan": HEADS, "office": WORKS, "people": LOOKS, "looks": LOOKS}
        | _in(HEADS) | _in(ANSWERS, "supervision"),
        sees=NAMED, unmasks=FOR_A_PURPOSE,
    ),
    Role(
        "clerk", T("学校文员", "School clerk"), Reach.OWN,
        {"plan": WORKS, "office": WORKS, "people": LOOKS}
        | _in(WORKS, "pupils", "staff", "estate", "teaching", "safety", "vocational", "affairs")
        | _in(FILLS, "care") | _in(ANSWERS, "supervision"),
        sees=NAMED, unmasks=FOR_A_PURPOSE,
    ),
    Role(
        "supervisor", T("督学", "Supervisor"), Reach.SUBTREE,
        {"plan": LOOKS, "office": LOOKS, "people": LOOKS, "supervision": FILLS}
        | _in(LOOKS, "estate", "safety"),
    ),
    Role(
        "institution", T("培训机构", "Training institution"), Reach.OWN,
        {"office": ANSWERS, "affairs": ANSWERS},
    ),
    # A teacher reads what is kept of herself (我的档案), which no verb is needed for, and nothing of others.
    Role("teacher", T("教师", "Teacher"), Reach.OWN, {}),
    Role(
        "system_admin", T("系统管理员", "System administrator"), Reach.EVERYTHING,
        {"people": KEEPS, "system": KEEPS}, second_factor=True, session="account.session_days_sensitive",
    ),
    Role(
        "security_admin", T("安全管理员", "Security administrator"), Reach.EVERYTHING,
        {"accounts": KEEPS, "people": LOOKS}, second_factor=True, session="account.session_days_sensitive",
    ),
    Role(
        "audit_admin", T("审计管理员", "Audit administrator"), Reach.EVERYTHING,
        {"log": frozenset({READ, EXPORT}), "looks": frozenset({READ, EXPORT}), "accounts": LOOKS},
        second_factor=True, session="account.session_days_sensitive",
    ),
    Role(
        "unit_admin", T("单位管理员", "Unit administrator"), Reach.SUBTREE,
        {"accounts": KEEPS, "people": LOOKS}, sees=NAMED,
    ),
)  # fmt: skip


def role(key: str) -> Role:
    """Give the role of that key; raises ``KeyError``."""
    for one in ROLES:
        if one.key == key:
            return one
    raise KeyError(key)
