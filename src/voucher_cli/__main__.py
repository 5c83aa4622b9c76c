"""`python -m voucher_cli`."""

from voucher_cli.cli import main

if __name__ == "__main__":
    main()
