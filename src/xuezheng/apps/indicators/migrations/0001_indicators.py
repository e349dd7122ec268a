"""Indicators: runs over snapshots, their sums, figures of other origins."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('schools', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('snapshot', models.CharField(max_length=60)),
                ('content', models.CharField(max_length=64)),
                ('parameters', models.CharField(max_length=64)),
                ('day', models.DateField()),
                ('at', models.DateTimeField()),
                ('current', models.BooleanField()),
                ('places', models.JSONField()),
                ('scopes', models.JSONField()),
                ('present', models.JSONField()),
                ('lost', models.JSONField(default=list)),
            ],
            options={
                'indexes': [models.Index(fields=['day', 'id'], name='indicators_run_day')],
                'constraints': [models.UniqueConstraint(fields=('snapshot', 'day'), name='indicators_run_once')],
            },
        ),
        migrations.CreateModel(
            name='Chosen',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120)),
                ('first', models.DateField()),
                ('last', models.DateField()),
                ('origin', models.CharField(max_length=10)),
                ('reason', models.CharField(max_length=400)),
                ('account', models.BigIntegerField(null=True)),
                ('at', models.DateTimeField()),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='schools.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['key', 'org', 'first'], name='indicators_chosen_when')],
            },
        ),
        migrations.CreateModel(
            name='Result',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120)),
                ('since', models.DateField()),
                ('definition', models.CharField(max_length=64)),
                ('filled', models.JSONField()),
                ('cells', models.JSONField()),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='indicators.run')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('key', 'run'), name='indicators_result_once')],
            },
        ),
        migrations.CreateModel(
            name='Stated',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120)),
                ('day', models.DateField()),
                ('origin', models.CharField(max_length=10)),
                ('number', models.BigIntegerField()),
                ('paper', models.CharField(max_length=200)),
                ('account', models.BigIntegerField(null=True)),
                ('at', models.DateTimeField()),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='schools.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['key', 'org', 'day'], name='indicators_stated_when')],
            },
        ),
    ]
