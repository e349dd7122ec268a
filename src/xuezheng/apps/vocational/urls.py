"""Addresses of training and leavers."""

from django.urls import path

from xuezheng.apps.vocational import views

app_name = "vocational"
urlpatterns = [
    path("adults/", views.index, name="index"),
    path("adults/classes/<str:number>/", views.show, name="class"),
    path("adults/classes/<str:number>/enrol/", views.enrol, name="enrol"),
    path("adults/classes/<str:number>/subsidise/", views.subsidise, name="subsidise"),
    path("adults/doubts/", views.doubts, name="doubts"),
    path("adults/samples/", views.sample_list, name="samples"),
    path("adults/samples/draw/", views.draw, name="draw"),
    path("adults/samples/<int:number>/", views.sample, name="sample"),
    path("adults/samples/<int:number>/<int:call>/", views.answer, name="answer"),
    path("leavers/", views.leavers, name="leavers"),
]
