"""Definitions that ask for what is known already: each refused or warned of, with where it lives."""

import pytest

from xuezheng.catalogue import current
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import (
    choice,
    credit_code,
    day,
    name,
    person,
    phone,
    pupil,
    rows,
    text,
    unit,
)
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.kinds.types import Choice
from xuezheng.core.registers.collect_once import both

L = T("名录", "Register")
WHO = person("who", T("负责人", "In charge"))
CHILD = pupil("child", T("学生", "Pupil"))
SEX = (Choice("m", T("男", "Male")),)


def declared(*fields, key="planted"):
    return Kind(key=key, version=1, title=L, group="care", fields=fields)


def told(*kinds):
    refused, warned = both((*current().registers, *kinds))
    return [str(one) for one in refused], [str(one) for one in warned]


REFUSED = {
    "a telephone of somebody on the staff": (
        (WHO, phone("tel", T("联系电话", "Telephone"))), "planted: fields.tel:", "引用person.mobile",
    ),
    "a name beside the person": (
        (WHO, name("called", T("负责人姓名", "Name"))), "引用person.name", "refer to person.name",
    ),
    "a telephone of a pupil’s parents": (
        (CHILD, phone("tel", T("家长电话", "Telephone"))), "引用guardian.mobile", "Guardians",
    ),
    "the sex of a pupil": (
        (CHILD, choice("sex", T("性别", "Sex"), of=SEX)), "引用pupil.sex", "“性别”已在“学生学籍”登记",
    ),
    "the birthday of a pupil": (
        (CHILD, day("born", T("出生日期", "Born"))), "引用pupil.born", "in 'Pupils' already",
    ),
    "the title of a teacher": (
        (WHO, text("title", T("职称", "Title"))), "引用appointment.title_level", "fields.title",
    ),
    "the address of the school, which every record knows": (
        (text("where", T("地址", "Address")),), "引用site.address", "fields.where",
    ),
    "a name inside a line": (
        (rows("members", T("成员", "Members"), (WHO, name("called", T("姓名", "Name")))),),
        "planted: fields.members.called", "引用person.name",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("fields", "first", "second"), REFUSED.values(), ids=REFUSED.keys())
def test_what_a_table_keeps_is_not_asked_again(fields, first, second):
    refused, _ = told(declared(*fields))
    assert len(refused) == 1
    assert first in refused[0]
    assert second in refused[0]


def test_another_thing_says_what_it_means():
    firm = phone("tel", T("企业电话", "Telephone of the firm"), means="firm.phone")
    code = credit_code("code", T("信用代码", "Code"), means="firm.code")
    assert told(declared(WHO, firm, code)) == ([], [])


def test_a_meaning_has_one_home_even_where_nothing_else_is_named():
    other = declared(text("mobile", T("手机", "Mobile"), means="phone"), unit("u", L))
    assert told(other) == ([], [])


def test_the_second_declared_register_to_ask_is_warned_of():
    first = declared(CHILD, text("shoe", T("鞋码", "Shoe size")), key="first")
    second = declared(CHILD, text("size", T("鞋码", "Size of shoes")), key="second")
    refused, warned = told(first, second)
    assert refused == []
    assert len(warned) == 1
    assert "second: fields.size: “鞋码”已在“名录”登记；引用first.shoe" in warned[0]


def test_what_is_shipped_asks_for_nothing_twice():
    assert told() == ([], [])
