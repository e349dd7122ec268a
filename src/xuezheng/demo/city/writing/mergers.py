"""Writing the mergers of the city as events that are told, so that both schools show who followed whom."""

from xuezheng.apps.schools.models import Reorganisation, Succession
from xuezheng.catalogue.terms.organisations import Regrouping
from xuezheng.core.registers.timeline import ALWAYS
from xuezheng.demo.city.frame import MERGED, MERGER, Frame

BASIS = "云教〔2026〕21号"
"""The paper that merges two schools on 1 September 2026."""


def write(made: Frame, orgs: dict[str, int]) -> None:
    """Write one event for each school that went on in another; what moved stands in the registers."""
    codes = {house.name: house.code for house in made.houses}
    for left, goes in MERGED.items():
        if left in codes and goes in codes:
            event = Reorganisation.objects.create(
                kind=Regrouping.MERGE.key,
                on=MERGER,
                basis=BASIS,
                known=ALWAYS,
                moved={},
                followed_at=ALWAYS,
            )
            Succession.objects.create(
                event=event, predecessor_id=orgs[codes[left]], successor_id=orgs[codes[goes]]
            )
