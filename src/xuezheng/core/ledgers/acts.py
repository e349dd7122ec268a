"""What can be done to any case beside its flow (通用办理): urging, extending, pausing, handing on.

No side act changes a stage, and none silences a deadline: a pause names the
day on which it ends, and a due day moves only on the record.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.kinds.check import FILL_IN, MISSING, check_data
from xuezheng.core.kinds.flow import CHECKS, Effect
from xuezheng.core.kinds.issues import Issue, WrongDataError, one_of
from xuezheng.core.ledgers.cases import (
    HANDS_IN,
    NO_STEP,
    Case,
    Entry,
    Mover,
    MoveRefusedError,
    Step,
    applied,
    civil,
)
from xuezheng.core.ledgers.definition import Ledger, Where
from xuezheng.core.ledgers.saying import listed, parts_said


class Act(Labelled):
    """A side act (通用办理)."""

    OPENED = ("opened", T("登记", "Opened"))
    LOOKED = ("looked", T("接收人查阅", "Opened by whom it went to"))
    EDIT = ("edit", T("修改", "Edit"))
    URGE = ("urge", T("催办", "Urge"))
    ASK_EXTENSION = ("ask_extension", T("申请延期", "Ask for an extension"))
    GRANT_EXTENSION = ("grant_extension", T("同意延期", "Grant the extension"))
    REFUSE_EXTENSION = ("refuse_extension", T("不同意延期", "Refuse the extension"))
    SUSPEND = ("suspend", T("暂停计时", "Stop the clock"))
    RESUME = ("resume", T("恢复计时", "Start the clock again"))
    HAND_ON = ("hand_on", T("转办", "Hand on"))
    COMMENT = ("comment", T("留言", "Comment"))
    WATCH = ("watch", T("关注", "Follow"))
    LINK = ("link", T("关联事项", "Tied to a case"))
    UNLINK = ("unlink", T("解除关联", "Untied from a case"))


def checking(ledger: Ledger) -> tuple[str, ...]:
    """Give the parts that judge: they issue, return, close or reopen."""
    judged = CHECKS | {Effect.ISSUE, Effect.REOPEN}
    return _parts(ledger, judged) or (ledger.flow.start.owes,)


def answering(ledger: Ledger) -> tuple[str, ...]:
    """Give the parts that answer for a case: they hand in."""
    return _parts(ledger, HANDS_IN) or (ledger.flow.start.owes,)


def overseeing(ledger: Ledger) -> tuple[str, ...]:
    """Give the parts that may urge: those that judge, and leaders named in the case."""
    leaders = (part.key for part in ledger.parts if part.where is Where.POST)
    return tuple(dict.fromkeys((*checking(ledger), *leaders)))


def _parts(ledger: Ledger, effects: frozenset[Effect]) -> tuple[str, ...]:
    keys = [key for move in ledger.flow.moves if move.effect in effects for key in move.by]
    return tuple(dict.fromkeys(keys))


Bar = Callable[[Ledger, Case, Mover, date], T | None]


def _pending(_: Ledger, case: Case, by: Mover, __: date) -> T | None:
    if case.wish is None:
        return T("没有待处理的延期申请", "no extension has been asked for")
    if by.person is None or by.person == case.wish.person:
        return T("申请人不能处理自己的申请", "whoever asked cannot decide")
    return None


def _extendable(_: Ledger, case: Case, __: Mover, ___: date) -> T | None:
    if case.due is None:
        return T("尚未确定完成时限", "it has no due day yet")
    if case.wish is not None:
        return T("已有待处理的延期申请", "an extension has been asked for already")
    return None


def still(case: Case, day: date) -> bool:
    """Say whether the case's clocks stand still on a day."""
    return any(span.start <= day < span.end for span in case.suspended)


def _runs(_: Ledger, case: Case, __: Mover, day: date) -> T | None:
    return T("已在暂停中", "its clocks stand still already") if still(case, day) else None


def _stands(_: Ledger, case: Case, __: Mover, day: date) -> T | None:
    return None if still(case, day) else T("没有暂停", "its clocks are running")


def _unread(ledger: Ledger, case: Case, by: Mover, _: date) -> T | None:
    owes = ledger.flow.stage(case.stage).owes
    waits = case.submitter is not None and not case.opened_by_checker
    if not waits or owes not in by.parts or by.person in {None, case.submitter}:
        return T("没有待查阅的报送", "nothing handed in waits for this person")
    return None


@dataclass(frozen=True, slots=True)
class ActRule:
    """Who may do a side act, what it needs, and what can bar it (通用办理规则)."""

    who: Callable[[Ledger], tuple[str, ...]] | None
    note: bool = False
    until: bool = False
    person: bool = False
    bar: Bar | None = None
    ended: bool = False


def _drafting(ledger: Ledger) -> tuple[str, ...]:
    return tuple(dict.fromkeys((ledger.flow.start.owes, *checking(ledger))))


