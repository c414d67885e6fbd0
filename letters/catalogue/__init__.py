"""The letters there are: template files and their heads."""
