"""Addresses of awards; none of them is open to everybody."""

from django.urls import path

from xuezheng.apps.awards import views

app_name = "awards"
urlpatterns = [
    path("awards/", views.index, name="index"),
    path("awards/draft/", views.draft, name="draft"),
    path("awards/formula/<int:year>/", views.formula, name="formula"),
    path("awards/<int:number>/", views.show, name="show"),
    path("awards/<int:number>/tell/", views.tell, name="tell"),
    path("awards/<int:number>/decide/", views.decide, name="decide"),
    path("awards/<int:number>/payment/", views.payment, name="payment"),
    path("awards/<int:number>/<int:org>/", views.sheet, name="sheet"),
    path("awards/<int:number>/<int:org>/hear/", views.hear, name="hear"),
    path("awards/<int:number>/<int:org>/reply/", views.reply, name="reply"),
]
