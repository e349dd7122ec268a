"""Accounts as values: who acts, what pages list, what the log says."""

from xuezheng.apps.accounts.selectors.actors import actor_named, actor_of_account

__all__ = ["actor_named", "actor_of_account"]
