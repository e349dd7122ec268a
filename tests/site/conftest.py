"""Addresses that go wrong on purpose, and what the log says about it."""

import io
import json
import logging

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import Http404, HttpResponse
from django.urls import include, path
from ninja import NinjaAPI, Schema

from xuezheng.adapters.logs import JsonFormatter
from xuezheng.core.base import errors
from xuezheng.core.base.labels import T
from xuezheng.site import urls
from xuezheng.site.api import install
from xuezheng.ui.doors import public


@pytest.fixture(autouse=True)
def _database(db):
    """Every page names the bureau, which the register knows."""


# Made anew each time: an exception raised again would carry the frames of the time before.
RAISED = {
    "input": lambda: errors.InputError(row=3, column="B"),
    "not-found": lambda: errors.NotFoundError(what="plan 7"),
    "refused": lambda: errors.RefusedError(why="closed", words=T("已办结", "closed")),
    "state": lambda: errors.RefusedError(why="closed", state="closed"),
    "stale": errors.StaleError,
    "infeasible": lambda: errors.InfeasibleError(conflict="a, b"),
    "backend": lambda: errors.BackendError(what="LibreOffice"),
    "bug": lambda: ZeroDivisionError("division by 330102201501011234"),
    "database": lambda: OperationalError("password=secret"),
    "http404": lambda: Http404("330102201501011234"),
    "denied": lambda: PermissionDenied("330102201501011234"),
}

broken_api = NinjaAPI(urls_namespace="broken", docs_url=None)
install(broken_api)


class Line(Schema):
    """What the test endpoint takes."""

    number: int


@broken_api.get("/raise/{name}")
@public
def raise_in_api(request, name: str):  # noqa: ARG001
    error = RAISED[name]()
    raise error


@broken_api.post("/line")
@public
def line(request, body: Line):  # noqa: ARG001
    return {"number": body.number}


@public
def raise_in_page(request, name):
    if request.method == "POST":
        request.POST.get("anything")
    error = RAISED[name]()
    raise error


@public
def fine(request):  # noqa: ARG001
    return HttpResponse("fine")


class BrokenUrls:
    """The site's addresses and some that raise."""

    urlpatterns = (
        path("api/broken/", broken_api.urls),
        path("raise/<str:name>", raise_in_page),
        path("fine", fine),
        path("", include(urls.urlpatterns)),
    )
    handler400, handler403 = urls.handler400, urls.handler403
    handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def broken(settings):
    """Give the site addresses that raise."""
    settings.ROOT_URLCONF = BrokenUrls


class Lines:
    """The log so far."""

    def __init__(self, stream):
        self.stream = stream

    @property
    def text(self):
        return self.stream.getvalue()

    def events(self, name):
        found = map(json.loads, self.text.splitlines())
        return [line for line in found if line["event"] == name]


@pytest.fixture
def lines():
    """Collect what is logged meanwhile."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.addHandler(handler)

    yield Lines(stream)
    root.removeHandler(handler)
