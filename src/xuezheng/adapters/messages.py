"""Sending a message through a service outside (消息发送): group robots, mail, a webhook of one's own.

Apprise speaks to the services. Only services named here are spoken to, and a
webhook only on hosts that the operator has listed, so that nobody can make
the server ask addresses inside.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlsplit

import apprise

from xuezheng.adapters.config import current
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import Labelled, T

_TOKEN = re.compile(r"[A-Za-z0-9_-]{8,128}\Z")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,}\Z")


class Service(Labelled):
    """Through what a message goes (消息渠道)."""

    WECOM = ("wecom", T("企业微信群机器人", "WeCom group robot"))
    DINGTALK = ("dingtalk", T("钉钉群机器人", "DingTalk group robot"))
    FEISHU = ("feishu", T("飞书群机器人", "Feishu group robot"))
    MAIL = ("mail", T("电子邮件", "Mail"))
    WEBHOOK = ("webhook", T("自有接口（短信网关等）", "Webhook (an SMS gateway, say)"))


class AddressError(InputError):
    """An address is not one of its service."""

    code = "message-address"
    text = T(
        "“{service}”的地址有误，应为：{wanted}",
        "The address of “{service}” is wrong; expected: {wanted}",
    )


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of sending; ``reason`` is empty when it went."""

    reason: str = ""

    @property
    def went(self) -> bool:
        """Say whether the service took it."""
        return not self.reason


def _one_token(address: str, host: str, key: str) -> str | None:
    parts = urlsplit(address.strip())
    token = (parse_qs(parts.query).get(key) or [""])[0] if key else parts.path.rpartition("/")[2]
    right = parts.scheme == "https" and parts.hostname == host and parts.port in {None, 443}
    return token if right and _TOKEN.match(token) else None


def _wecom(address: str) -> str | None:
    token = _one_token(address, "qyapi.weixin.qq.com", "key")
    return f"wecombot://{token}" if token else None


def _dingtalk(address: str) -> str | None:
    token = _one_token(address, "oapi.dingtalk.com", "access_token")
    return f"dingtalk://{token}" if token else None


def _feishu(address: str) -> str | None:
    token = _one_token(address, "open.feishu.cn", "")
    return f"feishu://{token}" if token else None


def _mail(address: str) -> str | None:
    gateway = current().mail_gateway
    if not _MAIL.match(address.strip()) or not gateway:
        return None
    return f"{gateway}{'&' if '?' in gateway else '?'}to={quote(address.strip())}"


def _webhook(address: str) -> str | None:
    parts = urlsplit(address.strip())
    if parts.scheme != "https" or parts.hostname not in current().message_hosts:
        return None
    return f"jsons://{parts.netloc}{parts.path}"


_KNOWN: dict[Service, tuple[Callable[[str], str | None], T]] = {
    Service.WECOM: (
        _wecom,
        T(
            "群机器人给出的 https://qyapi.weixin.qq.com/… 地址",
            "the address https://qyapi.weixin.qq.com/… the robot gives",
        ),
    ),
    Service.DINGTALK: (
        _dingtalk,
        T(
            "群机器人给出的 https://oapi.dingtalk.com/… 地址",
            "the address https://oapi.dingtalk.com/… the robot gives",
        ),
    ),
    Service.FEISHU: (
        _feishu,
        T(
            "群机器人给出的 https://open.feishu.cn/… 地址",
            "the address https://open.feishu.cn/… the robot gives",
        ),
    ),
    Service.MAIL: (
        _mail,
        T(
            "邮箱地址，且运维已设置发信服务器",
            "a mail address, and a mail gateway set by the operator",
        ),
    ),
    Service.WEBHOOK: (
        _webhook,
        T("运维允许的主机上的 https 地址", "an https address on a host the operator allows"),
    ),
}


def checked(service: Service, address: str) -> str:
    """Give the address as the sender wants it. Raises ``AddressError``."""
    read, wanted = _KNOWN[service]
    found = read(address)
    if found is None:
        raise AddressError(service=service.label, wanted=wanted)
    return found


def send(service: Service, address: str, title: str, body: str) -> Sent:
    """Send one message now; waits for the service at most half a minute. Never raises for a refusal."""
    if not current().messages:
        return Sent("off")
    post = apprise.Apprise(asset=apprise.AppriseAsset(async_mode=False))
    if not post.add(checked(service, address)):
        return Sent("address")
    return Sent() if post.notify(title=title, body=body) else Sent("refused")
