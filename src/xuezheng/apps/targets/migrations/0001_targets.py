import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('records', '0001_records'),
        ('schools', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='FeedSalt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.BigIntegerField(unique=True)),
                ('salt', models.CharField(max_length=32)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='PlanName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.BigIntegerField(unique=True)),
                ('key', models.CharField(max_length=64, unique=True)),
                ('title', models.CharField(max_length=200)),
                ('year', models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('source', models.CharField(blank=True, max_length=200)),
                ('start', models.DateField()),
                ('due', models.DateField()),
                ('closed', models.DateField(null=True)),
                ('at', models.DateTimeField()),
                ('org', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='schools.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['due', 'id'], name='targets_programme_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('due__gte', models.F('start'))), name='targets_programme_lasts')],
            },
        ),
        migrations.CreateModel(
            name='Count',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80)),
                ('name', models.CharField(max_length=200)),
                ('snapshot', models.CharField(max_length=64)),
                ('day', models.DateField()),
                ('number', models.CharField(blank=True, max_length=80)),
                ('rows', models.PositiveIntegerField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['key', 'name', 'day'], name='targets_counts_by_day')],
                'constraints': [models.UniqueConstraint(fields=('key', 'name', 'snapshot'), name='targets_count_once')],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.BigIntegerField()),
                ('promise', models.CharField(max_length=80)),
                ('phrase', models.CharField(max_length=200)),
                ('unit', models.CharField(blank=True, max_length=20)),
                ('scope', models.CharField(blank=True, max_length=200)),
                ('key', models.CharField(blank=True, max_length=80)),
                ('name', models.CharField(blank=True, max_length=200)),
                ('way', models.CharField(max_length=12)),
                ('refused', models.BooleanField()),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('title', models.CharField(max_length=200)),
                ('year', models.PositiveSmallIntegerField()),
                ('person', models.BigIntegerField(null=True)),
                ('account', models.BigIntegerField(null=True)),
                ('at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [
                    models.Index(fields=['plan', 'id'], name='targets_links_of_plan'),
                    models.Index(fields=['phrase', 'id'], name='targets_links_of_words'),
                ],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('promise',), name='targets_link_once')],
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.BigIntegerField(null=True)),
                ('clause', models.CharField(blank=True, max_length=80)),
                ('promise', models.CharField(blank=True, db_index=True, max_length=80)),
                ('indicator', models.CharField(max_length=200)),
                ('unit', models.CharField(blank=True, max_length=20)),
                ('scope', models.CharField(blank=True, max_length=200)),
                ('direction', models.CharField(max_length=8)),
                ('op', models.CharField(default='=', max_length=8)),
                ('value', models.CharField(max_length=24, null=True)),
                ('low', models.CharField(max_length=24, null=True)),
                ('high', models.CharField(max_length=24, null=True)),
                ('baseline', models.CharField(max_length=24, null=True)),
                ('start', models.DateField()),
                ('due', models.DateField()),
                ('how', models.CharField(default='sum', max_length=16)),
                ('weight', models.PositiveIntegerField(default=1)),
                ('gap', models.CharField(max_length=24, null=True)),
                ('gap_reason', models.CharField(blank=True, max_length=300)),
                ('origin', models.CharField(blank=True, max_length=12)),
                ('origin_reason', models.CharField(blank=True, max_length=300)),
                ('ended', models.DateField(null=True)),
                ('linked', models.CharField(blank=True, max_length=80)),
                ('linked_name', models.CharField(blank=True, max_length=200)),
                ('linked_at', models.DateTimeField(null=True)),
                ('at', models.DateTimeField()),
                ('org', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='schools.organisation')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='targets.target')),
                ('record', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='targets', to='records.record')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['plan', 'due', 'id'], name='targets_of_plan'),
                    models.Index(fields=['org', 'due', 'id'], name='targets_of_org'),
                ],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('due__gte', models.F('start'))), name='targets_target_lasts'),
                    models.CheckConstraint(condition=models.Q(('weight__gte', 1)), name='targets_target_weight'),
                    models.UniqueConstraint(condition=models.Q(('parent__isnull', False)), fields=('parent', 'org'), name='targets_part_once'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.JSONField()),
                ('after', models.JSONField()),
                ('reason', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='targets.target')),
            ],
        ),
        migrations.CreateModel(
            name='Milestone',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('words', models.CharField(max_length=200)),
                ('share', models.PositiveIntegerField(null=True)),
                ('done', models.DateField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('done_by', models.BigIntegerField(null=True)),
                ('evidence', models.JSONField(default=list)),
                ('at', models.DateTimeField()),
                ('carried_from', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='carried_to', to='targets.milestone')),
                ('record', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='milestones', to='records.record')),
                ('programme', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='milestones', to='targets.programme')),
                ('target', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='milestones', to='targets.target')),
            ],
            options={
                'indexes': [models.Index(fields=['day', 'id'], name='targets_milestones_by_day')],
                'constraints': [
                    models.CheckConstraint(condition=models.Q(models.Q(('programme__isnull', True), ('record__isnull', True), ('target__isnull', False)), models.Q(('programme__isnull', True), ('record__isnull', False), ('target__isnull', True)), models.Q(('programme__isnull', False), ('record__isnull', True), ('target__isnull', True)), _connector='OR'), name='targets_milestone_of_one'),
                    models.CheckConstraint(condition=models.Q(('share__isnull', True), ('share__range', (1, 10000)), _connector='OR'), name='targets_milestone_share'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('value', models.CharField(max_length=24, null=True)),
                ('origin', models.CharField(max_length=12)),
                ('source', models.CharField(blank=True, max_length=300)),
                ('evidence', models.JSONField(default=list)),
                ('person', models.BigIntegerField(null=True)),
                ('account', models.BigIntegerField(null=True)),
                ('org', models.BigIntegerField(null=True)),
                ('on_behalf', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('corrects', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='targets.figure')),
                ('target', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='targets.target')),
            ],
            options={
                'indexes': [models.Index(fields=['target', 'day', 'id'], name='targets_figures_by_day')],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('corrects__isnull', False)), fields=('corrects',), name='targets_corrected_once'),
                    models.CheckConstraint(condition=models.Q(('corrects__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='targets_correction_reason'),
                ],
            },
        ),
    ]
