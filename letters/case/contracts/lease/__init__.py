"""A lease: something is rented for a number of rents, kept or given back at the end."""

from letters.case.contracts import Kind

KIND = Kind(key="lease", checks="letters.case.contracts.lease.checks")
