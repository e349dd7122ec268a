"""The bureau's own ledgers (自设台账): what is being written, and every definition that was in force."""

from django.db import models
from django.db.models import Q

from xuezheng.core.base.labels import Labelled, T


class State(Labelled):
    """Where a design stands (设计状态)."""

    DRAFT = ("draft", T("草拟中", "Draft"))
    SUBMITTED = ("submitted", T("待启用", "Waiting for activation"))
    ACTIVE = ("active", T("已启用", "Active"))
    RETIRED = ("retired", T("已停办", "Out of use"))


class Design(models.Model):
    """A ledger somebody designs (台账设计): the text as last kept, right or not.

    ``key``, ``title`` and ``kind_group`` are what the text says, as far as it
    can be read. ``author`` began it, ``editor`` kept it last: persons.
    ``live`` is the number of the definition in force, 0 while there is none;
    with ``out_of_use`` nobody switches it on until one is activated again.
    """

    key = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=200, blank=True)
    title_en = models.CharField(max_length=200, blank=True)
    kind_group = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, default=State.DRAFT.key)
    text = models.TextField()
    author = models.BigIntegerField(null=True)
    editor = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)
    faults = models.PositiveIntegerField(null=True)
    note = models.CharField(max_length=500, blank=True)
    live = models.PositiveIntegerField(default=0)
    out_of_use = models.BooleanField(default=False)
    kept_at = models.DateTimeField()

    class Meta:
        """Two that are in force never share a key."""

        constraints = (
            models.UniqueConstraint(
                fields=["key"], condition=Q(live__gt=0), name="designs_one_in_force"
            ),
        )

    def __str__(self) -> str:
        return self.key or str(self.pk)

    @property
    def standing(self) -> State:
        """Give where it stands."""
        return State.of(self.state)


class Definition(models.Model):
    """A definition that was activated (已启用定义): its text, its schema, from which day, by whom."""

    design = models.ForeignKey(Design, on_delete=models.PROTECT, related_name="definitions")
    number = models.PositiveIntegerField()
    kind_version = models.PositiveIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    stored = models.JSONField()
    since = models.DateField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)

    class Meta:
        """Numbered within its design."""

        constraints = (
            models.UniqueConstraint(fields=["design", "number"], name="designs_numbered"),
        )

    def __str__(self) -> str:
        return f"{self.design_id}.{self.number}"
