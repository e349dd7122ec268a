"""Addresses of institutions; the lists and the licence page stand open to everybody."""

from django.urls import path

from xuezheng.apps.institutions import views

app_name = "institutions"
urlpatterns = [
    path("institutions/", views.index, name="index"),
    path("institutions/<int:number>/", views.show, name="show"),
    path("institutions/<int:number>/find/", views.find, name="find"),
    path("institutions/<int:number>/propose/", views.propose, name="propose"),
    path("institutions/lists/", views.lists, name="lists"),
    path("licences/<str:number>/", views.licence, name="licence"),
    path("licences/<str:number>/code.svg", views.code, name="code"),
]
