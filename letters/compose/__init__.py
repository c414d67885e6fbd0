"""Case, findings and law become a Letter: what the template gets, what is masked, what is warned about."""