RULES: Mapping[Act, ActRule] = {
    Act.LOOKED: ActRule(None, bar=_unread),
    Act.EDIT: ActRule(_drafting),
    Act.URGE: ActRule(overseeing, note=True),
    Act.ASK_EXTENSION: ActRule(answering, note=True, until=True, bar=_extendable),
    Act.GRANT_EXTENSION: ActRule(checking, bar=_pending),
    Act.REFUSE_EXTENSION: ActRule(checking, note=True, bar=_pending),
    Act.SUSPEND: ActRule(checking, note=True, until=True, bar=_runs),
    Act.RESUME: ActRule(checking, bar=_stands),
    Act.HAND_ON: ActRule(answering, person=True),
    Act.COMMENT: ActRule(None, note=True, ended=True),
    Act.WATCH: ActRule(None, ended=True),
}
"""Opening a case is the one act without a rule: ``cases.opened`` does it."""


def act_bar(ledger: Ledger, case: Case, act: Act, by: Mover, day: date) -> T | None:
    """Say what keeps this person from a side act on a day, or None."""
    rule = RULES[act]
    if ledger.flow.stage(case.stage).end and not rule.ended:
        return T("事项已办结", "the case has ended")
    able = rule.who(ledger) if rule.who else ()
    if rule.who and not by.parts & set(able):
        who = parts_said(ledger, able)
        return T(f"由{who.zh}办理", f"it is up to: {who.en}")
    return rule.bar(ledger, case, by, day) if rule.bar else None


def acts(ledger: Ledger, case: Case, by: Mover, day: date) -> tuple[Act, ...]:
    """Give the side acts open to this person on a day."""
    return tuple(one for one in RULES if act_bar(ledger, case, one, by, day) is None)


def act(
    ledger: Ledger, case: Case, what: Act, *, by: Mover, at: datetime, step: Step = NO_STEP
) -> tuple[Case, Entry]:
    """Do a side act; gives the case and the line of its history.

    Raises ``MoveRefusedError`` naming the present state and the open acts,
    ``WrongDataError`` for what is missing.
    """
    day = civil(at)
    barred = act_bar(ledger, case, what, by, day)
    if barred is not None:
        state = ledger.flow.stage(case.stage).label
        allowed = listed([one.label for one in acts(ledger, case, by, day)])
        raise MoveRefusedError(move=what.label, why=barred, state=state, open=allowed)
    changes, issues = _changes(ledger, case, what, step)
    issues += _needs(RULES[what], step) + _days(case, what, step, day)
    if issues:
        raise WrongDataError(issues, LABELS | {one.key: one.label for one in ledger.fields})
    part = next((one.key for one in ledger.parts if one.key in by.parts), "")
    facts = _facts(case, what, step)
    entry = Entry(
        what.key, at, by.person, part, case.stage, case.stage,
        note=step.note.strip(), changes=changes, files=step.files, facts=facts,
    )  # fmt: skip
    return applied(ledger, case, entry), entry


LABELS = {
    "note": T("办理说明", "Note"),
    "until": T("日期", "Day"),
    "person": T("经办人", "Person in charge"),
}


def _needs(rule: ActRule, step: Step) -> list[Issue]:
    lacking = {
        "note": rule.note and not step.note.strip(),
        "until": rule.until and step.until is None,
        "person": rule.person and step.person is None,
    }
    return [Issue(key, MISSING, FILL_IN) for key, lacks in lacking.items() if lacks]


def _days(case: Case, what: Act, step: Step, today: date) -> list[Issue]:
    """A day must move what it moves: a due day later, a pause to its end."""
    late = T("日期不够晚", "is not late enough")
    extends = what in {Act.ASK_EXTENSION, Act.GRANT_EXTENSION} and case.due is not None
    after = case.due if extends else today
    if step.until is None or after is None or what is Act.EDIT or step.until > after:
        return []
    shown = after.isoformat()
    return [Issue("until", late, T(f"应晚于{shown}", f"later than {shown} is expected"))]


def _changes(
    ledger: Ledger, case: Case, what: Act, step: Step
) -> tuple[dict[str, Any], list[Issue]]:
    if what is not Act.EDIT:
        return {}, []
    issues = [
        Issue(key, T("不能在这里修改", "cannot be edited here"), one_of(ledger.at_opening, key))
        for key in step.data
        if key not in ledger.at_opening
    ]
    if step.until and case.due and case.stage != ledger.flow.start.key:
        moved = T("下达后只能申请延期", "after issuing only an extension moves it")
        issues.append(Issue("until", T("完成时限不能修改", "cannot be edited"), moved))
    given = {key: value for key, value in step.data.items() if key in ledger.at_opening}
    canonical, wrong = check_data(ledger, {**case.data, **given}, case.stage)
    changed = {key: canonical[key] for key in canonical if canonical[key] != case.data.get(key)}
    return changed, issues + wrong


def _facts(case: Case, what: Act, step: Step) -> dict[str, Any]:
    until = step.until
    if what is Act.GRANT_EXTENSION and until is None and case.wish is not None:
        until = case.wish.until
    facts: dict[str, Any] = {}
    if until is not None:
        facts["until"] = until.isoformat()
    if what is Act.HAND_ON:
        facts["person"] = step.person
    return facts
