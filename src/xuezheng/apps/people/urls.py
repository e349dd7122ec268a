"""Addresses of people."""

from django.urls import path

from xuezheng.apps.people import views

app_name = "people"
urlpatterns = [
    path("people/", views.index, name="index"),
    path("people/workbook/", views.upload, name="upload"),
    path("people/workbook/blank.xlsx", views.blank, name="blank"),
    path("people/workbook/<int:file>/", views.staged, name="staged"),
    path("people/leaving/", views.leaving.index, name="leaving"),
    path("people/<int:number>/merge/", views.merging.merge, name="merge"),
    path("people/<int:number>/unmerge/", views.merging.unmerge, name="unmerge"),
    path("people/<int:number>/", views.show, name="show"),
]
