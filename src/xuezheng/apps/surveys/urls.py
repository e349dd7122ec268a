"""Addresses of surveys; ``/survey/`` is for everybody who has a code."""

from django.urls import path

from xuezheng.apps.surveys import views

app_name = "surveys"
urlpatterns = [
    path("surveys/", views.index, name="index"),
    path("surveys/new/", views.new, name="new"),
    path("surveys/<int:number>/", views.show, name="show"),
    path("surveys/<int:number>/units/<int:org>/", views.unit, name="unit"),
    path("surveys/<int:number>/slips/<int:org>/", views.slips, name="slips"),
    path("surveys/<int:number>/step/<slug:step>/", views.step, name="step"),
    path("surveys/<int:number>/sessions/<int:session>/", views.confirm, name="confirm"),
    path("survey/", views.enter, name="enter"),
    path("survey/<str:code>/", views.answer, name="answer"),
]
