"""What follows from the register of trainees (补贴、抽查): subsidies decided, samples drawn, calls answered.

Nobody is named here: a row is a number of the register, a person an opaque identity.
"""

from django.db import models


class Subsidy(models.Model):
    """What one trainee of one class was given (培训补贴), in fen; none where ``why`` says so.

    A person is given a programme once a calendar year, whatever the class and the township.
    """

    row = models.BigIntegerField()
    person = models.BigIntegerField()
    programme = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    group = models.CharField(max_length=30)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    fen = models.BigIntegerField()
    why = models.CharField(max_length=20, blank=True)
    decided_by = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        """Each row decided once; a person and programme paid once a year; read by class and unit."""

        constraints = (
            models.UniqueConstraint(fields=["row"], name="vocational_subsidy_row"),
            models.UniqueConstraint(
                fields=["person", "programme", "year"],
                condition=models.Q(fen__gt=0),
                name="vocational_subsidy_once",
            ),
        )
        indexes = (models.Index(fields=["year", "org"], name="vocational_subsidy_year"),)

    def __str__(self) -> str:
        return f"{self.row} {self.fen}"


class Sample(models.Model):
    """Trainees of a year drawn to be called (抽查回访): seed, how many of how many, by which share.

    ``digest`` is the SHA-256 of the numbers of the rows drawn from, in order.
    """

    year = models.PositiveSmallIntegerField()
    seed = models.CharField(max_length=80)
    share = models.PositiveSmallIntegerField()
    least = models.PositiveSmallIntegerField()
    rows = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    drawn_by = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        """A seed serves once a year; the newest first."""

        constraints = (
            models.UniqueConstraint(fields=["year", "seed"], name="vocational_sample_seed"),
        )
        indexes = (models.Index(fields=["year", "-id"], name="vocational_sample_year"),)

    def __str__(self) -> str:
        return f"{self.year} {self.seed}"


class Call(models.Model):
    """One trainee to be called (回访): in the order drawn, and what was found."""

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="calls")
    place = models.PositiveIntegerField()
    row = models.BigIntegerField()
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    answer = models.CharField(max_length=10, blank=True)
    answered_by = models.BigIntegerField(null=True)
    at = models.DateTimeField(null=True)

    class Meta:
        """A row once in a sample; read in the order drawn, and by unit."""

        constraints = (
            models.UniqueConstraint(fields=["sample", "row"], name="vocational_call_row"),
            models.UniqueConstraint(fields=["sample", "place"], name="vocational_call_place"),
        )

    def __str__(self) -> str:
        return f"{self.sample_id}:{self.place}"
