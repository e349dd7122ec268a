"""Where messages go, and what became of each (消息渠道、发送记录)."""

from django.db import models

from xuezheng.core.base.labels import Labelled, T


class State(Labelled):
    """Where a message stands (发送状态)."""

    WAITING = ("waiting", T("待发送", "Waiting"))
    SENT = ("sent", T("已发送", "Sent"))
    FAILED = ("failed", T("未发出，将重发", "Failed, tried again"))
    GIVEN_UP = ("given_up", T("多次未发出，已停止", "Given up"))


class Channel(models.Model):
    """Where somebody's messages go (消息渠道); ``address`` is kept so that only the site can read it.

    ``gathered`` is the last slot whose messages have been put together.
    """

    account = models.PositiveBigIntegerField()
    service = models.CharField(max_length=20)
    title = models.CharField(max_length=60)
    address = models.TextField()
    urgent_only = models.BooleanField(default=False)
    begun = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    gathered = models.DateTimeField(null=True)

    class Meta:
        """Looked up by whose it is."""

        indexes = (models.Index(fields=["account", "ended"], name="outbox_channel_of"),)

    def __str__(self) -> str:
        return self.title


class Delivery(models.Model):
    """One message to one channel (发送记录): what it says holds no name of a person."""

    channel = models.ForeignKey(Channel, on_delete=models.PROTECT, db_index=False)
    about = models.CharField(max_length=60)
    title = models.CharField(max_length=120)
    body = models.TextField()
    at = models.DateTimeField()
    state = models.CharField(max_length=12, default=State.WAITING.key)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=40, blank=True)

    class Meta:
        """A channel is told of a thing once."""

        constraints = (
            models.UniqueConstraint(fields=["channel", "about"], name="outbox_told_once"),
        )
        indexes = (models.Index(fields=["state", "next_try"], name="outbox_waiting"),)

    def __str__(self) -> str:
        return self.title
