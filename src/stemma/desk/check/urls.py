"""The address of the desk's Check a copy."""

from __future__ import annotations

from django.urls import path

from stemma.desk.gate import staff_only
from stemma.public.check import check

urlpatterns = [path("check", staff_only()(check), name="check")]
