"""Setting words well."""
