"""Addresses of signing in, one's own account, accounts, and the log."""

from django.urls import path

from xuezheng.apps.accounts.views import door, me

app_name = "accounts"
urlpatterns = [
    path("sign-in/", door.enter, name="sign_in"),
    path("sign-in/password/", door.first_password, name="first_password"),
    path("sign-in/code/", door.code, name="code"),
    path("sign-in/factor/", door.first_factor, name="first_factor"),
    path("sign-out/", door.leave, name="sign_out"),
    path("me/act-as/", me.act_as, name="act_as"),
]
