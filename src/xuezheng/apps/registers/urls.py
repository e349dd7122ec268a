"""Addresses of registers."""

from django.urls import path

from xuezheng.apps.registers.views import (
    burden,
    cases,
    changing,
    entering,
    expiring,
    importing,
    keeping,
    pages,
    switching,
    taking,
)

app_name = "registers"
urlpatterns = [
    path("registers/", pages.index, name="index"),
    path("registers/expiring/", expiring.index, name="expiring"),
    path("registers/burden/", burden.index, name="burden"),
    path("registers/burden/excuse/", burden.excuse, name="burden_excuse"),
    path("registers/burden/<int:org>/", burden.show, name="burden_of"),
    path("registers/switches/", switching.index, name="switches"),
    path("registers/switches/<str:kind>/", switching.switch, name="switch"),
    path("registers/requests/", changing.index, name="requests"),
    path("registers/requests/<int:number>/", changing.show, name="request"),
    path("registers/requests/<int:number>/decide/", changing.decide, name="decide_request"),
    path("registers/imports/<int:batch>/", importing.staged, name="staged"),
    path("registers/imports/<int:batch>/commit/", importing.commit, name="commit"),
    path("registers/imports/<int:batch>/cancel/", importing.cancel, name="cancel"),
    path("registers/imports/<int:batch>/errors/", importing.errors, name="errors"),
    path("registers/imports/<int:batch>/rows/<int:row>/", importing.decide, name="decide_row"),
    path("ledgers/<str:kind>/template/", cases.template, name="case_template"),
    path("ledgers/<str:kind>/import/", cases.upload, name="case_import"),
    path("registers/<str:kind>/", pages.listing, name="list"),
    path("registers/<str:kind>/new/", entering.new, name="new"),
    path("registers/<str:kind>/template/", importing.template, name="template"),
    path("registers/<str:kind>/import/", importing.upload, name="import"),
    path("registers/<str:kind>/import/<int:file>/", importing.heads, name="heads"),
    path("registers/<str:kind>/<int:number>/edit/", entering.edit, name="edit"),
    path("registers/<str:kind>/<int:number>/change/", entering.change, name="change"),
    path("registers/<str:kind>/views/", keeping.save_view, name="save_view"),
    path("registers/<str:kind>/export/", taking.export, name="export"),
    path("registers/<str:kind>/<int:number>/", pages.thing, name="thing"),
]
