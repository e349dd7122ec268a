import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Design',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(blank=True, max_length=40)),
                ('title', models.CharField(blank=True, max_length=200)),
                ('title_en', models.CharField(blank=True, max_length=200)),
                ('kind_group', models.CharField(blank=True, max_length=40)),
                ('state', models.CharField(default='draft', max_length=10)),
                ('text', models.TextField()),
                ('author', models.BigIntegerField(null=True)),
                ('editor', models.BigIntegerField(null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('faults', models.PositiveIntegerField(null=True)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('live', models.PositiveIntegerField(default=0)),
                ('out_of_use', models.BooleanField(default=False)),
                ('kept_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('live__gt', 0)), fields=('key',), name='designs_one_in_force')],
            },
        ),
        migrations.CreateModel(
            name='Definition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('kind_version', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('digest', models.CharField(max_length=64)),
                ('stored', models.JSONField()),
                ('since', models.DateField()),
                ('at', models.DateTimeField()),
                ('by', models.BigIntegerField(null=True)),
                ('design', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='definitions', to='designs.design')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('design', 'number'), name='designs_numbered')],
            },
        ),
    ]
