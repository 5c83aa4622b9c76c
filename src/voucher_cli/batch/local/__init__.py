"""Judging on this machine: `pool` hands packages out, `process` is what each process runs."""
