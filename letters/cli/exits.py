"""The exit statuses that are no error's own: what a shell or a scheduler is told."""

INTERRUPTED, FAULT = 130, 70
