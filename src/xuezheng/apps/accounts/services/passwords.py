"""Passwords: the rules for new ones, and checking one in the same time whoever it is."""

from collections.abc import Iterator
from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from xuezheng.apps.accounts.models import Account
from xuezheng.apps.accounts.selectors.policy import in_force
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T

_COMMON = CommonPasswordValidator()


class WeakPasswordError(InputError):
    """A new password breaks a rule; the first broken one is told."""

    code = "weak-password"
    text = T("{why}", "{why}")


class WrongPasswordError(InputError):
    """The present password was not given rightly."""

    code = "wrong-password"
    text = T("现在的密码不对。", "The present password is wrong.")


def _broken(password: str, account: Account, least: int) -> Iterator[T]:
    if len(password) < least:
        yield T("密码至少 {least} 位。", "A password has {least} characters at least.").filled(
            least=least
        )
    if len(password) > 256:
        yield T("密码不超过 256 位。", "A password has 256 characters at most.")
    try:
        _COMMON.validate(password)
    except ValidationError:
        yield T("这个密码太常见，请换一个。", "This password is too common.")
    folded = password.casefold()
    if any(name and name in folded for name in (account.login, account.mobile)):
        yield T("密码不能含有账号。", "A password must not hold the sign-in name.")
    if len(set(password)) < 4:
        yield T("密码至少用 4 种不同的字符。", "Use four different characters at least.")
    if account.has_usable_password() and check_password(password, account.password):
        yield T("新密码不能与现在的相同。", "The new password must differ from the present one.")


def require_good(password: str, account: Account, now: datetime) -> None:
    """Refuse a password that breaks a rule. Raises ``WeakPasswordError``."""
    least = in_force(now).whole("account.password_length")
    for why in _broken(password, account, least):
        raise WeakPasswordError(why=why)


def matches(account: Account | None, password: str, now: datetime) -> bool:
    """Check a password; an unknown, disabled or outdated account takes as long as any other."""
    if account is None or not account.has_usable_password():
        make_password(password)
        return False
    fits = check_password(password, account.password)
    outdated = account.slip_until is not None and account.slip_until <= now
    return fits and account.active and not outdated
