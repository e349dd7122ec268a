"""What warnings keep of their own: which day was looked at last."""

from django.db import models


class Looked(models.Model):
    """The last day that a daily look was made for (监测日)."""

    name = models.CharField(max_length=30, unique=True)
    day = models.DateField()

    def __str__(self) -> str:
        return f"{self.name} {self.day}"
