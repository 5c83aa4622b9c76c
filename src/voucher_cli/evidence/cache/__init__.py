"""What has been read before, so that an unchanged file is not read again.

`store` keeps values by key and knows nothing of what they are; `contents` remembers what a file
holds, `recognition` the text of pictures, and `fingerprint` makes both forget when the code
or a library that reads has changed.
"""
