"""Accounts in the story: made, reset, moved, given roles; somebody signs in and out again."""

from tests.kills.stage import Rest, as_, at_
from tests.kills.teller import Late

from xuezheng.apps.accounts.models import Account, Factor, Release, Session
from xuezheng.apps.accounts.selectors.keys import factor_secret
from xuezheng.apps.accounts.services.keeping import plant_password
from xuezheng.apps.accounts.services.own import (
    begin_factor,
    change_password,
    code_at,
    confirm_factor,
    prove,
    step_of,
)
from xuezheng.apps.accounts.services.sign_in import Tried, sign_in, sign_out
from xuezheng.apps.people.models import PersonFact
from xuezheng.demo.cast import BUREAU, SHOWN_SCHOOL
from xuezheng.demo.year.plan import OFFICE

PASSWORD, ANOTHER = "云汀海风看鹭2026", "鹭洲潮声听松2027"
SECTION = "基础教育科"


def accounts(rest: Rest) -> None:
    """Accounts are made, reset, closed, opened and moved; a role is given and ended."""
    units, security = rest.people.units, rest.login(BUREAU, "安全管理员")
    do = as_(rest, security, at_(14))
    number = dict(newcomers())
    account = do(
        "account.create", login="20269001", name="闻知秋", org=units[OFFICE],
        person=number["20269001"],
    )["account"]  # fmt: skip
    do("account.for_people", org=units[OFFICE], persons=[number["20269002"]])
    do("account.slip", accounts=[account])
    do("account.reset", account=account, factor=True)
    _administrators(rest)
    do("account.disable", account=account)
    do("account.enable", account=account)
    do("account.move", account=account, org=units[SECTION])
    grant = do(
        "grant.give", person=number["20269001"], role="section", org=units[SECTION],
        last="2026-12-31",
    )["grant"]  # fmt: skip
    do("grant.duty", grant=grant, duty="pupils,care")
    do("grant.end", grant=grant, last="2026-10-31")
    _release(rest)
    head = rest.people.of(SHOWN_SCHOOL)
    colleague = rest.people.of(SHOWN_SCHOOL, "教务主任").person
    [own] = rest.doer.actor(head.login, at_(14)).grants
    do = as_(rest, head.login, at_(14))
    do("grant.delegate", grant=own.id, person=colleague, last="2026-11-12")
    token = do("account.token", title="校内系统")["token"]
    do("account.token_end", token=token)


def _release(rest: Rest) -> None:
    """A list of many sensitive persons, asked for by a school, is let out by a leader."""
    org, asker = rest.people.units[SHOWN_SCHOOL], rest.people.of(SHOWN_SCHOOL)
    account = rest.doer.actor(asker.login, at_(14)).account or 0
    wanted = {
        "kind": "care_child", "group": "care", "back": "/registers/care_child/export/",
        "conditions": {}, "rows": 120, "persons": 120, "purpose": "health", "orgs": [org],
        "account": account, "person": asker.person, "org": org, "asked": at_(14),
        "until": at_(17),
    }  # fmt: skip
    rest.doer.call(
        "release.plant",
        lambda: Release.objects.get_or_create(digest="0" * 64, defaults=wanted) and None,
    )
    request = Late(lambda: {"request": int(Release.objects.get().pk), "approve": True})
    rest.doer.do("release.decide", request, by=rest.login(BUREAU), at=at_(14, 10))


def newcomers() -> list[tuple[str, int]]:
    from_register = PersonFact.objects.believed().filter(staff_number__startswith="202690")
    return list(from_register.values_list("staff_number", "subject_id").distinct())


def own_account(rest: Rest) -> None:
    """A section head signs in, sets up a second factor, gives it, removes it, signs out."""
    doer, head, at = rest.doer, rest.people.of(SECTION), at_(14, 14)
    actor, later = doer.actor(head.login, at), at_(14, 14, 5)
    account = actor.account or 0

    def session() -> int:
        return int(Session.objects.filter(account=account).order_by("-id")[0].pk)

    def factor() -> None:
        confirm_factor(actor, session(), code_at(begin_factor(actor), step_of(at)), at)

    def proved() -> None:
        secret = factor_secret(Factor.objects.get(account=account).salt)
        prove(actor, {"session": session(), "code": code_at(secret, step_of(later))}, later)

    doer.call("account.plant_password", lambda: plant_password(account, PASSWORD))
    doer.call("account.sign_in", lambda: sign_in(Tried(head.login, PASSWORD), at))
    acts = Late(lambda: {"session": session(), "grant": actor.grants[0].id})
    doer.do("account.act_as", acts, by=head.login, at=at)
    doer.do(
        "purpose.state",
        Late(lambda: {"session": session(), "purpose": "roll"}),
        by=head.login,
        at=at,
    )
    doer.do("purpose.end", Late(lambda: {"session": session()}), by=head.login, at=at)
    doer.call("account.factor", factor)
    doer.call("account.prove", proved)
    doer.do("account.factor_off", {}, by=head.login, at=later)
    doer.call(
        "account.password", lambda: change_password(actor, session(), PASSWORD, ANOTHER, later)
    )
    doer.call("account.sign_out", lambda: sign_out(actor, session(), later))


def _administrators(rest: Rest) -> None:
    """The audit administrator is locked out: the second asks, the third consents."""
    at, login = at_(21, 9), rest.login(BUREAU, "审计管理员")
    audit = Account.objects.get(login=login).pk
    asked = as_(rest, rest.login(BUREAU, "安全管理员"), at)(
        "account.ask_admin_reset", account=audit, reason="本人到场核验身份证"
    )
    as_(rest, rest.login(BUREAU, "系统管理员"), at)(
        "account.consent_admin_reset", request=asked["request"], approve=False
    )
