"""E-mail: single messages (EML) and mailboxes (MBOX)."""
