"""Arguments of properties of game forms: agents are shown by name."""

LABELS = {"agent": lambda form: form.tree.players}
