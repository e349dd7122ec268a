"""Forms of signing in and of one's own account."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def _text(
    label: str | Promise, auto: str, *, secret: bool = False, most: int = 64
) -> forms.CharField:
    widget = forms.PasswordInput if secret else forms.TextInput
    return forms.CharField(
        label=label,  # type: ignore[arg-type]  # a lazy text is one
        max_length=most,
        strip=not secret,
        widget=widget(attrs={"autocomplete": auto, "class": "form-control"}),
    )


class SignInForm(forms.Form):
    """Name, password, and whether to stay signed in on this device."""

    login = _text(_("账号"), "username")
    password = _text(_("密码"), "current-password", secret=True, most=256)
    keep = forms.BooleanField(label=_("在这台设备上保持登录"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments
        self.fields["login"].widget.attrs |= {"autofocus": True, "inputmode": "text"}


class CodeForm(forms.Form):
    """Six digits, or a recovery code."""

    code = _text(_("验证码"), "one-time-code", most=20)


class PasswordForm(forms.Form):
    """The present password and the new one, twice."""

    present = _text(_("现在的密码"), "current-password", secret=True, most=256)
    wanted = _text(_("新密码"), "new-password", secret=True, most=256)
    again = _text(_("再输一次新密码"), "new-password", secret=True, most=256)

    def clean(self) -> dict[str, object]:
        """Compare the two."""
        given = super().clean() or {}
        if given.get("wanted") and given.get("again") and given["wanted"] != given["again"]:
            self.add_error("again", _("两次输入的新密码不一样。"))
        return given


class TokenForm(forms.Form):
    """What program a token is for."""

    title = _text(_("用途"), "off", most=40)
