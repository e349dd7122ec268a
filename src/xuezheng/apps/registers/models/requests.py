"""Change requests (变更申请): the difference is what is approved."""

from django.db import models

from xuezheng.core.base.labels import Labelled, T


class Standing(Labelled):
    """Where a change request stands (申请状态)."""

    ASKED = ("asked", T("待审核", "Waits for a check"))
    APPROVED = ("approved", T("已通过", "Approved"))
    RETURNED = ("returned", T("已退回", "Returned"))
    WITHDRAWN = ("withdrawn", T("已撤回", "Withdrawn"))


class ChangeRequest(models.Model):
    """A difference a unit proposes (变更申请): before and after per field, with the version seen.

    ``stamp`` is the moment of the latest change when it was drawn up; ``checker``
    the unit whose people check it: its own, or the next one above that has
    somebody else. Persons are compared, not accounts.
    """

    kind = models.CharField(max_length=40)
    subject = models.BigIntegerField()
    title = models.CharField(max_length=300)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, db_index=False)
    act = models.CharField(max_length=10)
    day = models.DateField()
    difference = models.JSONField(default=list)
    stamp = models.CharField(max_length=40)
    reason = models.CharField(max_length=500)
    state = models.CharField(max_length=10, default=Standing.ASKED.key)
    checker = models.BigIntegerField()
    asked_by = models.BigIntegerField(null=True)
    asked_person = models.BigIntegerField(null=True)
    asked_at = models.DateTimeField()
    decided_person = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        """Read by who checks and by whose it is; checker and submitter are two persons."""

        indexes = (
            models.Index(fields=["state", "checker", "id"], name="registers_request_wait"),
            models.Index(fields=["org", "-id"], name="registers_request_of"),
            models.Index(fields=["kind", "subject", "-id"], name="registers_request_thing"),
        )
        constraints = (
            models.CheckConstraint(
                name="registers_two_persons",
                condition=models.Q(decided_person=None)
                | ~models.Q(state__in=["approved", "returned"])
                | models.Q(asked_person=None)
                | ~models.Q(decided_person=models.F("asked_person")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.id} {self.kind} {self.subject}"
