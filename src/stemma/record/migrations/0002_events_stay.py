"""Events and the text of versions cannot be changed, on either database: triggers refuse it."""

from django.db import migrations

from stemma.record import triggers


class Migration(migrations.Migration):
    dependencies = [("record", "0001_tables")]
    operations = [migrations.RunPython(triggers.install, triggers.lift)]
