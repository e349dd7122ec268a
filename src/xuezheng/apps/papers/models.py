"""Papers, who is named in them, what sections wrote for them, numbers held against ours, sheets."""

from django.db import models

from xuezheng.core.base.labels import Labelled, T


class PaperState(Labelled):
    """Where a paper stands (文稿状态)."""

    DRAFT = ("draft", T("拟稿", "Draft"))
    HEARING = ("hearing", T("征求意见", "Being heard"))
    ISSUED = ("issued", T("已印发", "Issued"))
    CORRECTED = ("corrected", T("已印发（有更正）", "Issued, with a correction"))


class Disclosure(Labelled):
    """What the check before release found (公开审查结论)."""

    ACTIVE = ("active", T("主动公开", "Open to all"))
    ON_REQUEST = ("on_request", T("依申请公开", "On request"))
    NONE = ("none", T("不予公开", "Not released"))


class ContributionState(Labelled):
    """Where a section's paragraph stands (来稿状态)."""

    ASKED = ("asked", T("待报送", "Asked for"))
    SENT = ("sent", T("已报送", "Sent"))


class Tone(Labelled):
    """Whether a unit is named for being ahead or late (点名性质)."""

    LATE = ("late", T("进度滞后", "Behind"))
    AHEAD = ("ahead", T("推进较快", "Ahead"))


class Paper(models.Model):
    """One paper (文稿) of a unit.

    ``facts`` is what it was drawn from, as JSON: figures with source and day;
    ``body`` is the paper made of it (``core.papers.manifest.paper_json``) and
    ``manifest`` names every figure. Once issued neither ever changes; a
    mistake is put right by another paper that ``corrects`` this one. ``…_by``
    are persons. ``version`` is what a page saw.
    """

    kind = models.CharField(max_length=16)
    template = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    plan = models.CharField(max_length=64, blank=True)
    record = models.BigIntegerField(null=True)
    state = models.CharField(max_length=10, default=PaperState.DRAFT.key)
    day = models.DateField()
    number = models.CharField(max_length=40, blank=True)
    to = models.CharField(max_length=300, blank=True)
    signer = models.CharField(max_length=40, blank=True)
    copies = models.CharField(max_length=300, blank=True)
    facts = models.TextField()
    body = models.TextField()
    manifest = models.TextField()
    digest = models.CharField(max_length=64)
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="corrections"
    )
    made_at = models.DateTimeField()
    made_by = models.BigIntegerField(null=True)
    issued_at = models.DateTimeField(null=True)
    issued_by = models.BigIntegerField(null=True)
    disclosure = models.CharField(max_length=12, blank=True)
    disclosure_reason = models.CharField(max_length=300, blank=True)
    disclosed_by = models.BigIntegerField(null=True)
    disclosed_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """A number is given once; what is issued has one, a moment and no other way back."""

        constraints = (
            models.UniqueConstraint(
                fields=["number"],
                condition=~models.Q(number=""),
                name="papers_number_once",
            ),
            models.CheckConstraint(
                name="papers_released_was_issued",
                condition=models.Q(released_at__isnull=True)
                | models.Q(issued_at__isnull=False, disclosure="active"),
            ),
        )
        indexes = (
            models.Index(fields=["state", "-id"], name="papers_by_state"),
            models.Index(fields=["org", "-id"], name="papers_of_org"),
            models.Index(fields=["record"], name="papers_of_record"),
        )

    def __str__(self) -> str:
        return self.title


class Series(models.Model):
    """How many numbers of a mark a year has given (编号计数); the row is locked while one is given."""

    mark = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        """One counter per mark and year."""

        constraints = (models.UniqueConstraint(fields=["mark", "year"], name="papers_series_once"),)

    def __str__(self) -> str:
        return f"{self.mark} {self.year} {self.last}"


