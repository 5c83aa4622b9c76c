"""Reading in processes of their own, so that no file can take the run down: `messages` is what
they are asked, `process` what they run. Everything else about workers is in `voucher_cli.workers`.
"""
