"""Addresses of courses."""

from django.urls import path

from xuezheng.apps.activities import views

app_name = "activities"
urlpatterns = [
    path("courses/", views.index, name="index"),
    path("courses/new/", views.new, name="new"),
    path("courses/short/", views.short, name="short"),
    path("courses/<int:number>/", views.show, name="show"),
    path("courses/<int:number>/sign/", views.sign, name="sign"),
    path("courses/<int:number>/step/<slug:step>/", views.step, name="step"),
    path("courses/certificates/<int:number>.json", views.certificate, name="certificate"),
]
