"""Calls, judges and reviews (评审)."""

from importlib import import_module

from django.apps import AppConfig

from xuezheng.catalogue.reviews import REVIEWS


class ReviewsConfig(AppConfig):
    """Calls, judges and reviews (评审)."""

    name = "xuezheng.apps.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Have moves of the cases that are reviewed follow the rules of the review."""
        following = import_module("xuezheng.apps.reviews.services.following")
        moving = import_module("xuezheng.apps.records.services")
        for one in REVIEWS:
            moving.FOLLOWS[one.ledger] = following.follow
        beside = import_module("xuezheng.apps.records.selectors.beside")
        pages = import_module("xuezheng.apps.reviews.selectors.cases")
        beside.offer(self.label, (one.ledger for one in REVIEWS), pages.beside_case)
        for one in REVIEWS:
            beside.offer_verdicts(self.label, (one.ledger,), pages.verdicts_of(one))
