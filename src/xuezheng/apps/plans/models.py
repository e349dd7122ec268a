"""Work plans as files and what was read in them, and the plan of a year as it is worked on."""

from django.db import models

from xuezheng.core.base.labels import Labelled, T


class Origin(Labelled):
    """Whose file it is."""

    BUREAU = ("bureau", T("本局", "The bureau's own"))
    VISITOR = ("visitor", T("访客上传", "Sent by a visitor"))


class PlanFile(models.Model):
    """One file (工作要点文件); ``reading`` caches a pure function of the bytes.

    ``key`` is opaque, so that nobody finds another's file by counting. Bytes lie
    by their digest in the data folder. A visitor's file ends at ``expires_at``.
    ``public_at`` says since when strangers may read a file of the bureau. A file
    that waits to be read has no ``reader`` yet.
    """

    key = models.CharField(max_length=32, unique=True)
    digest = models.CharField(max_length=64)
    origin = models.CharField(max_length=8)
    name = models.CharField(max_length=200)
    format = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    title = models.CharField(max_length=200, blank=True)
    issuer = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField(null=True)
    uploaded_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    public_at = models.DateTimeField(null=True)
    reader = models.CharField(max_length=16)
    targets = models.PositiveIntegerField()
    left = models.PositiveIntegerField()
    reading = models.TextField()

    class Meta:
        """One row for the same bytes from the same side."""

        constraints = (
            models.UniqueConstraint(fields=("digest", "origin"), name="plans_once_per_origin"),
        )
        indexes = (models.Index(fields=("origin", "-year", "id"), name="plans_by_year"),)

    def __str__(self) -> str:
        return self.title or self.name


class Coverage(models.Model):
    """What of a plan the registers and cases know (承诺覆盖), counted by a job.

    ``version`` is 0 for the file as read. ``content`` is JSON: every target with
    its likely indicators, their reasons and values; it grows until ``done`` is ``total``.
    """

    file = models.ForeignKey(PlanFile, on_delete=models.CASCADE, related_name="coverages")
    version = models.PositiveSmallIntegerField(default=0)
    snapshot = models.CharField(max_length=64)
    day = models.DateField()
    at = models.DateTimeField()
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    content = models.TextField(default="[]")

    class Meta:
        """One of a version: the newest."""

        constraints = (
            models.UniqueConstraint(fields=("file", "version"), name="plans_coverage_once"),
        )

    def __str__(self) -> str:
        return f"{self.file_id}.{self.version} {self.snapshot}"


class State(Labelled):
    """How far a working plan is (要点办理阶段)."""

    REVIEWING = ("reviewing", T("核对中", "Under review"))
    FINAL = ("final", T("已定稿", "Final"))
    ISSUING = ("issuing", T("下达中", "Being issued"))
    ISSUED = ("issued", T("已下达", "Issued"))
    PUBLIC = ("public", T("已公开", "Public"))


class Plan(models.Model):
    """The plan of a year as the office works on it (年度工作要点).

    ``steps`` counts the review's steps and is what a reviewer has seen; a
    decision on something changed since is refused. ``issued`` and ``published``
    name the versions that were handed out and made public; a new version after
    下达 takes effect by ``plan.amend`` only.
    """

    key = models.CharField(max_length=32, unique=True)
    file = models.ForeignKey(PlanFile, on_delete=models.PROTECT, related_name="plans")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    title = models.CharField(max_length=200)
    number = models.CharField(max_length=60, blank=True)
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, default=State.REVIEWING.key)
    steps = models.PositiveIntegerField(default=0)
    final = models.ForeignKey("Version", on_delete=models.PROTECT, null=True, related_name="+")
    issued = models.ForeignKey("Version", on_delete=models.PROTECT, null=True, related_name="+")
    published = models.ForeignKey("Version", on_delete=models.PROTECT, null=True, related_name="+")
    adopted_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        """One working plan of a file; found by unit and year."""

        constraints = (models.UniqueConstraint(fields=("file", "org"), name="plans_adopted_once"),)
        indexes = (models.Index(fields=("org", "-year", "id"), name="plans_working_by_year"),)

    def __str__(self) -> str:
        return self.title


class Proposal(models.Model):
    """One item of the review as it stands (待核对项); a decided one names its ``step``.

    ``content`` holds the whole item in the words of the core; the other columns
    repeat what lists select and sort by. ``touched`` is the last step that changed it.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="proposals")
    key = models.CharField(max_length=40)
    clause = models.CharField(max_length=40)
    subject = models.CharField(max_length=8)
    verdict = models.CharField(max_length=12)
    start = models.PositiveIntegerField()
    touched = models.PositiveIntegerField(default=0)
    content = models.TextField()

    class Meta:
        """A key once in a plan; read in the order of the text, or clause by clause."""

        constraints = (models.UniqueConstraint(fields=("plan", "key"), name="plans_proposal_once"),)
        indexes = (
            models.Index(fields=("plan", "start", "key"), name="plans_proposals_in_order"),
            models.Index(fields=("plan", "clause"), name="plans_proposals_of_clause"),
            models.Index(fields=("plan", "verdict"), name="plans_proposals_by_verdict"),
        )

    def __str__(self) -> str:
        return self.key


class ReviewStep(models.Model):
    """One decision of the review (核对步骤) with its effect; the rows fold to what stands.

    Withdrawing is a step of its own: ``undoes`` names the step it takes back,
    whose ``undone`` is then true.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="review")
    number = models.PositiveIntegerField()
    act = models.CharField(max_length=8)
    effect = models.TextField()
    quote = models.CharField(max_length=120, blank=True)
    why = models.CharField(max_length=400, blank=True)
    undoes = models.PositiveIntegerField(null=True)
    undone = models.BooleanField(default=False)
    account = models.BigIntegerField(null=True)
    person = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        """Steps are numbered from 1 without gaps."""

        constraints = (models.UniqueConstraint(fields=("plan", "number"), name="plans_step_once"),)

    def __str__(self) -> str:
        return f"{self.number} {self.act}"


