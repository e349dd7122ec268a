"""Accounts, grants, sign-in; who may what."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, grants, sign-in; who may what."""

    name = "xuezheng.apps.accounts"
    label = "accounts"
