"""Accounts (账号), the grants of people (授权), and how somebody is known again.

Whatever proves who somebody is — passwords, keys of sessions, devices and
tokens, recovery codes — stands here only as a digest.
"""

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models

FAR = date(9999, 12, 31)
"""The day that stands for "no end yet"."""


class Account(AbstractBaseUser):
    """What one person signs in with (账号): a staff number or a mobile number, never an e-mail.

    ``org`` is the unit whose administrator keeps the account. ``must_change``
    holds until the one-time password of a slip has been replaced; after
    ``slip_until`` that password opens nothing. Language, type size and theme
    travel with the account. ``hint`` is set in the demo only: what a visitor
    should look at first, a line in Chinese and one in English.
    """

    USERNAME_FIELD = "login"

    login = models.CharField(max_length=32, unique=True)
    mobile = models.CharField(max_length=11, unique=True, null=True)  # noqa: DJ001 - unique where given
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT, null=True)
    name = models.CharField(max_length=40)
    active = models.BooleanField(default=True)
    must_change = models.BooleanField(default=True)
    slip_until = models.DateTimeField(null=True)
    language = models.CharField(max_length=8, blank=True)
    size = models.CharField(max_length=8, blank=True)
    theme = models.CharField(max_length=8, blank=True)
    hint = models.TextField(blank=True)
    created = models.DateTimeField()

    last_login = None  # sessions say it; nobody counts sign-ins

    class Meta:
        """Listed by unit and sign-in name."""

        indexes = (models.Index(fields=["org", "login"], name="accounts_of_unit"),)

    def __str__(self) -> str:
        return self.login


class Grant(models.Model):
    """A role held by a person at a unit (授权) from ``since`` until the day before ``until``.

    ``duty`` narrows it to one duty; ``post`` is the post it comes with;
    ``source`` is the grant a delegated one (委托) hangs on: where that ends,
    this ends too.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT)
    role = models.CharField(max_length=20)
    org = models.ForeignKey("schools.Organisation", on_delete=models.PROTECT)
    duty = models.CharField(max_length=120, blank=True)
    post = models.ForeignKey("people.Post", on_delete=models.PROTECT, null=True)
    since = models.DateField()
    until = models.DateField(default=FAR)
    source = models.ForeignKey("self", on_delete=models.PROTECT, null=True)

    class Meta:
        """A grant lasts at least a day; read by person, and by unit and role."""

        constraints = (
            models.CheckConstraint(
                name="accounts_grant_lasts", condition=models.Q(since__lte=models.F("until"))
            ),
        )
        indexes = (
            models.Index(fields=["person", "since", "until"], name="accounts_of_person"),
            models.Index(fields=["org", "role", "since", "until"], name="accounts_at_unit"),
        )

    def __str__(self) -> str:
        return f"{self.role}@{self.org_id}"


class Attempt(models.Model):
    """Wrong passwords in a row for one sign-in name (连续输错), known or not.

    ``name`` is a keyed digest of what was typed, so that the table holds no
    names and a name nobody has is locked exactly like one somebody has.
    """

    name = models.CharField(max_length=64, unique=True)
    wrong = models.PositiveSmallIntegerField(default=0)
    last = models.DateTimeField()
    locked_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.wrong}"


class Device(models.Model):
    """A device on which the second factor was given (受信设备), trusted until a moment."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=40)
    until = models.DateTimeField()

    def __str__(self) -> str:
        return self.label


