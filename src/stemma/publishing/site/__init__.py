"""The public pages: front page, report, versions, history, feed. It only reads."""
