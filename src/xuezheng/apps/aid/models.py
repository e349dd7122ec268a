"""Aid to pupils (学生资助): why somebody is entitled, rounds of payment with their lines, bank cards."""

from datetime import date

from django.db import models

from xuezheng.core.base.labels import Labelled, T

FAR = date(9999, 12, 31)


class Standing(Labelled):
    """Where a recognition stands (认定状态)."""

    ASKED = ("asked", T("待认定", "To be recognised"))
    HELD = ("held", T("已认定", "Recognised"))
    REFUSED = ("refused", T("不予认定", "Not recognised"))
    ENDED = ("ended", T("已终止", "Ended"))


class Progress(Labelled):
    """How far a round of payment has come (发放进度)."""

    DECIDED = ("decided", T("待审批", "To be approved"))
    APPROVED = ("approved", T("已审批", "Approved"))
    SENT = ("sent", T("已送银行", "Sent to the bank"))
    SETTLED = ("settled", T("已对账", "Reconciled"))


class Paid(Labelled):
    """Where one line of a round stands (发放状态)."""

    OWED = ("owed", T("待发放", "To be paid"))
    STOPPED = ("stopped", T("停发", "Stopped"))
    SENT = ("sent", T("已送银行", "Sent to the bank"))
    DONE = ("done", T("已发放", "Paid"))
    RETURNED = ("returned", T("退票", "Sent back"))


class Tag(models.Model):
    """Why a pupil is entitled (困难认定): by another department's list, or declared and checked.

    ``roster`` names the list that proves it; ``org`` the school that declared.
    It holds on ``since`` and until the day before ``until``.
    """

    pupil = models.BigIntegerField()
    category = models.CharField(max_length=12)
    rural = models.BooleanField(default=False)
    roster = models.BigIntegerField(null=True)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, null=True)
    note = models.CharField(max_length=400, blank=True)
    since = models.DateField()
    until = models.DateField(default=FAR)
    state = models.CharField(max_length=8)
    declared_by = models.BigIntegerField(null=True)
    decided_by = models.BigIntegerField(null=True)

    class Meta:
        """A category once at a time; read by pupil and by what waits at a school."""

        constraints = (
            models.UniqueConstraint(
                fields=["pupil", "category"],
                condition=models.Q(state__in=["asked", "held"]),
                name="aid_tag_once",
            ),
        )
        indexes = (
            models.Index(fields=["pupil", "state"], name="aid_tag_of_pupil"),
            models.Index(fields=["state", "org", "id"], name="aid_tag_waiting"),
        )

    def __str__(self) -> str:
        return f"{self.pupil} {self.category}"


class Card(models.Model):
    """The bank card of a pupil or guardian (银行卡); the newest one is paid to."""

    pupil = models.BigIntegerField(unique=True)
    holder = models.CharField(max_length=40)
    number = models.CharField(max_length=19)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pupil)


class Round(models.Model):
    """One round of payment of a term (发放批次): decided on a day, approved, sent, reconciled.

    ``digest`` is that of the parameters it was decided by; ``found`` what the
    check on the day of payment told.
    """

    term = models.CharField(max_length=8)
    serial = models.PositiveSmallIntegerField()
    day = models.DateField()
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    state = models.CharField(max_length=10, default=Progress.DECIDED.key)
    digest = models.CharField(max_length=64)
    decided_by = models.BigIntegerField(null=True)
    approved_by = models.BigIntegerField(null=True)
    paid_on = models.DateField(null=True)
    found = models.JSONField(default=list)
    answer = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        """Numbered within the term."""

        constraints = (models.UniqueConstraint(fields=["term", "serial"], name="aid_round_serial"),)

    def __str__(self) -> str:
        return f"{self.term}-{self.serial}"


class Line(models.Model):
    """One amount for one pupil in a round (发放明细), in fen; ``number`` is what the bank answers to."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField()
    pupil = models.BigIntegerField()
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, db_index=False)
    stage = models.CharField(max_length=12)
    programme = models.CharField(max_length=12)
    rule = models.CharField(max_length=40)
    category = models.CharField(max_length=12)
    fen = models.BigIntegerField()
    state = models.CharField(max_length=10, default=Paid.OWED.key)
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        """Once per pupil and programme; read by round and school, and by pupil."""

        constraints = (
            models.UniqueConstraint(fields=["round", "pupil", "programme"], name="aid_line_once"),
            models.UniqueConstraint(fields=["round", "number"], name="aid_line_number"),
        )
        indexes = (
            models.Index(fields=["round", "org", "id"], name="aid_line_of_school"),
            models.Index(fields=["pupil", "programme"], name="aid_line_of_pupil"),
        )

    def __str__(self) -> str:
        return f"{self.round_id}:{self.number}"
