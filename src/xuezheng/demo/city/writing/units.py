"""Writing the units that the tree leaves out, and what its facts leave blank."""

from xuezheng.apps.schools.models import Organisation, OrganisationFact
from xuezheng.apps.schools.services import Unit
from xuezheng.apps.schools.services.state import restamp
from xuezheng.demo.city.frame import Frame
from xuezheng.demo.city.houses import houses, parts
from xuezheng.demo.city.institutions import attributes, member, more_units
from xuezheng.demo.city.scale import Scale
from xuezheng.demo.city.tables import load
from xuezheng.demo.city.writing.counting import Counter
from xuezheng.demo.tree import units

COLUMNS = (
    "subject_id", "parent_id", "code", "name", "kind", "stage", "nature", "official_order",
    "longitude", "latitude", "valid_from", "valid_to",
)  # fmt: skip


def write(made: Frame) -> dict[str, int]:
    """Write campuses, points, training institutions and groups; gives every unit's number by code."""
    orgs = dict(OrganisationFact.objects.values_list("code", "subject_id"))
    there = {house.code for house in made.houses}
    new = [unit for unit in parts() if unit.code in there] + more_units(made.scale)
    counter = Counter(Organisation)
    orgs |= {unit.code: counter.one() for unit in new}
    counter.written()
    load(OrganisationFact, COLUMNS, (
        (
            orgs[unit.code], orgs[unit.parent or ""], unit.code, unit.name, unit.kind.key,
            unit.stage.key, unit.nature.key, unit.official_order, *(unit.place or (None, None)),
            unit.valid_from.isoformat(), unit.valid_to.isoformat(),
        )
        for unit in new
    ))  # fmt: skip
    _attributes([*units(), *new], orgs, made.scale)
    return orgs


def _attributes(all_units: list[Unit], orgs: dict[str, int], scale: Scale) -> None:
    """Write credit codes, regions, areas and groups, and move the tree's stamp on."""
    groups = {house.code: member(house, scale) for house in houses()}
    by_code = {unit.code: unit for unit in all_units}
    seen = {
        code: attributes(unit, number, groups.get(code, ""))
        for number, (code, unit) in enumerate(by_code.items(), 1)
    }
    facts = list(OrganisationFact.objects.filter(code__in=seen).order_by("pk"))
    for fact in facts:
        about = seen[fact.code]
        fact.credit_code, fact.region_code = about.credit_code, about.region_code
        fact.area, fact.group_id = about.area, orgs.get(about.group)
    OrganisationFact.objects.bulk_update(
        facts, ["credit_code", "region_code", "area", "group"], batch_size=200
    )
    restamp((fact.subject_id, fact.version()) for fact in facts)
