"""Addresses of aid."""

from django.urls import path

from xuezheng.apps.aid import views

app_name = "aid"
urlpatterns = [
    path("aid/", views.index, name="index"),
    path("aid/decide/", views.decide, name="decide"),
    path("aid/lists/", views.take_list, name="take_list"),
    path("aid/declare/", views.declare, name="declare"),
    path("aid/cards/", views.card, name="card"),
    path("aid/tags/<int:number>/", views.check, name="check"),
    path("aid/report/", views.report_, name="report"),
    path("aid/<int:number>/", views.show, name="show"),
    path("aid/<int:number>/approve/", views.approve, name="approve"),
    path("aid/<int:number>/pay/", views.pay, name="pay"),
    path("aid/<int:number>/file/", views.file, name="file"),
    path("aid/<int:number>/answer/", views.answer, name="answer"),
]
