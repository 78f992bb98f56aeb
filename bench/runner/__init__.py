"""The tools that are held side by side: each one command that reads reports and pages and prints pairs as JSON lines."""
