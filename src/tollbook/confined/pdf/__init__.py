"""PDF: glyphs with their places, columns in reading order, paragraphs without headers and footers, quotes in place."""
