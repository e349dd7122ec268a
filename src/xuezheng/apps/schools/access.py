"""The one door to organisations; what it gives is public (机构名录 is open data)."""

from datetime import date

from django.db.models import QuerySet

from xuezheng.apps.schools.models import OrganisationFact


def organisations(day: date) -> QuerySet[OrganisationFact]:
    """Give the facts true on ``day``, in official order."""
    return OrganisationFact.objects.filter(valid_from__lte=day, valid_to__gt=day).order_by(
        "official_order", "code"
    )
