"""Meetings: what a meeting at the table may come to, whatever is tabled there.

A role may have tens of thousands of packages, and a meeting several rounds of them. Packages that
are answered alike are one here, and so are meetings that can leave the same.
"""
