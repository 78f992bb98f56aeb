"""Makes republications of which everything is known: reports, pages, and which words of which report each page holds."""
