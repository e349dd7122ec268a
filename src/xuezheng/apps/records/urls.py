"""Addresses of ledgers and cases."""

from django.urls import path

from xuezheng.apps.records.views import (
    attached,
    cases,
    ledgers,
    listing,
    opening,
    picks,
    previewing,
    rollups,
    switching,
)

app_name = "records"
urlpatterns = [
    path("ledgers/", ledgers.index, name="index"),
    path("rollups/", rollups.index, name="rollups"),
    path("ledgers/switches/", switching.index, name="switches"),
    path("ledgers/switches/<str:kind>/", switching.switch, name="switch"),
    path("designs/<int:design>/preview/", previewing.show, name="preview"),
    path("ledgers/<str:kind>/", listing.show, name="ledger"),
    path("ledgers/<str:kind>/map.json", listing.geography, name="geography"),
    path("ledgers/<str:kind>/rollup/", rollups.show, name="rollup"),
    path("ledgers/<str:kind>/rollup/workbook/", rollups.workbook, name="rollup_workbook"),
    path("ledgers/<str:kind>/rollup/urge/", rollups.urge, name="rollup_urge"),
    path("ledgers/<str:kind>/new/", opening.new, name="new"),
    path("ledgers/<str:kind>/objection/", opening.object_, name="object"),
    path("objections/", opening.objections, name="objections"),
    path("objections/<int:number>/", opening.answer, name="answer"),
    path("ledgers/<str:kind>/bulk/", ledgers.bulk, name="bulk"),
    path("ledgers/<str:kind>/export/", ledgers.export, name="export"),
    path("ledgers/<str:kind>/views/", ledgers.save_view, name="save_view"),
    path("cases/<int:number>/", cases.show, name="case"),
    path("cases/<int:number>/files/<int:file>/", attached.show, name="file"),
    path("cases/<int:number>/files/<int:file>/thumb/", attached.thumb, name="thumb"),
    path("cases/<int:number>/links/", attached.link, name="link"),
    path("cases/<int:number>/sheet/", cases.sheet, name="sheet"),
    path("cases/<int:number>/purpose/", cases.purpose, name="purpose"),
    path("cases/<int:number>/watch/", cases.watch, name="watch"),
    path("cases/<int:number>/moves/<str:key>/", cases.step, name="step"),
    path("cases/<int:number>/acts/<str:key>/", cases.side, name="side"),
    path("picks/<str:kind>/<str:place>/", picks.found, name="picks"),
    path("drafts/", cases.save_draft, name="draft"),
]
