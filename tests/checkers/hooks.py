"""What Schemathesis cannot know from the OpenAPI document."""

import os

import schemathesis
from schemathesis.specs.openapi.checks import positive_data_acceptance

# Sealed by the service: a generated one has the right form and is still refused with 400, as the API's rules ask.
SEALED_PARAMETERS = {"cursor", "since"}

TOKEN = os.environ["CHECKERS_TOKEN"]


@schemathesis.check
def accepts_valid_input(ctx, response, case):
    """Well-formed requests are accepted, but for those with a sealed parameter.

    The built-in check of this name is switched off for it; every other one (no 5xx, documented status, documented
    body) still sees the requests left out here.
    """
    if SEALED_PARAMETERS.intersection(case.query or {}):
        return None
    return positive_data_acceptance(ctx, response, case)


@schemathesis.check
def accepts_its_token(ctx, response, case):
    """The token that this run was given is known: with 401 everywhere all other checks would pass."""
    sent = response.request.headers.get("Authorization")
    if TOKEN and sent == f"Bearer {TOKEN}" and not case.path.startswith("/v1/sessions"):
        assert response.status_code != 401, "the token that was issued for this run is refused"
    return None