class PaperFile(models.Model):
    """The bytes of a paper as issued (印发件), or as somebody sent it back (来稿)."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="files")
    format = models.CharField(max_length=8)
    issued = models.BooleanField()
    file = models.BigIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        """One issued file per format."""

        constraints = (
            models.UniqueConstraint(
                fields=["paper", "format"],
                condition=models.Q(issued=True),
                name="papers_issued_file_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.paper_id}.{self.format}"


class Naming(models.Model):
    """A unit about to be named (拟点名单位): its line, its hearing, what became of it.

    ``runs`` is the line as JSON, figures and all; ``deadline`` is the moment
    the work was due and ``evidence_at`` when its last evidence arrived.
    """

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="namings")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    unit = models.CharField(max_length=80)
    tone = models.CharField(max_length=8, default=Tone.LATE.key)
    position = models.PositiveSmallIntegerField()
    runs = models.TextField()
    record = models.BigIntegerField(null=True)
    deadline = models.DateTimeField(null=True)
    evidence_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)
    provisional = models.BooleanField(default=False)
    statement = models.TextField(blank=True)
    statement_files = models.CharField(max_length=200, blank=True)
    stated_at = models.DateTimeField(null=True)
    stated_by = models.BigIntegerField(null=True)
    waived = models.CharField(max_length=300, blank=True)
    waived_by = models.BigIntegerField(null=True)
    waived_at = models.DateTimeField(null=True)
    struck = models.CharField(max_length=300, blank=True)
    struck_at = models.DateTimeField(null=True)

    class Meta:
        """One line per place; units find theirs."""

        constraints = (
            models.UniqueConstraint(fields=["paper", "position"], name="papers_naming_place"),
        )
        indexes = (models.Index(fields=["org", "opened_at"], name="papers_named"),)

    def __str__(self) -> str:
        return f"{self.paper_id} {self.unit}"


class Contribution(models.Model):
    """A section's paragraphs under a heading of the plan (来稿)."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="contributions")
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=120)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    unit = models.CharField(max_length=80)
    due = models.DateField(null=True)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=8, default=ContributionState.ASKED.key)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.BigIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """A section writes once under a heading."""

        constraints = (
            models.UniqueConstraint(
                fields=["paper", "heading", "org"], name="papers_contribution_once"
            ),
        )
        indexes = (models.Index(fields=["org", "state"], name="papers_asked"),)

    def __str__(self) -> str:
        return f"{self.paper_id} {self.heading}"


class Prose(models.Model):
    """A text whose numbers were held against ours (送核文字): pasted, uploaded or contributed."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="proses")
    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, null=True)
    name = models.CharField(max_length=200, blank=True)
    file = models.BigIntegerField(null=True)
    text = models.TextField()
    at = models.DateTimeField()
    by = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return self.name or self.text[:20]


class SaidNumber(models.Model):
    """One number of a prose (文中数字) with its verdict, our figure, and how it was settled.

    Values are canonical decimal text, as said on the day of the check.
    """

    prose = models.ForeignKey(Prose, on_delete=models.PROTECT, related_name="numbers")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    said = models.CharField(max_length=60)
    indicator = models.CharField(max_length=120)
    theirs_of = models.CharField(max_length=20, blank=True)
    verdict = models.CharField(max_length=10)
    ours = models.CharField(max_length=60, blank=True)
    figure = models.TextField(blank=True)
    ours_of = models.DateField(null=True)
    settled = models.CharField(max_length=10, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    settled_by = models.BigIntegerField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        """One number per place of the text."""

        constraints = (
            models.UniqueConstraint(fields=["prose", "start"], name="papers_number_place"),
        )

    def __str__(self) -> str:
        return self.said


class Sheet(models.Model):
    """A printed A4 sheet (签批单) and, once signed, its scan (代录).

    The code speaks for ``digest``: when what it was printed of has another
    digest now, the sheet is void wherever it is shown.
    """

    code = models.CharField(max_length=11, unique=True)
    number = models.CharField(max_length=24, unique=True)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    subject = models.CharField(max_length=8)
    subject_id = models.BigIntegerField()
    title = models.CharField(max_length=200)
    body = models.TextField()
    digest = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    printed_at = models.DateTimeField()
    printed_by = models.BigIntegerField(null=True)
    scan = models.BigIntegerField(null=True)
    scan_digest = models.CharField(max_length=64, blank=True)
    signer = models.CharField(max_length=40, blank=True)
    signed_on = models.DateField(null=True)
    keyed_at = models.DateTimeField(null=True)
    keyed_by = models.BigIntegerField(null=True)

    class Meta:
        """Found from what it was printed of."""

        indexes = (models.Index(fields=["subject", "subject_id"], name="papers_sheets_of"),)

    def __str__(self) -> str:
        return self.number
