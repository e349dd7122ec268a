"""Addresses of decisions; from the frozen list on they stand open to everybody."""

from django.urls import path

from xuezheng.apps.decisions.views import doing, opened, pages, trying

app_name = "decisions"
urlpatterns = [
    path("decisions/", pages.index, name="index"),
    path("decisions/new/", pages.new, name="new"),
    path("decisions/other/", pages.other, name="other"),
    path("decisions/<int:number>/", pages.show, name="show"),
    path("decisions/<int:number>/amend/", pages.amend, name="amend"),
    path("decisions/<int:number>/trial/", trying.show, name="trial"),
    path("decisions/<int:number>/freeze/", doing.freeze, name="freeze"),
    path("decisions/<int:number>/commit/", doing.commit, name="commit"),
    path("decisions/<int:number>/part/", doing.part, name="part"),
    path("decisions/<int:number>/numbers/", doing.numbers, name="numbers"),
    path("decisions/<int:number>/run/", doing.run, name="run"),
    path("decisions/<int:number>/cancel/", doing.cancel, name="cancel"),
    path("decisions/<int:number>/give-up/", doing.give_up, name="give_up"),
    path("decisions/<int:number>/replace/", pages.replace, name="replace"),
    path("decisions/<int:number>/sign/", doing.sign, name="sign"),
    path("decisions/<int:number>/answer/", doing.answer, name="answer"),
    path("open/decisions/", opened.index, name="open"),
    path("open/decisions/verify.html", opened.verifier, name="verifier"),
    path("open/decisions/<str:code>/", opened.show, name="result"),
    path("open/decisions/<str:code>/record.json", opened.record, name="record"),
    path("open/decisions/<str:code>/verify.html", opened.replay, name="replay"),
    path("open/decisions/<str:code>/fillings.json", opened.filled, name="fillings"),
    path("open/decisions/<str:code>/list", opened.names, name="list"),
    path("open/decisions/<str:code>/lines.csv", opened.whole, name="lines"),
    path("open/decisions/<str:code>/appeal/", opened.appeal, name="appeal"),
]
