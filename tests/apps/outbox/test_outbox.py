"""Messages: gathered at their hours, an emergency at once, tried again, given up, never with a name."""

from datetime import datetime, timedelta

import pytest
from tests.apps.notices.conftest import MONDAY, send
from tests.apps.notices.conftest import bureau as townspeople
from tests.apps.records import steps
from tests.apps.signing import account_for, sign_in_as

from xuezheng.adapters.clock import ZONE
from xuezheng.adapters.messages import AddressError, Sent
from xuezheng.apps.accounts.selectors import actor_of_account
from xuezheng.apps.audit.services import act
from xuezheng.apps.outbox.models import Channel, Delivery, State
from xuezheng.apps.outbox.selectors import shown
from xuezheng.apps.outbox.services import ADD, END, GATHER, TRY, sending
from xuezheng.apps.outbox.services.gathering import gather_due
from xuezheng.apps.outbox.services.keeping import ManyError, ServiceError
from xuezheng.apps.outbox.services.sending import send_due
from xuezheng.core.base.errors import NotFoundError

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 9, 28, 8, tzinfo=ZONE)
ROBOT = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7abc"


town = townspeople  # A fixture by another name.


def at(day, hour, minute=0):
    return datetime(2026, 9, day, hour, minute, tzinfo=ZONE)


def channel(actor, when=MORNING, **more):
    given = {"service": "wecom", "title": "办公群", "address": ROBOT} | more
    return act(ADD, given, actor=actor, at=when).result["channel"]


@pytest.fixture
def lead():
    """The head of the section that leads a task to be signed for."""
    found = steps.planted()
    account = account_for(("section", found.basic))
    case = steps.task(found, at(28, 9))
    steps.move(case, "issue", found.clerk, at(28, 9))
    return actor_of_account(account, MONDAY)


def told():
    return list(Delivery.objects.order_by("id").values_list("title", "body"))


def test_what_waits_is_gathered_at_its_hour_and_only_once(lead):
    channel(lead)
    assert gather_due(at(28, 8, 20)) == 0
    assert gather_due(at(28, 14, 1)) == 1
    assert gather_due(at(28, 14, 2)) == 0
    title, body = told()[0]
    assert title == "学政：待办 1 件"
    assert body == "待办 1 件，逾期 0 件，今天到期 0 件。请登录学政工作台办理。"


def test_nothing_goes_out_in_the_quiet_hours(lead):
    channel(lead, at(28, 8))
    assert gather_due(at(28, 22)) == 0
    assert gather_due(at(29, 6, 59)) == 0
    # At seven the slot of yesterday afternoon is made good, at half past eight the next comes.
    assert gather_due(at(29, 7)) == 1
    assert gather_due(at(29, 8, 29)) == 0
    assert gather_due(at(29, 8, 30)) == 1


def test_who_has_nothing_to_do_hears_nothing():
    found = steps.planted()
    channel(actor_of_account(account_for(("section", found.safety)), MONDAY))
    assert gather_due(at(28, 14)) == 0
    assert Channel.objects.get().gathered == at(28, 14)


def test_an_emergency_goes_at_once_also_at_night_and_to_whom_it_concerns(town):
    night = MONDAY.replace(hour=23)
    for actor in (town.principal, town.stranger):
        channel(actor, MONDAY, urgent_only=True)
    send(town, urgent=True)
    assert gather_due(night) == 1
    assert gather_due(night + timedelta(minutes=1)) == 0
    [(title, body)] = told()
    assert title == "学政：紧急通知待签收"
    assert body == "TZ-2026-0001 请立即登录学政签收。"
    assert Delivery.objects.get().channel.account == town.principal.account


def test_an_address_is_kept_so_that_the_database_does_not_tell_it(lead):
    channel(lead)
    row = Channel.objects.get()
    assert "693a91f6" not in row.address
    assert "693a91f6" not in str(shown.own(lead))
    act(END, {"channel": row.pk}, actor=lead, at=MONDAY)
    assert Channel.objects.get().address == ""
    assert shown.own(lead) == ()