class Session(models.Model):
    """One sign-in on one device (登录): the browser holds the key, we its digest.

    Ends at ``until``, earlier after ``idle`` minutes without a request (0: no
    such end). ``proved`` says that the second factor, where one is asked for,
    was given. ``acting_as`` is the grant acted under. ``purpose`` is what
    sensitive fields are opened for until ``purpose_until`` (R22), for the kind
    groups named, perhaps inherited from a case.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=40)
    began = models.DateTimeField()
    seen = models.DateTimeField()
    until = models.DateTimeField()
    idle = models.PositiveIntegerField(default=0)
    kept = models.BooleanField(default=False)
    proved = models.BooleanField(default=False)
    acting_as = models.BigIntegerField(null=True)
    purpose = models.CharField(max_length=20, blank=True)
    purpose_case = models.BigIntegerField(null=True)
    purpose_groups = models.CharField(max_length=120, blank=True)
    purpose_until = models.DateTimeField(null=True)

    class Meta:
        """Listed by account."""

        indexes = (models.Index(fields=["account", "-seen"], name="accounts_sessions"),)

    def __str__(self) -> str:
        return self.label


class Factor(models.Model):
    """A second factor (二次验证): what the secret of time-based codes, RFC 6238, is derived from.

    The secret follows from a salt and the site's key, a file beside the
    database: the database alone gives no code. ``pending_salt`` is of a secret
    being set up, shown until its first code comes; that of ``salt`` is never
    shown again. ``step`` is the last step whose code was
    taken, so that no code works twice.
    """

    account = models.OneToOneField(Account, on_delete=models.CASCADE)
    salt = models.CharField(max_length=64, blank=True)
    pending_salt = models.CharField(max_length=64, blank=True)
    confirmed = models.DateTimeField(null=True)
    step = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.account_id}"


class RecoveryCode(models.Model):
    """A code for the day the phone is lost (备用码); works once."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64)
    used = models.DateTimeField(null=True)

    class Meta:
        """No code twice for one account."""

        constraints = (
            models.UniqueConstraint(fields=["account", "digest"], name="accounts_recovery_once"),
        )

    def __str__(self) -> str:
        return f"{self.account_id}"


class Slip(models.Model):
    """A credential slip (账号单) for one account.

    The one-time password is derived from ``salt`` and the site's secret key, so
    that whoever issued the slip can print it again while it is unused, and the
    database alone tells nobody.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    batch = models.CharField(max_length=16)
    salt = models.CharField(max_length=32)
    issued_by = models.BigIntegerField(null=True)
    issued = models.DateTimeField()
    until = models.DateTimeField()
    void = models.BooleanField(default=False)

    class Meta:
        """Printed batch by batch."""

        indexes = (models.Index(fields=["batch", "id"], name="accounts_slip_batch"),)

    def __str__(self) -> str:
        return self.batch


class Token(models.Model):
    """A key for a program that acts as its owner over the API (接口令牌)."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    title = models.CharField(max_length=40)
    salt = models.CharField(max_length=32)
    digest = models.CharField(max_length=64, unique=True)
    issued = models.DateTimeField()
    until = models.DateTimeField()

    def __str__(self) -> str:
        return self.title


class Release(models.Model):
    """Taking many sensitive persons out of the system (导出审批): asked, decided, used once.

    What is approved is one list: ``digest`` stands for its rows, ``conditions``
    for how it was asked for at the address ``back``. ``orgs`` are the units
    whose people are inside. It ends by itself at ``until``.
    """

    kind = models.CharField(max_length=40)
    group = models.CharField(max_length=20)
    back = models.CharField(max_length=200)
    conditions = models.JSONField()
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    persons = models.PositiveIntegerField()
    purpose = models.CharField(max_length=20)
    orgs = models.JSONField()
    account = models.BigIntegerField()
    person = models.BigIntegerField(null=True)
    org = models.BigIntegerField(null=True)
    asked = models.DateTimeField()
    until = models.DateTimeField()
    decided_by = models.BigIntegerField(null=True)
    decided_person = models.BigIntegerField(null=True)
    decided = models.DateTimeField(null=True)
    approved = models.BooleanField(default=False)
    note = models.CharField(max_length=200, blank=True)
    used = models.DateTimeField(null=True)

    class Meta:
        """Listed by who asked, and by what still waits."""

        constraints = (
            models.CheckConstraint(
                name="accounts_release_two",
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("account")),
            ),
            models.CheckConstraint(
                name="accounts_release_order",
                condition=models.Q(used=None) | models.Q(approved=True, decided__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=["account", "-id"], name="accounts_release_own"),
            models.Index(
                fields=["until"], name="accounts_release_open", condition=models.Q(decided=None)
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.persons}"


class AdminReset(models.Model):
    """A reset of one administrator's password (三员互助重置): asked by another, consented to by a third.

    ``batch`` is the slip's, printed by whoever asked.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    factor = models.BooleanField(default=False)
    reason = models.CharField(max_length=200)
    asked_by = models.BigIntegerField()
    asked_person = models.BigIntegerField(null=True)
    asked = models.DateTimeField()
    until = models.DateTimeField()
    decided_by = models.BigIntegerField(null=True)
    decided = models.DateTimeField(null=True)
    approved = models.BooleanField(default=False)
    batch = models.CharField(max_length=16, blank=True)

    class Meta:
        """Two people, always."""

        constraints = (
            models.CheckConstraint(
                name="accounts_reset_two",
                condition=models.Q(decided_by=None) | ~models.Q(decided_by=models.F("asked_by")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id}"
