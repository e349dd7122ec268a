"""人员编号: the numbers a person bears elsewhere; they stay text from end to end."""

from xuezheng.catalogue.terms.people import Issuer
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Privacy, choice, person, text
from xuezheng.core.kinds.kind import Keep, Kind, Table

EXTERNAL_ID = Kind(
    key="external_id",
    version=1,
    title=T("人员编号", "Numbers of persons"),
    group="people",
    storage=Table(
        "people.ExternalIdFact",
        org="",
        through="person",
        via=("person", "pupil"),
        named=("issuer",),
        shown=("person", "number"),
        sort=("subject_id",),
        search=("number",),
    ),
    dated=True,
    keep=Keep(60),
    fields=(
        person("person", T("人员", "Person"), required=True),
        choice("issuer", T("编号种类", "Issued as"), of=Issuer, required=True),
        text("number", T("编号", "Number"), required=True, privacy=Privacy.SENSITIVE),
    ),
)
