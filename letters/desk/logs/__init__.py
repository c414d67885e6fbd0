"""Logs and bills of a telephone company or an App become incidents and payments of a case."""
