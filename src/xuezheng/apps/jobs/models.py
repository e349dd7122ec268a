"""Jobs (后台任务): long work as rows with a lease, one committed step after another."""

from django.db import models

from xuezheng.core.base.labels import Labelled, T


class State(Labelled):
    """Where a job stands."""

    WAITING = ("waiting", T("等待中", "Waiting"))
    RUNNING = ("running", T("进行中", "Running"))
    DONE = ("done", T("已完成", "Done"))
    FAILED = ("failed", T("未成功", "Failed"))
    STOPPED = ("stopped", T("已停止", "Stopped"))


class Job(models.Model):
    """One long piece of work (后台任务).

    ``step`` is where the next step begins; it moves in the same transaction as
    the step's own writes, so that a killed worker's job goes on where it stood.
    A worker holds the job until ``lease_until``; after that anyone takes it.
    """

    kind = models.CharField(max_length=60)
    args = models.TextField(default="{}")
    state = models.CharField(max_length=8, default=State.WAITING.key)
    step = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    result = models.TextField(blank=True)
    error = models.CharField(max_length=200, blank=True)
    asked_by = models.BigIntegerField(null=True)
    org = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Found by what waits, and by who asked."""

        indexes = (
            models.Index(fields=["state", "lease_until", "id"], name="jobs_next"),
            models.Index(fields=["asked_by", "-id"], name="jobs_of_asker"),
        )

    def __str__(self) -> str:
        return f"{self.id} {self.kind}"
