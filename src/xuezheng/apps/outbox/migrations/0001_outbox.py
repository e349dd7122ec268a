import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Channel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.PositiveBigIntegerField()),
                ('service', models.CharField(max_length=20)),
                ('title', models.CharField(max_length=60)),
                ('address', models.TextField()),
                ('urgent_only', models.BooleanField(default=False)),
                ('begun', models.DateTimeField()),
                ('ended', models.DateTimeField(null=True)),
                ('gathered', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['account', 'ended'], name='outbox_channel_of')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(max_length=60)),
                ('title', models.CharField(max_length=120)),
                ('body', models.TextField()),
                ('at', models.DateTimeField()),
                ('state', models.CharField(default='waiting', max_length=12)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('next_try', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('reason', models.CharField(blank=True, max_length=40)),
                ('channel', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='outbox.channel')),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'next_try'], name='outbox_waiting')],
                'constraints': [models.UniqueConstraint(fields=('channel', 'about'), name='outbox_told_once')],
            },
        ),
    ]
