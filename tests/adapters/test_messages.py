"""Which addresses a message may go to, and what a service makes of one."""

import json
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from xuezheng.adapters import messages, vault
from xuezheng.adapters.config import current
from xuezheng.adapters.messages import AddressError, Service, checked, send

RIGHT = [
    (Service.WECOM, "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx", "wecombot://693a91f6-7xxx"),
    (Service.DINGTALK, "https://oapi.dingtalk.com/robot/send?access_token=abcdef123456", "dingtalk://abcdef123456"),
    (Service.FEISHU, "https://open.feishu.cn/open-apis/bot/v2/hook/1a2b3c4d-5e", "feishu://1a2b3c4d-5e"),
    (Service.MAIL, "office@example.org", "mailtos://u:p@mail.example.org?from=a@example.org&to=office%40example.org"),
    (Service.WEBHOOK, "https://sms.example.org/send", "jsons://sms.example.org/send"),
]  # fmt: skip
WRONG = [
    (Service.WECOM, "http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx"),
    (Service.WECOM, "https://qyapi.weixin.qq.com.evil.example/send?key=693a91f6-7xxx"),
    (Service.WECOM, "https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=693a91f6-7xxx"),
    (Service.WECOM, "https://127.0.0.1/send?key=693a91f6-7xxx"),
    (Service.DINGTALK, "https://oapi.dingtalk.com/robot/send"),
    (Service.FEISHU, "https://open.feishu.cn/open-apis/bot/v2/hook/../x"),
    (Service.MAIL, "not a mail address"),
    (Service.WEBHOOK, "https://169.254.169.254/latest"),
    (Service.WEBHOOK, "http://sms.example.org/send"),
]


@pytest.fixture
def on(monkeypatch):
    """Sending is switched on, one host and a mail gateway are allowed."""
    allowed = replace(
        current(), messages=True, message_hosts=("sms.example.org",),
        mail_gateway="mailtos://u:p@mail.example.org?from=a@example.org",
    )  # fmt: skip
    monkeypatch.setattr(messages, "current", lambda: allowed)


@pytest.mark.parametrize(("service", "address", "spoken"), RIGHT)
@pytest.mark.usefixtures("on")
def test_an_address_as_the_service_gives_it_is_taken(service, address, spoken):
    assert checked(service, address) == spoken


@pytest.mark.parametrize(("service", "address"), WRONG)
@pytest.mark.usefixtures("on")
def test_no_other_address_is_spoken_to(service, address):
    with pytest.raises(AddressError):
        checked(service, address)


def test_without_a_gateway_there_is_no_mail_and_no_webhook():
    for service, address, _ in RIGHT[3:]:
        with pytest.raises(AddressError):
            checked(service, address)


def test_nothing_is_asked_of_anybody_while_sending_is_off():
    service, address, _ = RIGHT[0]
    assert send(service, address, "题", "文").reason == "off"


@pytest.fixture
def robot():
    """A service on this machine: what it was sent, and with what it answers."""
    heard, answers = [], [200]

    class Robot(BaseHTTPRequestHandler):
        def do_POST(self):
            heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(answers[0])
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Robot)
    Thread(target=server.serve_forever, daemon=True).start()
    yield heard, answers, f"json://127.0.0.1:{server.server_port}/x"
    server.shutdown()
    server.server_close()


@pytest.mark.usefixtures("on")
def test_a_message_arrives_whole_and_a_refusal_is_told(robot, monkeypatch):
    heard, answers, address = robot
    monkeypatch.setattr(messages, "checked", lambda *_: address)
    assert send(Service.WEBHOOK, "", "学政：待办 3 件", "逾期 1 件").went
    assert (heard[0]["title"], heard[0]["message"]) == ("学政：待办 3 件", "逾期 1 件")
    answers[0] = 500
    assert send(Service.WEBHOOK, "", "题", "文").reason == "refused"


def test_a_secret_is_read_back_only_for_its_own_use():
    kept = vault.put("one", "https://robot")
    assert "robot" not in kept
    assert vault.get("one", kept) == "https://robot"
    assert vault.get("other", kept) is None
