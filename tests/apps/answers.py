"""What is there but for others must answer exactly like what is not there at all.

    same_answer(client, f"/cases/{foreign.pk}/", "/cases/999999/")

Same status, same bytes but for what differs in every answer (request number, form token), same
number of queries: nobody learns from an answer, or from how long it took, that something exists.
The two addresses should have the same length in digits, since a page says its own address.
"""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

_EACH_TIME = (
    re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"'),
    re.compile(rb'<span class="hash">[0-9a-f]{16}</span>'),
    re.compile(rb'"(request|request_id|instance)": ?"[^"]*"'),
)


def _answer(client, method, url, given):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = getattr(client, method)(url, given)
    body = b"".join(response) if response.streaming else response.content
    for pattern in _EACH_TIME:
        body = pattern.sub(b"", body)
    for form in (url, url.replace("/", "%2F")):
        body = body.replace(form.encode(), b"<here>")
    said = [re.sub(r"\d+", "n", one["sql"]) for one in queries.captured_queries]
    return response.status_code, body, said


def same_answer(client, existing_foreign_url, absent_url, *, method="get", given=None):
    """Assert that both addresses answer alike; gives the status they share."""
    _answer(client, method, absent_url, given)  # whoever asks first reads the tree for all
    foreign = _answer(client, method, existing_foreign_url, given)
    absent = _answer(client, method, absent_url, given)
    assert foreign[0] == absent[0], (existing_foreign_url, foreign[0], absent[0])
    assert foreign[1] == absent[1], (existing_foreign_url, "the bodies differ")
    assert len(foreign[2]) == len(absent[2]), (existing_foreign_url, foreign[2], absent[2])
    return foreign[0]
