"""Django's own: settings, addresses, start-up checks."""
