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
            name='Building',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='Room',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='RoomFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(default=datetime.date(9999, 12, 31))),
                ('known_from', models.DateTimeField(default=datetime.datetime(2000, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))),
                ('known_to', models.DateTimeField(default=datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))),
                ('name', models.CharField(max_length=40)),
                ('use', models.CharField(max_length=12)),
                ('area_m2', models.PositiveIntegerField(null=True)),
                ('seats', models.PositiveSmallIntegerField(null=True)),
                ('building', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rooms', to='estate.building')),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='schools.organisation')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='estate.room')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'valid_from', 'valid_to', 'known_from', 'known_to', 'subject'], name='room_of_unit'), models.Index(fields=['building', 'valid_from', 'valid_to'], name='room_of_building')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__lt', models.F('valid_to')), ('known_from__lt', models.F('known_to'))), name='room_fact_lasts'), models.UniqueConstraint(condition=models.Q(('known_to', datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))), fields=('subject', 'valid_from'), name='room_fact_begins')],
            },
        ),
        migrations.CreateModel(
            name='BuildingFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(default=datetime.date(9999, 12, 31))),
                ('known_from', models.DateTimeField(default=datetime.datetime(2000, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))),
                ('known_to', models.DateTimeField(default=datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))),
                ('name', models.CharField(max_length=60)),
                ('built', models.PositiveSmallIntegerField(null=True)),
                ('area_m2', models.PositiveIntegerField(null=True)),
                ('storeys', models.PositiveSmallIntegerField(null=True)),
                ('structure', models.CharField(blank=True, max_length=12)),
                ('grade', models.CharField(blank=True, max_length=1)),
                ('appraised', models.DateField(null=True)),
                ('seismic_degree', models.PositiveSmallIntegerField(null=True)),
                ('in_use', models.BooleanField(default=True)),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='schools.organisation')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='estate.building')),
                ('site', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='buildings', to='estate.site')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'valid_from', 'valid_to', 'known_from', 'known_to', 'subject'], name='building_of_unit'), models.Index(fields=['site', 'valid_from', 'valid_to'], name='building_of_site')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__lt', models.F('valid_to')), ('known_from__lt', models.F('known_to'))), name='building_fact_lasts'), models.UniqueConstraint(condition=models.Q(('known_to', datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))), fields=('subject', 'valid_from'), name='building_fact_begins')],
            },
        ),
        migrations.CreateModel(
            name='SiteFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(default=datetime.date(9999, 12, 31))),
                ('known_from', models.DateTimeField(default=datetime.datetime(2000, 1, 1, 0, 0, tzinfo=datetime.timezone.utc))),
                ('known_to', models.DateTimeField(default=datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))),
                ('name', models.CharField(max_length=60)),
                ('address', models.CharField(blank=True, max_length=120)),
                ('area_m2', models.PositiveIntegerField(null=True)),
                ('green_m2', models.PositiveIntegerField(null=True)),
                ('sports_m2', models.PositiveIntegerField(null=True)),
                ('longitude', models.IntegerField(null=True)),
                ('latitude', models.IntegerField(null=True)),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='schools.organisation')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='estate.site')),
            ],
            options={
                'indexes': [models.Index(fields=['org', 'valid_from', 'valid_to', 'known_from', 'known_to', 'subject'], name='site_of_unit')],
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_from__lt', models.F('valid_to')), ('known_from__lt', models.F('known_to'))), name='site_fact_lasts'), models.UniqueConstraint(condition=models.Q(('known_to', datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))), fields=('subject', 'valid_from'), name='site_fact_begins')],
            },
        ),
    ]
