"""Addresses of indicators."""

from django.urls import path

from xuezheng.apps.indicators.views import exports, pages, scorecards

app_name = "indicators"
urlpatterns = [
    path("indicators/", pages.index, name="index"),
    path("indicators/count/", pages.count, name="count"),
    path("indicators/export/", exports.topic, name="export-list"),
    path("indicators/pivot/", pages.pivot, name="pivot"),
    path("indicators/scorecards/", scorecards.index, name="scorecards"),
    path("indicators/scorecards/<str:key>/", scorecards.show, name="scorecard"),
    path("indicators/<str:key>/", pages.show, name="show"),
    path("indicators/<str:key>/rows/", pages.rows, name="rows"),
    path("indicators/<str:key>/export/", exports.one, name="export"),
    path("indicators/<str:key>/charts/<str:name>/", exports.chart, name="chart"),
    path("indicators/<str:key>/state/", pages.state, name="state"),
    path("indicators/<str:key>/choose/", pages.choose, name="choose"),
]
