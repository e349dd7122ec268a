"""Addresses of snapshots."""

from django.urls import path

from xuezheng.apps.snapshots import views

app_name = "snapshots"
urlpatterns = [
    path("snapshots/", views.index, name="index"),
    path("snapshots/take/", views.take, name="take"),
    path("snapshots/erasures/", views.erasures, name="erasures"),
    path("snapshots/erasures/<int:number>/", views.certificate, name="certificate"),
    path("snapshots/traces/<int:number>/", views.traces, name="traces"),
    path("snapshots/<str:name>/", views.show, name="show"),
    path("snapshots/<str:name>/verify/", views.verify, name="verify"),
]