class Version(models.Model):
    """A frozen version (定稿): canonical JSON and its SHA-256; never changed."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    note = models.CharField(max_length=400, blank=True)
    step = models.PositiveIntegerField()
    account = models.BigIntegerField(null=True)
    person = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        """Versions are numbered from 1."""

        constraints = (
            models.UniqueConstraint(fields=("plan", "number"), name="plans_version_once"),
        )

    def __str__(self) -> str:
        return f"{self.plan_id}.{self.number}"


class Clause(models.Model):
    """One clause of the version in force (条目); frame text asks for no task."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="clauses")
    key = models.CharField(max_length=40)
    plannable = models.BooleanField()
    text = models.TextField()
    section = models.TextField(default="[]")
    start = models.PositiveIntegerField()
    live = models.BooleanField(default=True)

    class Meta:
        """A key once in a plan, in the order of the text."""

        constraints = (models.UniqueConstraint(fields=("plan", "key"), name="plans_clause_once"),)
        indexes = (models.Index(fields=("plan", "start", "key"), name="plans_clauses_in_order"),)

    def __str__(self) -> str:
        return self.key


class LineState(Labelled):
    """How a line of the decomposition stands (分解行状态)."""

    DRAFT = ("draft", T("拟定", "Draft"))
    ASKED = ("asked", T("征求意见", "Asked"))
    SETTLED = ("settled", T("已裁定", "Settled"))
    ISSUED = ("issued", T("已下达", "Issued"))
    ENDED = ("ended", T("已终止", "Ended"))


class Line(models.Model):
    """One line of the 分解表: a clause as a task with lead, helpers and deadline.

    ``co`` is JSON: ``[{"org": 3 or null, "name": "…"}]``. ``case`` is the task
    that was issued for it. ``seen`` counts its changes, so that two editors
    do not overwrite each other.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="lines")
    clause = models.CharField(max_length=40)
    place = models.PositiveIntegerField()
    work = models.CharField(max_length=200, blank=True)
    task = models.TextField()
    measure = models.TextField(blank=True)
    evidence = models.TextField(blank=True)
    lead = models.ForeignKey(
        "schools.Organisation", on_delete=models.PROTECT, null=True, related_name="+"
    )
    lead_name = models.CharField(max_length=80, blank=True)
    co = models.TextField(default="[]")
    leader_post = models.BigIntegerField(null=True)
    due = models.DateField(null=True)
    quarters = models.TextField(default="[]")
    basis = models.CharField(max_length=12)
    why = models.CharField(max_length=400, blank=True)
    state = models.CharField(max_length=12, default=LineState.DRAFT.key)
    settled_by = models.BigIntegerField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_why = models.CharField(max_length=400, blank=True)
    case = models.BigIntegerField(null=True)
    seen = models.PositiveIntegerField(default=0)

    class Meta:
        """A clause has one line; read in the order of the text, or by lead."""

        constraints = (models.UniqueConstraint(fields=("plan", "clause"), name="plans_line_once"),)
        indexes = (
            models.Index(fields=("plan", "place", "id"), name="plans_lines_in_order"),
            models.Index(fields=("lead", "plan"), name="plans_lines_of_lead"),
        )

    def __str__(self) -> str:
        return self.clause


class Reply(Labelled):
    """What a section says to a line (分解行答复)."""

    WAITING = ("waiting", T("待答复", "Waiting"))
    ACCEPTED = ("accepted", T("认领", "Accepted"))
    RETURNED = ("returned", T("退回", "Returned"))


class Answer(models.Model):
    """What a lead or co-section says to a line (答复), and by when it should."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="answers")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=4)
    reply = models.CharField(max_length=8, default=Reply.WAITING.key)
    reason = models.CharField(max_length=400, blank=True)
    due = models.DateTimeField()
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    person = models.BigIntegerField(null=True)

    class Meta:
        """A unit answers a line once; found by unit."""

        constraints = (models.UniqueConstraint(fields=("line", "org"), name="plans_answer_once"),)
        indexes = (models.Index(fields=("org", "reply", "line"), name="plans_answers_of_org"),)

    def __str__(self) -> str:
        return f"{self.line_id}:{self.org_id}"


class Disclosure(Labelled):
    """How a paper may be shown (公开方式)."""

    PROACTIVE = ("proactive", T("主动公开", "Public"))
    REQUEST = ("request", T("依申请公开", "On request"))
    CLOSED = ("closed", T("不予公开", "Not public"))


class Release(models.Model):
    """The 公开审查 of a version by a named person: how it may be shown, and why."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="releases")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    disclosure = models.CharField(max_length=10)
    reason = models.CharField(max_length=400)
    person = models.BigIntegerField()
    account = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        """The newest counts."""

        indexes = (models.Index(fields=("plan", "-id"), name="plans_releases_newest"),)

    def __str__(self) -> str:
        return f"{self.plan_id}.{self.disclosure}"
