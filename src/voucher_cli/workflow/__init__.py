"""The use cases, one module each: they open what is named and put the layers together."""
