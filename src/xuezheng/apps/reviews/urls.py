"""Addresses of reviews."""

from django.urls import path

from xuezheng.apps.reviews import views

app_name = "reviews"
urlpatterns = [
    path("reviews/", views.index, name="index"),
    path("reviews/new/", views.new, name="new"),
    path("reviews/ties/<slug:review>/", views.ties, name="ties"),
    path("reviews/ties/<int:number>/end/", views.end_tie, name="end_tie"),
    path("reviews/<int:number>/", views.call, name="call"),
    path("reviews/<int:number>/judge/", views.judge, name="judge"),
    path("reviews/<int:number>/commit/", views.commit, name="commit"),
    path("reviews/<int:number>/draw/", views.draw, name="draw"),
    path("reviews/<int:number>/sum/", views.sum_up, name="sum"),
    path("reviews/<int:number>/vote/", views.vote, name="vote"),
    path("reviews/<int:number>/record.json", views.record, name="record"),
    path("reviews/tasks/<int:number>/", views.task, name="task"),
    path("reviews/tasks/<int:number>/back/", views.give_back, name="back"),
]
