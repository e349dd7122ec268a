"""Surveys, who is asked, codes, answers, comments, figures (问卷调查).

What keeps answers nobody's:

- A code is kept as a keyed digest with the word whether it is spent; when, and
  on what, is not kept. Codes are handed out by school, grade and audience, and
  no table says to whom. When a survey is closed its codes are deleted.
- An answer holds survey, unit, grade, audience, the answers and the day. Its
  number is drawn at random and is the key the rows lie by, so that neither
  number nor place says in which order they came. A comment is a row of its own
  in another table that no column joins to an answer.
- When a survey is closed all its answers and comments are written anew in the
  order of what they say, which also takes away what a database keeps beside
  its columns (on PostgreSQL the transaction that wrote a row and its place).

What this does not withstand is told in ``docs/threats.md``: whoever reads the
database file of a running PostgreSQL before the closing, a copy of every hour,
the hand that gives a slip to somebody and notes its code, and words of a
comment that only one person would write.
"""

from django.db import models

from xuezheng.core.base.labels import Labelled, T


class State(Labelled):
    """Where a survey stands (调查状态)."""

    OPEN = ("open", T("进行中", "Open"))
    CLOSED = ("closed", T("已结束", "Closed"))
    PUBLISHED = ("published", T("已公布", "Published"))


class Survey(models.Model):
    """One survey (问卷调查): which questionnaire and version, when, drawn by which seed, how it stands."""

    number = models.CharField(max_length=20, unique=True)
    questionnaire = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=80)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    opens_on = models.DateField()
    closes_on = models.DateField()
    seed = models.CharField(max_length=80)
    state = models.CharField(max_length=10, default=State.OPEN.key)
    closed_on = models.DateField(null=True)
    flags = models.JSONField(default=list)
    themes = models.JSONField(default=dict)

    class Meta:
        """Listed the newest first."""

        indexes = (models.Index(fields=["questionnaire", "-id"], name="survey_questionnaire"),)

    def __str__(self) -> str:
        return self.title


class Cell(models.Model):
    """One stratum (调查层): how many are on the roll, were drawn, got a slip, answered, tried again."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="cells")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    grade = models.CharField(max_length=4, blank=True)
    audience = models.CharField(max_length=8)
    roll = models.PositiveIntegerField()
    sampled = models.PositiveIntegerField()
    handed = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    repeats = models.PositiveIntegerField(default=0)

    class Meta:
        """Each once."""

        constraints = (
            models.UniqueConstraint(
                fields=["survey", "org", "grade", "audience"], name="survey_cell_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.survey_id} {self.org_id} {self.grade} {self.audience}"


class Code(models.Model):
    """One code as its keyed digest (答题码摘要), of which stratum, and whether it is spent."""

    digest = models.CharField(max_length=64, primary_key=True)
    cell = models.ForeignKey(Cell, on_delete=models.PROTECT, related_name="codes")
    spent = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.digest[:8]


class Answer(models.Model):
    """One answer sheet (答卷), nobody's: no code, no account, no address, no order; see above."""

    id = models.BigAutoField(primary_key=True)  # given at random, never counted up
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="answers")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, db_index=False)
    grade = models.CharField(max_length=4, blank=True)
    audience = models.CharField(max_length=8)
    said = models.JSONField()
    day = models.DateField()

    def __str__(self) -> str:
        return f"{self.survey_id} {self.audience}"


class Comment(models.Model):
    """One comment (意见), without numbers and known names, apart from the answers it came with."""

    id = models.BigAutoField(primary_key=True)  # given at random, never counted up
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="comments")
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, db_index=False)
    audience = models.CharField(max_length=8)
    text = models.CharField(max_length=1000)

    def __str__(self) -> str:
        return f"{self.survey_id} {self.audience}"


class Figure(models.Model):
    """One figure of a closed survey (调查结果) in hundredths of a point; ``None`` where it is withheld.

    Without a unit it is one of all; the weighted whole stands under the
    audience ``""``, the index over all dimensions under the dimension ``""``.
    """

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="figures")
    org = models.ForeignKey("schools.Organisation", null=True, on_delete=models.PROTECT)
    audience = models.CharField(max_length=8, blank=True)
    grade = models.CharField(max_length=4, blank=True)
    dimension = models.CharField(max_length=20, blank=True)
    answers = models.PositiveIntegerField(null=True)
    heads = models.PositiveIntegerField(null=True)
    mean = models.PositiveIntegerField(null=True)
    low = models.PositiveIntegerField(null=True)
    high = models.PositiveIntegerField(null=True)
    group = models.PositiveSmallIntegerField(null=True)

    class Meta:
        """Read by survey and unit."""

        indexes = (models.Index(fields=["survey", "org"], name="survey_figure_unit"),)

    def __str__(self) -> str:
        return f"{self.survey_id} {self.org_id} {self.audience} {self.dimension}"


class Session(models.Model):
    """A session of experts proposed for a weakness (专家场次建议), and the course it became."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="sessions")
    org = models.ForeignKey("schools.Organisation", null=True, on_delete=models.PROTECT)
    grade = models.CharField(max_length=4, blank=True)
    dimension = models.CharField(max_length=20)
    mean = models.PositiveIntegerField()
    course = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.survey_id} {self.dimension}"
