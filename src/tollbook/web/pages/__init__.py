"""The pages of the workbench, one noun a file."""
