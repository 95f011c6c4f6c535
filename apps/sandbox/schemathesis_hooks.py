"""Removes query parameters from the requests of `pnpm test:fuzz`; see schemathesis.toml."""

import schemathesis


@schemathesis.hook
def before_call(context, case, kwargs):
    """Responses with selected fields intentionally lack required ones."""
    for name in ("fields", "exclude_fields"):
        if case.query and name in case.query:
            del case.query[name]
