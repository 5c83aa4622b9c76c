"""voucher: checks, computes and fills in model-voucher and compute-voucher applications."""

__version__ = "0.1.0"
