"""Assessments and reviews name ledgers, fields, stages and moves that exist; their trees add up."""

from datetime import date

import pytest

from xuezheng.adapters.parameters import shipped
from xuezheng.catalogue import current
from xuezheng.catalogue.assessments import ASSESSMENTS, assessment, scoring
from xuezheng.catalogue.reviews import REVIEWS, review
from xuezheng.core.assess.criteria import Origin, faults


def keys(ledger):
    return set(ledger.keys), {one.key for one in ledger.flow.moves}, set(ledger.stage_order)


@pytest.mark.parametrize("one", ASSESSMENTS, ids=lambda one: one.key)
def test_an_assessment_fits_its_ledger(one):
    assert faults(one) == []
    fields, moves, stages = keys(current().ledger(one.ledger))
    assert {one.total, *filter(None, (one.grade, one.kind, one.year))} <= fields
    assert {*one.told, *one.graded} <= moves
    assert {*one.reports, *one.scores} <= stages
    assert not set(one.reports) & set(one.scores)
    assert scoring(one.ledger) is one is assessment(one.key)


@pytest.mark.parametrize("one", ASSESSMENTS, ids=lambda one: one.key)
def test_types_and_grades_are_choices_of_the_ledger(one):
    ledger = current().ledger(one.ledger)
    if one.kind:
        assert {choice.key for choice in ledger.field(one.kind).choices} == set(one.types)
    for version in one.versions:
        if one.grade:
            choices = {choice.key for choice in ledger.field(one.grade).choices}
            assert {grade.key for grade in version.grades} <= choices
        for tree in version.trees.values():
            for line in tree.leaves():
                if line.origin is Origin.LEDGER:
                    kind, count = line.counts.split(".")
                    assert count in {each.key for each in current().ledger(kind).counts}


@pytest.mark.parametrize("one", REVIEWS, ids=lambda one: one.key)
def test_a_review_fits_its_ledger_and_its_parameters(one):
    ledger = current().ledger(one.ledger)
    fields, _, _ = keys(ledger)
    assert {*one.blind, one.group, one.person, *one.compares} <= fields
    assert {each.field for each in one.requirements} <= fields
    assert one.rubric.whole == 100
    # A judge never reads who it is.
    assert all(ledger.field(key).type.key not in {"person", "unit", "name"} for key in one.blind)
    topics = ("judges_each", "avoid_years", "trim", "vote_share", "quorum", "resubmit_within")
    in_force = shipped().on(date(2026, 10, 12))
    assert all(f"{one.topic}.{key}" in in_force for key in topics)
    assert review(one.key) is one
