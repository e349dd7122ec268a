"""Addresses of files."""

from django.urls import path

from xuezheng.apps.files import views

app_name = "files"
urlpatterns = [path("files/<int:number>/", views.show, name="show")]
