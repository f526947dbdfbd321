"""The workbench on the web: routes, templates and static files. No domain logic."""