@pytest.fixture
def answers(monkeypatch):
    """What the service says to each try, in order; what it was sent."""
    given, heard = [], []

    def answer(service, address, title, body):
        heard.append((service.key, address, title, body))
        return Sent(given.pop(0) if given else "")

    monkeypatch.setattr(sending, "send", answer)
    return given, heard


def test_a_message_is_sent_once_and_stands_in_the_log(lead, answers):
    number = channel(lead)
    act(TRY, {"channel": number}, actor=lead, at=MONDAY)
    assert send_due(MONDAY) == 1
    assert send_due(MONDAY) == 0
    assert answers[1] == [
        ("wecom", ROBOT, "学政：测试消息", "收到这条消息，说明渠道可用。This channel works.")
    ]
    [row] = shown.log(lead).rows
    assert (row.state, row.tries, row.reason) == (State.SENT, 1, None)


def test_a_refused_message_is_tried_after_1_5_30_minutes_then_given_up(lead, answers):
    given, _ = answers
    given += ["refused"] * 4
    act(TRY, {"channel": channel(lead)}, actor=lead, at=MONDAY)
    # Tried at once, then 1, 5 and 30 minutes after the try before.
    moments = (0, 1, 6, 36)
    for minute in range(40):
        send_due(MONDAY + timedelta(minutes=minute))
        assert Delivery.objects.get().tries == sum(minute >= one for one in moments)
    [row] = shown.log(lead, "given_up").rows
    assert row.reason.zh == "对方未接收"


def test_a_channel_that_ended_or_whose_key_is_lost_gets_nothing(lead, answers):
    first = channel(lead)
    act(TRY, {"channel": first}, actor=lead, at=MONDAY)
    act(END, {"channel": first}, actor=lead, at=MONDAY)
    second = channel(lead)
    act(TRY, {"channel": second}, actor=lead, at=MONDAY)
    Channel.objects.filter(pk=second).update(address="gAAAAA-of-another-key")
    send_due(MONDAY)
    assert answers[1] == []
    assert [row.reason.en for row in shown.log(lead).rows] == [
        "The site's key changed; enter the channel anew", "The channel has ended",
    ]  # fmt: skip


def test_wrong_channels_are_refused_and_five_are_enough(lead):
    for wrong, error in (
        ({"service": "pigeon"}, ServiceError),
        ({"address": "https://evil.example/?key=693a91f6-7abc"}, AddressError),
    ):
        with pytest.raises(error):
            channel(lead, **wrong)
    for _ in range(5):
        channel(lead)
    with pytest.raises(ManyError):
        channel(lead)


def test_a_foreign_channel_answers_like_an_absent_one(lead):
    number = channel(lead)
    other = actor_of_account(account_for(("section", lead.grants[0].org)), MONDAY)
    for given in (number, 999_999):
        with pytest.raises(NotFoundError):
            act(END, {"channel": given}, actor=other, at=MONDAY)
    assert shown.log(other).rows == ()


def test_only_the_software_gathers(lead):
    with pytest.raises(NotFoundError):
        act(GATHER, {"channels": []}, actor=lead, at=MONDAY)


def test_the_pages(client, lead):
    sign_in_as(client, account_for(("section", lead.grants[0].org), person=lead.person))
    given = {"service": "wecom", "title": "办公群", "address": ROBOT}
    wrong = client.post("/me/channels/add/", given | {"address": "https://x.example/"})
    assert wrong.status_code == 422
    assert "qyapi.weixin.qq.com" in wrong.content.decode()
    assert client.post("/me/channels/add/", given).status_code == 302
    page = client.get("/me/channels/").content.decode()
    assert "办公群" in page
    assert "693a91f6" not in page
    number = Channel.objects.get().pk
    assert client.post(f"/me/channels/{number}/try/").status_code == 302
    page = client.get("/me/messages/").content.decode()
    assert "学政：测试消息" in page
    assert "多次未发出，已停止" in page
    assert client.get("/me/messages/", {"state": "none"}).status_code == 422
    assert client.post(f"/me/channels/{number}/end/").status_code == 302
