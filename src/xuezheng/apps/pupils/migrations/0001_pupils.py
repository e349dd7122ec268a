import datetime
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('estate', '0001_estate'),
        ('people', '0001_registers'),
        ('schools', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Guardian',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='SchoolClass',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='GuardianFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(default=datetime.date(9999, 12, 31))),
                ('known_from', models.DateTimeField(default=datetime.datetime(2000, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))),
                ('known_to', models.DateTimeField(default=datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))),
                ('name', models.CharField(max_length=40)),
                ('relation', models.CharField(max_length=12)),
                ('legal_basis', models.CharField(max_length=14)),
                ('mobile', models.CharField(blank=True, max_length=11)),
                ('official_order', models.PositiveSmallIntegerField(default=1)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='guardians', to='people.person')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='wards', to='people.person')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='pupils.guardian')),
            ],
            options={
                'indexes': [models.Index(fields=['child', 'valid_from', 'valid_to'], name='guardian_of_child'), models.Index(fields=['mobile'], name='guardian_mobile')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__lt', models.F('valid_to')), ('known_from__lt', models.F('known_to'))), name='guardian_fact_lasts'), models.UniqueConstraint(condition=models.Q(('known_to', datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))), fields=('subject', 'valid_from'), name='guardian_fact_begins')],
            },
        ),
        migrations.CreateModel(
            name='EnrolmentFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(default=datetime.date(9999, 12, 31))),
                ('known_from', models.DateTimeField(default=datetime.datetime(2000, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))),
                ('known_to', models.DateTimeField(default=datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))),
                ('number', models.CharField(blank=True, max_length=19)),
                ('name', models.CharField(max_length=40)),
                ('pinyin', models.CharField(max_length=160)),
                ('initials', models.CharField(max_length=40)),
                ('sex', models.CharField(max_length=1)),
                ('born', models.DateField()),
                ('nation', models.CharField(default='01', max_length=2)),
                ('residence', models.CharField(default='local', max_length=10)),
                ('left_behind', models.BooleanField(default=False)),
                ('boards', models.BooleanField(default=False)),
                ('state', models.CharField(default='studying', max_length=10)),
                ('began', models.CharField(max_length=12)),
                ('left', models.CharField(blank=True, max_length=12)),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='schools.organisation')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enrolments', to='people.person')),
                ('school_class', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pupils', to='pupils.schoolclass')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'valid_from', 'valid_to', 'known_from', 'known_to', 'subject'], name='enrolment_of_unit'), models.Index(fields=['org', 'pinyin', 'subject'], name='enrolment_unit_names'), models.Index(fields=['school_class', 'pinyin'], name='enrolment_class_names'), models.Index(fields=['pinyin', 'subject'], name='enrolment_names'), models.Index(fields=['name'], name='enrolment_name'), models.Index(fields=['initials'], name='enrolment_initials'), models.Index(fields=['number'], name='enrolment_number'), models.Index(django.db.models.functions.text.Right('number', 6), name='enrolment_number_end')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__lt', models.F('valid_to')), ('known_from__lt', models.F('known_to'))), name='enrolment_fact_lasts'), models.UniqueConstraint(condition=models.Q(('known_to', datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))), fields=('subject', 'valid_from'), name='enrolment_fact_begins')],
            },
        ),
        migrations.CreateModel(
            name='ClassFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(default=datetime.date(9999, 12, 31))),
                ('known_from', models.DateTimeField(default=datetime.datetime(2000, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))),
                ('known_to', models.DateTimeField(default=datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))),
                ('stage', models.CharField(max_length=20)),
                ('entered', models.PositiveSmallIntegerField()),
                ('number', models.PositiveSmallIntegerField()),
                ('seats', models.PositiveSmallIntegerField(null=True)),
                ('head_teacher', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='people.person')),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='schools.organisation')),
                ('room', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='estate.room')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='pupils.schoolclass')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'valid_from', 'valid_to', 'known_from', 'known_to', 'subject'], name='class_of_unit')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__lt', models.F('valid_to')), ('known_from__lt', models.F('known_to'))), name='class_fact_lasts'), models.UniqueConstraint(condition=models.Q(('known_to', datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))), fields=('subject', 'valid_from'), name='class_fact_begins'), models.UniqueConstraint(condition=models.Q(('known_to', datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))), fields=('org', 'stage', 'entered', 'number', 'valid_from'), name='class_number_begins')],
            },
        ),
    ]
