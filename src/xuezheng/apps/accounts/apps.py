"""Accounts, grants, sign-in; who may what."""

from importlib import import_module

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, grants, sign-in; who may what."""

    name = "xuezheng.apps.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Let grants and accounts follow a merger of schools."""
        own = import_module("xuezheng.apps.accounts.services.rehoming")
        following = import_module("xuezheng.apps.schools.services.following")
        following.FOLLOWERS["grant"] = own.GRANTS
        following.FOLLOWERS["account"] = own.ACCOUNTS
