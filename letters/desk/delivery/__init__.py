"""Letters and evidence on their way out: printed, put beside a case, bound as a volume, handed over."""
