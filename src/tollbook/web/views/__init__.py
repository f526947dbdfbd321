"""What each page shows, in words and shapes ready for its template; nothing is worked out there or decided here."""
