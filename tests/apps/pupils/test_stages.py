"""A duty narrowed by stage: the preschool section sees the children of kindergartens and no others."""

import pytest
from tests.apps.answers import same_answer
from tests.apps.pupils.acting import admit, do, opened
from tests.apps.pupils.test_pages import text
from tests.apps.signing import account_for, actor_for, signed_in

from xuezheng.apps.accounts.services.granting import sound
from xuezheng.apps.schools.access import scope
from xuezheng.catalogue.section_groups import groups_of, in_order
from xuezheng.core.base.actors import Verb


@pytest.fixture
def city(town):
    """A kindergarten with a child, a primary school with a pupil, and the preschool section."""
    given = {"since": "2020-09-01", "parent": town.township}
    town.nursery = do(
        "organisation.add", code="n1", name="白鹭幼儿园", kind="kindergarten", **given
    )["organisation"]
    town.young = do(
        "organisation.add", code="x", name="学前教育科", kind="section", since="2020-09-01",
        parent=town.bureau,
    )["organisation"]  # fmt: skip
    town.child = admit(
        town.nursery, opened(town.nursery, stage="preschool"), name="苏小妹", born="2023-02-03"
    )
    town.pupil = admit(town.one, opened(town.one), name="张敏")
    return town


def test_the_section_sees_kindergartens_alone(client, city, django_assert_max_num_queries):
    signed_in(client, "section", city.young, duty=",".join(groups_of("学前教育科")))
    with django_assert_max_num_queries(8 + 6):
        shown = text(client.get("/pupils/"))
    assert ("苏小妹" in shown, "张敏" in shown) == (True, False)
    assert client.get(f"/pupils/{city.child}/").status_code == 200
    assert same_answer(client, f"/pupils/{city.pupil}/", "/pupils/99999999/") == 404
    listed = text(client.get("/registers/pupil/"))
    assert ("苏小妹" in listed, "张敏" in listed) == (True, False)


def test_a_narrowed_duty_reaches_its_stage_with_every_verb_of_the_duty(city):
    actor = actor_for(("section", city.young), duty="pupils@preschool,teaching")
    for verb in (Verb.READ, Verb.CHECK, Verb.EXPORT, Verb.MANAGE):
        assert scope(actor, verb, "pupils").orgs == {city.nursery}
        assert scope(actor, verb, "teaching").everything
    whole = actor_for(("section", city.young), duty="pupils,pupils@preschool")
    assert scope(whole, Verb.READ, "pupils").everything


def test_a_duty_is_kept_in_order_and_the_whole_group_goes_before():
    assert sound("teaching, pupils@preschool") == "teaching,pupils@preschool"
    assert in_order({"pupils", "pupils@preschool"}) == ("pupils",)
    with pytest.raises(Exception, match="pupils@senior"):
        sound("pupils@senior")


def test_the_security_administrator_narrows_it_on_the_page(client, city):
    account = account_for(("section", city.young), duty="pupils")
    signed_in(client, "security_admin", city.bureau)
    page = client.get(f"/accounts/{account.pk}/")
    assert "学生学籍（仅幼儿园）" in page.content.decode()
    number = account.person.grant_set.get().pk
    done = client.post(
        f"/accounts/{account.pk}/grants/{number}/duty/", {"duty": ["pupils@preschool"]}
    )
    assert done.status_code in {302, 303}
    assert account.person.grant_set.get().duty == "pupils@preschool"
