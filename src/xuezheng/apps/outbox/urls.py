"""Addresses of channels and of the log of messages."""

from django.urls import path

from xuezheng.apps.outbox import views

app_name = "outbox"
urlpatterns = [
    path("me/channels/", views.index, name="index"),
    path("me/channels/add/", views.add, name="add"),
    path("me/channels/<int:number>/try/", views.try_out, name="try"),
    path("me/channels/<int:number>/end/", views.end, name="end"),
    path("me/messages/", views.log, name="log"),
]
