"""What standing decisions mean: for the claims of a document, for linking and assessment, for what is published."""
