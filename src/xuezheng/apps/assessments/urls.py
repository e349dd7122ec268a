"""Addresses of assessments."""

from django.urls import path

from xuezheng.apps.assessments import views

app_name = "assessments"
urlpatterns = [
    path("assessments/", views.index, name="index"),
    path("assessments/new/", views.new, name="new"),
    path("assessments/rounds/<int:number>/", views.show_round, name="round"),
    path("assessments/rounds/<int:number>/rank/", views.rank, name="rank"),
    path("assessments/rounds/<int:number>/publish/", views.publish, name="publish"),
    path("assessments/cases/<int:case>/", views.show_sheet, name="sheet"),
    path("assessments/cases/<int:case>/attach/", views.attach, name="attach"),
    path("assessments/cases/<int:case>/count/", views.count, name="count"),
    path(
        "assessments/criteria/<slug:key>/<int:year>/<slug:kind>/", views.criteria, name="criteria"
    ),
]
