"""The sample web: eight little sites on loopback that republish the sample newsroom's reports well and badly."""

from stemma.sample.web.page import files_of_site
from stemma.sample.web.serving import FIRST_PORT, SampleWeb, serve
from stemma.sample.web.sites import SITES
from stemma.sample.web.story import Site, Story

__all__ = ["FIRST_PORT", "SITES", "SampleWeb", "Site", "Story", "files_of_site", "serve"]
