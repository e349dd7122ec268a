"""Indicators: runs over snapshots, their sums, figures of other origins, dashboards, what is public."""

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
        migrations.CreateModel(
            name='Board',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40)),
                ('account', models.BigIntegerField(null=True)),
                ('tiles', models.JSONField(default=list)),
                ('version', models.PositiveIntegerField(default=1)),
                ('at', models.DateTimeField()),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='schools.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['account', 'id'], name='indicators_board_account'), models.Index(fields=['org', 'id'], name='indicators_board_org')],
            },
        ),
        migrations.CreateModel(
            name='OnDesk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.BigIntegerField(unique=True)),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='indicators.board')),
            ],
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120)),
                ('grain', models.CharField(max_length=10)),
                ('state', models.CharField(max_length=10)),
                ('day', models.DateField()),
                ('snapshot', models.CharField(max_length=60)),
                ('amounts', models.JSONField()),
                ('cells', models.JSONField()),
                ('account', models.BigIntegerField(null=True)),
                ('person', models.BigIntegerField(null=True)),
                ('at', models.DateTimeField()),
                ('reviewer', models.BigIntegerField(null=True)),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('note', models.CharField(blank=True, max_length=200)),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='schools.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'id'], name='indicators_publication_state')],
            },
        ),
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(blank=True, max_length=20)),
                ('board', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='indicators.board')),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='schools.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('board', 'org', 'role'), name='indicators_share_once')],
            },
        ),
    ]
