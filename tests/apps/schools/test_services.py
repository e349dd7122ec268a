"""Planting the tree: contradictions are told at once, a second tree is refused."""

from datetime import date

import pytest

from xuezheng.apps.schools.access import organisations
from xuezheng.apps.schools.models import FAR, Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import TreeError, TreeExistsError, Unit, issues, plant

pytestmark = pytest.mark.django_db
BEGINS, CHANGE = date(2020, 9, 1), date(2023, 9, 1)


def unit(key, parent="b", *, code=None, name="", begins=BEGINS, ends=FAR, kind=Kind.PRIMARY):
    return Unit(
        key, code or key, name or key, kind, Stage.NONE, Nature.PUBLIC, parent, 1, None, begins,
        "", ends,
    )  # fmt: skip


BUREAU = unit("b", None, kind=Kind.BUREAU)


def codes(day):
    return [(fact.code, fact.name) for fact in organisations(day)]


def test_a_renamed_school_reads_under_the_name_of_the_day():
    facts = [BUREAU, unit("s", name="old", ends=CHANGE), unit("s", name="new", begins=CHANGE)]
    assert plant(facts) == 2
    assert codes(date(2020, 8, 31)) == []
    assert codes(date(2023, 8, 31)) == [("b", "b"), ("s", "old")]
    assert codes(CHANGE) == [("b", "b"), ("s", "new")]
    assert OrganisationFact.objects.values("subject").distinct().count() == 2


def test_a_code_may_pass_to_another_unit_after_the_first_is_closed():
    plant([BUREAU, unit("s", code="x", ends=CHANGE), unit("t", code="x", begins=CHANGE)])
    assert codes(CHANGE) == [("b", "b"), ("x", "t")]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ([unit("s", code="x"), unit("t", code="x")], "x 2020-09-01"),
        ([unit("s"), unit("s", code="y", begins=CHANGE)], "s 2023-09-01"),
        ([unit("s", parent="nobody")], "s → nobody"),
        ([unit("s", begins=CHANGE, ends=CHANGE)], "s 2023-09-01–2023-09-01"),
        ([unit("s", parent=None)], "b、s"),
    ],
)
def test_a_tree_that_contradicts_itself_is_refused(wrong, words):
    with pytest.raises(TreeError) as caught:
        plant([BUREAU, *wrong])
    assert words in caught.value.told().zh
    assert not OrganisationFact.objects.exists()


def test_every_contradiction_is_told():
    facts = [BUREAU, unit("s", parent="nobody"), unit("t", begins=CHANGE, ends=CHANGE)]
    assert len(list(issues(facts))) == 2


def test_a_second_tree_is_refused():
    plant([BUREAU])
    with pytest.raises(TreeExistsError):
        plant([BUREAU])
