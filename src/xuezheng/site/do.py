"""POST /api/do/<intention>: the one door for programs; GET /api/do lists what can be asked."""

import json
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.site.intentions import intention, intentions
from xuezheng.ui.doors import actor_of

router = Router(tags=["do"])
KEY = "Idempotency-Key"
LONGEST_KEY = 80


class BodyError(InputError):
    """The body is no JSON object."""

    code = "body"
    text = T("请求正文须是 JSON 对象：{why}", "The body must be a JSON object: {why}")


class DoneOut(Schema):
    """What an act gave; ``entry`` is its number in the log."""

    result: dict[str, Any]
    entry: int
    repeated: bool


class IntentionOut(Schema):
    """One thing that can be asked for, with the JSON schema of its input."""

    key: str
    title: str
    takes: dict[str, Any]


def body_of(request: HttpRequest) -> dict[str, Any]:
    """Read the body. Raises ``BodyError``."""
    try:
        found = json.loads(request.body or b"{}")
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BodyError(why=str(error)[:80]) from error
    if not isinstance(found, dict):
        raise BodyError(why=type(found).__name__)
    return found


@router.get("", response=list[IntentionOut], summary="What can be asked for")
def listed(request: HttpRequest) -> list[dict[str, Any]]:  # noqa: ARG001 - ninja's signature
    """Give every intention with the schema of its input."""
    return [
        {"key": one.key, "title": one.title.zh, "takes": one.takes.model_json_schema()}
        for one in intentions().values()
    ]


@router.post("/{key}", response=DoneOut, summary="Do one thing, once")
def do(request: HttpRequest, key: str) -> dict[str, Any]:
    """Carry out an intention; a repeated ``Idempotency-Key`` does nothing twice."""
    wanted = intention(key)
    repeat = request.headers.get(KEY, "")[:LONGEST_KEY]
    done = act(wanted, body_of(request), actor=actor_of(request), at=clock.now(), key=repeat)
    return {"result": done.result, "entry": done.entry, "repeated": done.repeated}
