"""Early warnings: which day was looked at last, how each rule stands at a place, what happened."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('schools', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='Looked',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=30, unique=True)),
                ('day', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(max_length=40)),
                ('state', models.JSONField()),
                ('reading', models.JSONField()),
                ('rank', models.PositiveSmallIntegerField(default=0)),
                ('blind', models.BooleanField(default=False)),
                ('since', models.DateField(null=True)),
                ('day', models.DateField()),
                ('silenced_until', models.DateField(null=True)),
                ('reason', models.CharField(default='', max_length=400)),
                ('seen_at', models.DateTimeField(null=True)),
                ('seen_by', models.BigIntegerField(null=True)),
                ('seen_note', models.CharField(default='', max_length=400)),
                ('case', models.BigIntegerField(null=True)),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='schools.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('what', models.CharField(max_length=12)),
                ('grade', models.CharField(default='', max_length=10)),
                ('before', models.CharField(default='', max_length=10)),
                ('note', models.CharField(default='', max_length=400)),
                ('number', models.CharField(default='', max_length=40)),
                ('case', models.BigIntegerField(null=True)),
                ('account', models.BigIntegerField(null=True)),
                ('at', models.DateTimeField()),
                ('standing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='warnings.standing')),
            ],
        ),
        migrations.AddIndex(
            model_name='standing',
            index=models.Index(fields=['-rank', 'id'], name='warnings_standing_rank'),
        ),
        migrations.AddConstraint(
            model_name='standing',
            constraint=models.UniqueConstraint(fields=('rule', 'org'), name='warnings_standing_once'),
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['standing', '-id'], name='warnings_entry_of'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(condition=models.Q(('what', 'told')), fields=('standing', 'day', 'grade'), name='warnings_told_once'),
        ),
    ]
