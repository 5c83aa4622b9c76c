"""The season as one HTML file that needs nothing but the reports beside it, and no script to be
read. `gather` goes once over the rows, `across` prepares what only packages side by side show,
`kinds`, `sizes` and `budget` measure the charts, and `build` puts all of it into the templates.

It looks like the report on a package and takes the same care (`report.html.shell`): what strangers
wrote is made visible and escaped, and nothing runs or loads but our script and style.
"""
