"""Addresses of signing in, one's own account, accounts, and the log."""

from django.urls import path, re_path

from xuezheng.apps.accounts.views import administrators, door, keeping, log, looks, me

app_name = "accounts"
urlpatterns = [
    path("sign-in/", door.enter, name="sign_in"),
    path("sign-in/password/", door.first_password, name="first_password"),
    path("sign-in/code/", door.code, name="code"),
    path("sign-in/factor/", door.first_factor, name="first_factor"),
    path("sign-out/", door.leave, name="sign_out"),
    path("me/", me.me, name="me"),
    path("me/password/", me.password, name="password"),
    path("me/factor/", me.factor, name="factor"),
    path("me/factor/off/", me.factor_off, name="factor_off"),
    path("me/devices/<int:number>/end/", me.end_device, name="end_device"),
    path("me/tokens/", me.token, name="token"),
    path("me/tokens/<int:number>/end/", me.end_token, name="end_token"),
    path("me/act-as/", me.act_as, name="act_as"),
    path("me/delegations/", me.delegate, name="delegate"),
    path("me/delegations/<int:number>/end/", me.end_delegation, name="end_delegation"),
    path("me/looks/", looks.own, name="own_looks"),
    path("me/purpose/", looks.purpose, name="purpose"),
    path("me/purpose/state/", looks.state, name="state_purpose"),
    path("me/purpose/end/", looks.end_purpose, name="end_purpose"),
    path("exports/", looks.waiting, name="releases"),
    path("exports/<int:number>/", looks.release, name="release"),
    path("exports/<int:number>/decide/", looks.decide, name="decide"),
    path("looks/", looks.index, name="looks"),
    path("looks/export/", looks.export, name="looks_export"),
    path("accounts/<int:number>/grants/<int:grant>/duty/", keeping.duty, name="duty"),
    path("accounts/", keeping.index, name="index"),
    path("accounts/new/", keeping.new, name="new"),
    path("accounts/create/", keeping.create, name="create"),
    path("accounts/slips/", keeping.issue, name="issue"),
    path("accounts/slips/<slug:batch>/", keeping.slips, name="slips"),
    path("accounts/administrators/", administrators.index, name="administrators"),
    path("accounts/administrators/<int:number>/ask/", administrators.ask, name="ask_reset"),
    path(
        "accounts/administrators/resets/<int:number>/", administrators.consent, name="consent_reset"
    ),
    path("accounts/<int:number>/", keeping.show, name="show"),
    path("accounts/<int:number>/reset/", keeping.reset, name="reset"),
    path("accounts/<int:number>/grants/", keeping.give, name="give"),
    path("accounts/<int:number>/grants/<int:grant>/end/", keeping.end, name="end"),
    path("log/", log.index, name="log"),
    path("log/verify/", log.verify, name="log_verify"),
    path("log/export/", log.export, name="log_export"),
    path("log/<int:number>/", log.show, name="entry"),
    re_path(
        r"^accounts/(?P<number>\d{1,18})/(?P<button>disable|enable)/$",
        keeping.press,
        name="press",
    ),
]
