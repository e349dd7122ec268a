"""Notices, the receipt of each unit, their time limits, and what became of them."""

from django.db import models

from xuezheng.core.base.labels import Labelled, T


class NoticeState(Labelled):
    """Where a notice stands (通知状态)."""

    SENT = ("sent", T("办理中", "In hand"))
    ENDED = ("ended", T("已办结", "Done"))
    RECALLED = ("recalled", T("已撤回", "Withdrawn"))


class ReceiptState(Labelled):
    """How far a unit is with a notice (签收状态)."""

    UNREAD = ("unread", T("未查阅", "Not opened"))
    READ = ("read", T("已查阅未签收", "Opened, not signed"))
    SIGNED = ("signed", T("已签收", "Signed"))
    REPLIED = ("replied", T("已反馈", "Answered"))


class What(Labelled):
    """What a limit is for (时限事项)."""

    SIGN = ("sign", T("签收", "Sign for"))
    REPLY = ("reply", T("反馈", "Answer"))


class LimitState(Labelled):
    """Where a limit stands (时限状态)."""

    OPEN = ("open", T("计时中", "Running"))
    MET = ("met", T("全部办结", "All done"))
    ENDED = ("ended", T("不再计时", "Ended"))


class Serial(models.Model):
    """How many notices a year has seen (编号计数); locked while one is numbered."""

    year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year} {self.last}"


class Notice(models.Model):
    """One notice (通知) of the unit ``org`` to others.

    ``paper`` is the number of the paper it carries, ``columns`` the table to
    fill in, ``source`` the notice it forwards with ``note`` as the forwarding
    unit's own words.
    """

    number = models.CharField(max_length=20, unique=True)
    paper = models.CharField(max_length=60, blank=True)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, db_index=False)
    title = models.CharField(max_length=160)
    text = models.TextField()
    urgent = models.BooleanField(default=False)
    reply = models.BooleanField(default=False)
    columns = models.JSONField(default=list)
    files = models.JSONField(default=list)
    source = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="forwarded"
    )
    note = models.TextField(blank=True)
    sent_at = models.DateTimeField()
    sender = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10, default=NoticeState.SENT.key)
    ended_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        """Lists read the newest first, of all or of a unit."""

        indexes = (
            models.Index(fields=["org", "-id"], name="notices_of_org"),
            models.Index(fields=["state", "-id"], name="notices_by_state"),
        )

    def __str__(self) -> str:
        return self.number


class Filing(models.Model):
    """What a notice asks units to file (填报任务): records of a register, or cases of a ledger.

    ``held_since`` is the day since which what a unit has entered counts: it
    is not asked again. Empty where everybody files anew.
    """

    notice = models.OneToOneField(Notice, on_delete=models.PROTECT, related_name="filing")
    kind = models.CharField(max_length=40)
    held_since = models.DateField(null=True)
    at = models.DateTimeField()

    class Meta:
        """Found by what is asked."""

        indexes = (models.Index(fields=["kind", "-id"], name="notices_filings_of"),)

    def __str__(self) -> str:
        return f"{self.notice_id} {self.kind}"


class Receipt(models.Model):
    """One unit's part in a notice (签收单): opened, signed, answered, called; ``version`` grows."""

    notice = models.ForeignKey(
        Notice, on_delete=models.PROTECT, related_name="receipts", db_index=False
    )
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, db_index=False)
    state = models.CharField(max_length=10, default=ReceiptState.UNREAD.key)
    opened_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    signer = models.BigIntegerField(null=True)
    for_unit = models.BooleanField(default=False)
    replied_at = models.DateTimeField(null=True)
    replier = models.BigIntegerField(null=True)
    text = models.TextField(blank=True)
    rows = models.JSONField(default=list)
    files = models.JSONField(default=list)
    returned = models.TextField(blank=True)
    urged = models.PositiveSmallIntegerField(default=0)
    urged_at = models.DateTimeField(null=True)
    called_at = models.DateTimeField(null=True)
    caller = models.BigIntegerField(null=True)
    called = models.CharField(max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """One per unit and notice; a unit's own are read by state, the newest first."""

        constraints = (
            models.UniqueConstraint(fields=["notice", "org"], name="notices_receipt_once"),
        )
        indexes = (models.Index(fields=["org", "state", "-notice"], name="notices_receipts_of"),)

    def __str__(self) -> str:
        return f"{self.notice_id} {self.org_id} {self.state}"


class Limit(models.Model):
    """A time limit of a notice (时限): a moment, and the parameter whose ladder urges by it."""

    notice = models.ForeignKey(
        Notice, on_delete=models.PROTECT, related_name="limits", db_index=False
    )
    what = models.CharField(max_length=10)
    start = models.DateTimeField()
    due = models.DateTimeField()
    ladder = models.CharField(max_length=60)
    state = models.CharField(max_length=10, default=LimitState.OPEN.key)

    class Meta:
        """One of a kind per notice; the tick reads the open ones by their end."""

        constraints = (
            models.UniqueConstraint(fields=["notice", "what"], name="notices_limit_once"),
        )
        indexes = (models.Index(fields=["state", "due", "id"], name="notices_limit_due"),)

    def __str__(self) -> str:
        return f"{self.notice_id} {self.what}"


class Fired(models.Model):
    """A rung of a limit's ladder that has fired (已催办), once."""

    limit = models.ForeignKey(Limit, on_delete=models.PROTECT, related_name="fired", db_index=False)
    rung = models.CharField(max_length=12)
    at = models.DateTimeField()

    class Meta:
        """Each rung once."""

        constraints = (models.UniqueConstraint(fields=["limit", "rung"], name="notices_rung_once"),)

    def __str__(self) -> str:
        return f"{self.limit_id} {self.rung}"


class Woken(models.Model):
    """A unit that a rung woke (催办对象), and as what."""

    fired = models.ForeignKey(Fired, on_delete=models.PROTECT, related_name="woken", db_index=False)
    org = models.BigIntegerField()
    word = models.CharField(max_length=10)

    class Meta:
        """Once a unit and rung; found from the unit, the newest first."""

        constraints = (models.UniqueConstraint(fields=["fired", "org"], name="notices_woken_once"),)
        indexes = (models.Index(fields=["org", "-id"], name="notices_woken_org"),)

    def __str__(self) -> str:
        return f"{self.fired_id} {self.org}"


class Outcome(models.Model):
    """What a notice became for a unit (转办结果): a supervised task; once per unit and kind."""

    notice = models.ForeignKey(
        Notice, on_delete=models.PROTECT, related_name="outcomes", db_index=False
    )
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, db_index=False)
    kind = models.CharField(max_length=20)
    thing = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        """A second click makes no second task."""

        constraints = (
            models.UniqueConstraint(fields=["notice", "org", "kind"], name="notices_outcome_once"),
        )

    def __str__(self) -> str:
        return f"{self.notice_id} {self.kind} {self.thing}"
