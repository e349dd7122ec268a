"""Addresses of indicators."""

from django.urls import path

from xuezheng.apps.indicators.views import (
    boards,
    exports,
    keeping,
    opened,
    pages,
    pivots,
    publications,
    scorecards,
)

app_name = "indicators"
urlpatterns = [
    path("indicators/", pages.index, name="index"),
    path("indicators/count/", pages.count, name="count"),
    path("indicators/export/", exports.topic, name="export-list"),
    path("indicators/pivot/", pivots.pivot, name="pivot"),
    path("indicators/pivot/export/", pivots.export, name="export-pivot"),
    path("indicators/views/", keeping.save_view, name="save-view"),
    path("indicators/boards/", boards.index, name="boards"),
    path("indicators/boards/desk/", boards.desk, name="board-desk"),
    path("indicators/boards/<int:board>/", boards.show, name="board"),
    path("indicators/boards/<int:board>/edit/", boards.edit, name="board-edit"),
    path("indicators/boards/<int:board>/rename/", boards.rename, name="board-rename"),
    path("indicators/boards/<int:board>/add/", boards.add, name="board-add"),
    path("indicators/boards/<int:board>/arrange/", boards.arrange, name="board-arrange"),
    path("indicators/boards/<int:board>/share/", boards.share, name="board-share"),
    path("indicators/boards/<int:board>/remove/", boards.remove, name="board-remove"),
    path("indicators/boards/<int:board>/choose/", boards.choose, name="board-choose"),
    path("indicators/public/", publications.index, name="publications"),
    path("indicators/public/submit/", publications.submit, name="publication-submit"),
    path("indicators/public/<int:item>/", publications.show, name="publication"),
    path("indicators/public/<int:item>/review/", publications.review, name="publication-review"),
    path(
        "indicators/public/<int:item>/withdraw/",
        publications.withdraw,
        name="publication-withdraw",
    ),
    path("public/indicators/", opened.index, name="open"),
    path("public/indicators/<int:item>/", opened.show, name="opened"),
    path("public/indicators/<int:item>/table.csv", opened.sheet, name="opened-csv"),
    path("public/indicators/<int:item>/table.json", opened.plain, name="opened-json"),
    path("indicators/scorecards/", scorecards.index, name="scorecards"),
    path("indicators/scorecards/<str:key>/", scorecards.show, name="scorecard"),
    path("indicators/scorecards/<str:key>/plan/", scorecards.plan, name="scorecard-plan"),
    path(
        "indicators/scorecards/<str:key>/plans/<int:job>/",
        scorecards.planned,
        name="scorecard-planned",
    ),
    path("indicators/<str:key>/", pages.show, name="show"),
    path("indicators/<str:key>/rows/", pages.rows, name="rows"),
    path("indicators/<str:key>/export/", exports.one, name="export"),
    path("indicators/<str:key>/charts/<str:name>/", exports.chart, name="chart"),
    path("indicators/<str:key>/state/", pages.state, name="state"),
    path("indicators/<str:key>/choose/", pages.choose, name="choose"),
]
