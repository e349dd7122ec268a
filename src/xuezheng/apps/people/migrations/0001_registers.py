import datetime
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('schools', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='ExternalId',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='ExternalIdFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(default=datetime.date(9999, 12, 31))),
                ('known_from', models.DateTimeField(default=datetime.datetime(2000, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))),
                ('known_to', models.DateTimeField(default=datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))),
                ('issuer', models.CharField(max_length=12)),
                ('number', models.CharField(max_length=32)),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='people.externalid')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='external_ids', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'issuer'], name='external_id_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__lt', models.F('valid_to')), ('known_from__lt', models.F('known_to'))), name='external_id_fact_lasts'), models.UniqueConstraint(condition=models.Q(('known_to', datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))), fields=('subject', 'valid_from'), name='external_id_fact_begins'), models.UniqueConstraint(condition=models.Q(('known_to', datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc)), models.Q(('number', ''), _negated=True)), fields=('issuer', 'number', 'valid_from'), name='external_id_number_begins')],
            },
        ),
        migrations.CreateModel(
            name='Alias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=200)),
                ('merged_at', models.DateTimeField()),
                ('undone_at', models.DateTimeField(null=True)),
                ('alias', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='read_as', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aliases', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('alias',), name='alias_read_once'), models.CheckConstraint(condition=models.Q(('alias', models.F('person')), _negated=True), name='alias_of_another')],
            },
        ),
        migrations.CreateModel(
            name='PersonFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(default=datetime.date(9999, 12, 31))),
                ('known_from', models.DateTimeField(default=datetime.datetime(2000, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))),
                ('known_to', models.DateTimeField(default=datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))),
                ('name', models.CharField(max_length=40)),
                ('pinyin', models.CharField(max_length=160)),
                ('initials', models.CharField(max_length=40)),
                ('staff_number', models.CharField(blank=True, max_length=20)),
                ('mobile', models.CharField(blank=True, max_length=11)),
                ('sex', models.CharField(blank=True, max_length=1)),
                ('born', models.DateField(null=True)),
                ('nation', models.CharField(blank=True, max_length=2)),
                ('cadre', models.BooleanField(null=True)),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='schools.organisation')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'valid_from', 'valid_to', 'known_from', 'known_to', 'subject'], name='person_of_unit'), models.Index(fields=['staff_number'], name='person_staff_number'), models.Index(fields=['mobile'], name='person_mobile'), models.Index(fields=['initials'], name='person_initials'), models.Index(fields=['name'], name='person_name')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__lt', models.F('valid_to')), ('known_from__lt', models.F('known_to'))), name='person_fact_lasts'), models.UniqueConstraint(condition=models.Q(('known_to', datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))), fields=('subject', 'valid_from'), name='person_fact_begins')],
            },
        ),
        migrations.CreateModel(
            name='AppointmentFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(default=datetime.date(9999, 12, 31))),
                ('known_from', models.DateTimeField(default=datetime.datetime(2000, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))),
                ('known_to', models.DateTimeField(default=datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))),
                ('basis', models.CharField(blank=True, max_length=80)),
                ('teaches', models.CharField(blank=True, max_length=20)),
                ('title_level', models.CharField(blank=True, max_length=10)),
                ('backbone', models.CharField(blank=True, max_length=10)),
                ('establishment', models.CharField(blank=True, max_length=12)),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='schools.organisation')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='people.appointment')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='people.person')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='people.post')),
            ],
            options={
                'indexes': [models.Index(fields=['post', 'valid_from', 'valid_to'], name='appointment_of_post'), models.Index(fields=['person', 'valid_from', 'valid_to'], name='appointment_of_person'), models.Index(fields=['org', 'valid_from', 'valid_to', 'known_from', 'known_to', 'subject'], name='appointment_of_unit')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__lt', models.F('valid_to')), ('known_from__lt', models.F('known_to'))), name='appointment_fact_lasts'), models.UniqueConstraint(condition=models.Q(('known_to', datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))), fields=('subject', 'valid_from'), name='appointment_fact_begins'), models.UniqueConstraint(condition=models.Q(('known_to', datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))), fields=('post', 'valid_from'), name='appointment_post_begins')],
            },
        ),
        migrations.CreateModel(
            name='PostFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(default=datetime.date(9999, 12, 31))),
                ('known_from', models.DateTimeField(default=datetime.datetime(2000, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))),
                ('known_to', models.DateTimeField(default=datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))),
                ('title', models.CharField(max_length=60)),
                ('duty', models.CharField(blank=True, max_length=200)),
                ('rank', models.CharField(max_length=12)),
                ('official_order', models.PositiveIntegerField()),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='schools.organisation')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='people.post')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'valid_from', 'valid_to', 'known_from', 'known_to', 'subject'], name='post_of_unit')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__lt', models.F('valid_to')), ('known_from__lt', models.F('known_to'))), name='post_fact_lasts'), models.UniqueConstraint(condition=models.Q(('known_to', datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))), fields=('subject', 'valid_from'), name='post_fact_begins')],
            },
        ),
        migrations.CreateModel(
            name='QuotaFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(default=datetime.date(9999, 12, 31))),
                ('known_from', models.DateTimeField(default=datetime.datetime(2000, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))),
                ('known_to', models.DateTimeField(default=datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))),
                ('posts', models.PositiveIntegerField()),
                ('senior_posts', models.PositiveIntegerField(null=True)),
                ('middle_posts', models.PositiveIntegerField(null=True)),
                ('basis', models.CharField(blank=True, max_length=80)),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='quotas', to='schools.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['valid_from', 'valid_to'], name='quota_days')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__lt', models.F('valid_to')), ('known_from__lt', models.F('known_to'))), name='quota_fact_lasts'), models.UniqueConstraint(condition=models.Q(('known_to', datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))), fields=('subject', 'valid_from'), name='quota_fact_begins')],
            },
        ),
    ]
