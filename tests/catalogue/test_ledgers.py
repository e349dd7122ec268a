"""The shipped catalogue: names agree, sizes hold, the lock is fresh, words are those of the office."""

import ast
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from xuezheng import catalogue
from xuezheng.catalogue import current
from xuezheng.catalogue.flows import FLOWS
from xuezheng.catalogue.ledgers import HEADING_OF
from xuezheng.catalogue.ledgers.headings import HEADINGS
from xuezheng.catalogue.ledgers.plan.task import Origin
from xuezheng.catalogue.roles import GROUPS, ROLES, Reach, role
from xuezheng.cli import catalogue_check
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import DefinitionError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.kinds.schema import lock, lock_issues
from xuezheng.ui.words import NOT_SAID

FOLDER = Path(catalogue.__file__).parent
TASK = current().ledger("task")


def test_every_package_of_ledgers_is_a_heading_and_every_file_in_it_is_read():
    folder = FOLDER / "ledgers"
    packages = {path.parent.name for path in folder.glob("*/__init__.py")}
    assert packages <= {key for key, _ in HEADINGS}
    files = {path.stem for path in folder.glob("*/*.py")} - {"__init__"}
    assert files == {ledger.key for ledger in current().ledgers}


@pytest.mark.parametrize("thing", [*current().ledgers, *FLOWS], ids=lambda one: one.key)
def test_key_file_and_constant_agree(thing):
    folder = "flows" if thing in FLOWS else f"ledgers/{HEADING_OF[thing.key]}"
    path = FOLDER / folder / f"{thing.key}.py"
    names = {
        target.id
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    assert thing.key.upper() in names
    assert path.read_text("utf-8").count("\n") <= 120


def texts(thing):
    if isinstance(thing, T):
        yield thing.zh
    elif isinstance(thing, tuple):
        for one in thing:
            yield from texts(one)
    elif is_dataclass(thing) and not isinstance(thing, type):
        for part in fields(thing):
            yield from texts(getattr(thing, part.name))


@pytest.mark.parametrize("thing", [*current().ledgers, *FLOWS, *ROLES], ids=lambda one: one.key)
def test_declared_words_are_those_of_the_office(thing):
    said = " ".join(texts(thing))
    assert [word for word in NOT_SAID if word in said] == []


def test_the_lock_is_fresh_and_nothing_breaks_with_it():
    text = catalogue_check.LOCK.read_text("utf-8")
    assert lock_issues(text, current().kinds) == []
    assert text == lock(current().kinds)


def test_a_dropped_field_without_its_change_is_refused():
    text = catalogue_check.LOCK.read_text("utf-8")
    short = replace(TASK, fields=TASK.fields[:-1])
    kinds = tuple(short if kind.key == "task" else kind for kind in current().kinds)
    told = " ".join(map(str, lock_issues(text, kinds)))
    assert "字段programme不见了" in told
    assert "提高version" in told
    gone = lock_issues(text, current().kinds[1:])
    assert [issue.where for issue in gone] == ["task"]


def test_the_command_tells_all_faults(monkeypatch, tmp_path):
    monkeypatch.setattr(catalogue_check, "LOCK", tmp_path / "catalogue.lock")
    with pytest.raises(DefinitionError, match="catalogue check --lock"):
        catalogue_check.run(type("Given", (), {"lock": False})())
    assert catalogue_check.run(type("Given", (), {"lock": True})()) == 0
    assert (tmp_path / "catalogue.lock").read_text("utf-8") == lock(current().kinds)


def test_tasks_name_their_source_in_the_offices_words():
    assert [one.label.zh for one in Origin] == [
        "工作要点", "会议议定", "领导批示", "上级来文", "民生实事", "建议提案", "巡察督导反馈", "信访",
    ]  # fmt: skip
    assert {slot.value for one in TASK.fields if (slot := one.slot)} == {
        "t1", "t2", "t3", "n1", "n2", "n3",
    }  # fmt: skip


def test_stages_and_moves_read_as_the_office_says_them():
    assert [one.label.zh for one in TASK.flow.stages] == [
        "拟办",
        "待签收",
        "办理中",
        "待审核",
        "已销号",
        "已终止",
    ]
    assert [one.label.zh for one in TASK.flow.moves] == [
        "下达", "退回交办", "签收", "反馈", "报送（申请销号）", "撤回", "申请退回", "退回", "销号", "终止",
        "重新交办",
    ]  # fmt: skip


MAY = {
    # role: (verbs on plan, verbs on office), written by hand
    "office": ("read open move check issue export", "read open move check issue export"),
    "leader": ("read open check issue export", "read open move check issue export"),
    "section": ("read open move check export", "read open move export"),
    "township": ("read open move check export", "read open move export"),
    "principal": ("read open move check export", "read open move export"),
    "clerk": ("read open move export", "read open move export"),
    "supervisor": ("read", "read"),
    "institution": ("", "read move"),
    "teacher": ("", ""),
    "system_admin": ("", ""),
    "security_admin": ("", ""),
    "audit_admin": ("", ""),
    "unit_admin": ("", ""),
}


@pytest.mark.parametrize("key", MAY)
def test_roles_have_these_verbs_and_no_others(key):
    for group, wanted in zip(("plan", "office"), MAY[key], strict=True):
        has = {verb.key for verb in Verb if role(key).may(verb, group)}
        assert has == set(wanted.split()), group


def test_the_three_administrators_are_apart_and_see_no_cases():
    assert set(MAY) == {one.key for one in ROLES}
    for key in ("system_admin", "security_admin", "audit_admin"):
        one = role(key)
        assert one.second_factor
        assert one.sees == {Privacy.OPEN}
    groups = {key for key, _ in GROUPS}
    managed = [{g for g in groups if role(k).may(Verb.MANAGE, g)} for k in MAY if "admin" in k]
    assert managed == [{"people", "system"}, {"accounts"}, set(), {"accounts"}]
    assert role("section").reach is Reach.OWN
    assert [one.key for one in ROLES if Privacy.SEALED in one.sees] == []
