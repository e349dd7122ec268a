"""Files (文件): rows about bytes that lie by their digest outside the web root."""

from django.db import models


class FileRow(models.Model):
    """One file as somebody sent it (文件); the bytes are shared by digest.

    ``privacy`` is the class of its content, ``org`` whose it is. A photo's
    position is kept as two numbers and taken out of the picture itself.
    """

    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    privacy = models.CharField(max_length=12)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, null=True)
    sent_by = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    keep_until = models.DateField(null=True)
    longitude = models.IntegerField(null=True)
    latitude = models.IntegerField(null=True)

    class Meta:
        """Found by digest, and by whose they are."""

        indexes = (
            models.Index(fields=["digest"], name="files_by_digest"),
            models.Index(fields=["org", "-id"], name="files_of_org"),
        )

    def __str__(self) -> str:
        return self.name


class Print(models.Model):
    """The fingerprint of a kept photo (照片指纹), cut into bands by which alike ones are found."""

    file = models.OneToOneField(FileRow, on_delete=models.CASCADE, primary_key=True)
    value = models.CharField(max_length=16)
    first = models.PositiveIntegerField()
    second = models.PositiveIntegerField()
    third = models.PositiveIntegerField()
    fourth = models.PositiveIntegerField()

    class Meta:
        """Found by each band."""

        indexes = (
            models.Index(fields=["first"], name="files_print_first"),
            models.Index(fields=["second"], name="files_print_second"),
            models.Index(fields=["third"], name="files_print_third"),
            models.Index(fields=["fourth"], name="files_print_fourth"),
        )

    def __str__(self) -> str:
        return self.value
