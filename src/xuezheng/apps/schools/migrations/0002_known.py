import datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('schools', '0001_organisations'),
    ]

    operations = [
        migrations.CreateModel(
            name='TreeState',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stamp', models.CharField(max_length=64)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='organisationfact',
            name='organisation_fact_lasts',
        ),
        migrations.RemoveConstraint(
            model_name='organisationfact',
            name='organisation_code_begins',
        ),
        migrations.RemoveConstraint(
            model_name='organisationfact',
            name='organisation_fact_begins',
        ),
        migrations.AddField(
            model_name='organisationfact',
            name='known_from',
            field=models.DateTimeField(default=datetime.datetime(2000, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)),
        ),
        migrations.AddField(
            model_name='organisationfact',
            name='known_to',
            field=models.DateTimeField(default=datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc)),
        ),
        migrations.AddIndex(
            model_name='organisationfact',
            index=models.Index(fields=['code', 'valid_from'], name='organisation_code'),
        ),
        migrations.AddConstraint(
            model_name='organisationfact',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__lt', models.F('valid_to')), ('known_from__lt', models.F('known_to'))), name='organisation_fact_lasts'),
        ),
        migrations.AddConstraint(
            model_name='organisationfact',
            constraint=models.UniqueConstraint(condition=models.Q(('known_to', datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))), fields=('subject', 'valid_from'), name='organisation_fact_begins'),
        ),
        migrations.AddConstraint(
            model_name='organisationfact',
            constraint=models.UniqueConstraint(condition=models.Q(('known_to', datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.timezone.utc))), fields=('code', 'valid_from'), name='organisation_code_begins'),
        ),
    ]
