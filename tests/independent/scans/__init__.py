"""Papers as applicants scan and photograph them: drawn pixel by pixel, with the truth beside.

Made without a look at the program's readers, at the examples' generator, or at its rules of
recognition, so that what is measured on it is an honest figure. Nothing here is a picture in the
repository: `python -m tests.independent.scans OUT_DIR` draws all (seeded, the same each time) and
`python -m tests.independent.scans.measure OUT_DIR` measures the program on them.

The drawing needs Chinese fonts of the system: fonts-noto-cjk at least; `apt-get install
fonts-arphic-ukai fonts-arphic-uming fonts-arphic-gkai00mp fonts-arphic-gbsn00lp fonts-wqy-zenhei
fonts-wqy-microhei` gives the variety that the published figures were measured with.
"""
