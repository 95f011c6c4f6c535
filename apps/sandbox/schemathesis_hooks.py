"""What `pnpm test:fuzz` leaves out of the requests it makes; named in schemathesis.toml, which says the rest."""

import schemathesis


@schemathesis.hook
def before_call(context, case, kwargs):
    """An answer narrowed by these lacks what its schema requires, which is what they are for."""
    for name in ("fields", "exclude_fields"):
        if case.query and name in case.query:
            del case.query[name]
