"""Where findings about a part of the strategy, and not about a record, are mended."""

#: Pages of the desk, by the part that a finding names.
PAGES = {
    "goals": "tree",
    "finance": "finance",
    "needs": "needs",
    "swot": "needs",
    "ranking": "needs",
    "actions": "tree",
}
#: Shelves whose records are meant.
SHELVES = {
    "place": "place.territory",
    "territory": "place.territory",
    "people": "people.organisations",
    "partnership": "people.organisations",
    "involvement": "meetings",
    "delivery": "delivery.evaluations",
    "identity": "identity",
}
