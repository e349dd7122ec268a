"""Weights trained over a roster and the register, by the command."""

import pytest
from tests.apps.rosters.acting import lines, take

from xuezheng.apps.rosters.selectors.comparing import lists
from xuezheng.cli import matching_train
from xuezheng.cli.table import VERBS
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.registers.matching import Scales


def test_both_lists_and_the_weights_in_force_are_given(staff, personnel):
    assert staff
    roster = take(personnel, "roster", lines())
    ours, theirs, before = lists(roster.pk)
    assert (len(ours), len(theirs)) == (8, 7)
    assert {one.name for one in theirs} <= {one.name for one in ours}
    assert before.levels["name.same"] == 900
    with pytest.raises(NotFoundError):
        lists(99_999_999)


def test_the_command_prints_the_parameter_and_what_was_too_rare(monkeypatch, capsys):
    class Told:
        scales = Scales({"sex.same": 100, "sex.differs": -600}, 2000, 1500)
        untrained = ("born.near",)

    monkeypatch.setattr(matching_train, "_trained", lambda roster: Told if roster == 3 else None)
    arguments = type("Asked", (), {"roster": 3, "data": None})
    assert matching_train.run(arguments) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "sex: {same: 100, differs: -600}"
    assert told[1].endswith("born.near")
    assert any(one.words == ("matching", "train") for one in VERBS)
