"""Documents laid out and worded without a look at the readers, and what is read from them."""
