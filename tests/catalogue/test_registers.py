"""The shipped registers: each field is a column of its model, each order is never null."""

import pytest
from django.apps import apps

from xuezheng.adapters.registers import AXES
from xuezheng.catalogue import current
from xuezheng.catalogue.registers import CORE
from xuezheng.core.kinds.kind import Table

KEPT_BESIDE = {*AXES, "id", "subject", "org"}


def columns(kind):
    """Give the columns of a core register's model by name."""
    model = apps.get_model(kind.storage.model)
    return {one.name: one for one in model._meta.concrete_fields}


@pytest.mark.parametrize("kind", CORE, ids=lambda one: one.key)
def test_every_column_of_a_core_register_is_a_field(kind):
    assert set(kind.keys) == set(columns(kind)) - KEPT_BESIDE


@pytest.mark.parametrize("kind", CORE, ids=lambda one: one.key)
def test_what_must_be_filled_in_is_what_the_model_wants(kind):
    held = columns(kind)
    for field in kind.fields:
        column = held[field.key]
        if field.required:
            assert not column.null, field.key
        elif not field.filled_by:
            assert column.null or column.blank or column.has_default(), field.key


@pytest.mark.parametrize("kind", CORE, ids=lambda one: one.key)
def test_lists_sort_by_columns_that_are_never_null(kind):
    held = {one.attname: one for one in columns(kind).values()}
    assert kind.storage.sort
    for column in kind.storage.sort:
        assert not held[column].null, column
    known = {*kind.keys, "subject"}
    assert set(kind.storage.named) | set(kind.storage.shown) | set(kind.storage.search) <= known


@pytest.mark.parametrize("kind", CORE, ids=lambda one: one.key)
def test_whose_a_row_is_can_be_asked(kind):
    table = kind.storage
    held = {one.attname for one in columns(kind).values()}
    if table.org:
        assert table.org in held
    else:
        assert table.through in kind.keys
        assert {current().kind(key).storage.org for key in table.via} == {"org_id"}
    assert all(isinstance(one.storage, Table) for one in CORE)


@pytest.mark.parametrize("kind", current().registers, ids=lambda one: one.key)
def test_what_a_field_refers_to_exists(kind):
    for field in kind.fields:
        if field.type.key == "reference":
            assert current().kind(field.of), field.key
