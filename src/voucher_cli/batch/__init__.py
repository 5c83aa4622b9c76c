"""A season: many packages judged one by one, on this machine or a cluster, then side by side."""
