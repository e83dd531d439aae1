"""What Schemathesis cannot know from the OpenAPI document."""

import os
import re
import uuid

import requests
import schemathesis
from schemathesis.specs.openapi.checks import positive_data_acceptance

# Sealed by the service: a generated one has the right form and is still refused with 400, as the API's rules ask.
SEALED_PARAMETERS = {"cursor", "since"}

# Faults that no schema can name, each with the places where it may be found. A 400 of these alone is no contradiction
# of the document; one with any other fault is.
BEYOND_SCHEMAS = {
    # The body names records, which have to be there and visible.
    "unknown_reference": "#/",
    # Code lists grow without a new version of the API, so the schemas leave them open.
    "unknown_code": "#/(documentType|kind)$",
    # A type belongs to one class, and the address says which class is meant.
    "wrong_class": "#/(documentType|symbol/raw)$",
    # Needed because of another value: the type where the symbol does not decide it, the source of a recorded
    # document, the name where a code makes the first account.
    "required": "#/(documentType|sources|userName)$",
    # One value against another.
    "contradiction": "#/(symbolYear|knownByNameOnly)$|sort$",
    "before_start": "#/.*validTo$",
    "overlaps": "#/parents/",
    # Where a unit stands in the tree that is there.
    "cycle": "#/(parents/[0-9]+/organizationId|custodianId)$",
    "not_unique": "#/(issuers|offices|predecessors|abbreviations)/|#/code$",
    "not_in_future": "#/publishAt$",
    "self_reference": "#/",
    # At least one of five properties, one of which may be null.
    "source_not_named": "#/(source|sources/[0-9]+)$",
    # Which properties a record has; the schema of a mark is the same for all.
    "unknown_pointer": "#/marks/[0-9]+/pointer$",
    # Dates in words of ISO 8601-2, and the agreement of the parts of a time.
    "invalid_edtf": "#/issued/edtf$",
    "contradicts_edtf": "#/issued",
    "contradicts_part_of_day": "#/issued",
    "contradicts_window": "#/issued",
    "earliest_after_latest": "#/issued",
    "end_before_start": "#/issued",
    "needs_day": "#/issued",
    "needs_one_day": "#/issued",
    "time_value_missing": "#/issued",
    # A secret marking in the text.
    "state_secret": "#/(title|summary|symbol/raw)$",
    # Too common, or the name of the account.
    "weak_password": "#/password$",
}

TOKEN = os.environ["CHECKERS_TOKEN"]
ORIGIN = os.environ["CHECKERS_ORIGIN"]

# Query parameters that are lists: an empty entry is none there, so `expand=` is the empty list, which is allowed, and
# looks the same as a list of one empty word, which is not.
LISTS = {"code", "documentClass", "documentType", "expand", "fields", "issuerId", "kind", "types"}

# Where the records are that an id can name.
COLLECTIONS = {
    "documentId": "documents",
    "toId": "documents",
    "organizationId": "organizations",
    "parentId": "organizations",
    "issuerId": "organizations",
    "custodianId": "organizations",
}
SESSION = requests.Session()
if TOKEN:
    SESSION.headers["Authorization"] = f"Bearer {TOKEN}"
known = {}


def records(collection):
    """The ids that were there when the run began."""
    if collection not in known:
        answer = SESSION.get(f"{ORIGIN}/v1/{collection}?pageSize=100&fields=id", timeout=20)
        answer.raise_for_status()
        known[collection] = sorted(item["id"] for item in answer.json()["items"])
    return known[collection]


def existing(name, value):
    """For three ids in four that were generated one that names a record; every other value as it is."""
    try:
        number = uuid.UUID(value).int
    except (AttributeError, TypeError, ValueError):
        return value
    ids = records(COLLECTIONS[name]) if name in COLLECTIONS else []
    return ids[number // 4 % len(ids)] if ids and number % 4 else value


def name_existing(value):
    """The same for every id in a body."""
    if isinstance(value, dict):
        return {
            key: existing(key, inner) if isinstance(inner, str) else name_existing(inner)
            for key, inner in value.items()
        }
    return [name_existing(inner) for inner in value] if isinstance(value, list) else value


@schemathesis.hook
def filter_query(ctx, query):
    """Leaves out lists whose empty entries cannot be seen in the address."""
    lists = [value for name, value in (query or {}).items() if name in LISTS]
    entries = [entry for value in lists for entry in (value if isinstance(value, list) and value else [value])]
    return not any(entry is None or isinstance(entry, str) and not entry.strip() for entry in entries)


@schemathesis.hook
def before_call(ctx, case, kwargs):
    """Names records that are there, and their current version: generated ids would all be answered with 404."""
    if case.path_parameters:
        case.path_parameters = {name: existing(name, value) for name, value in case.path_parameters.items()}
    if isinstance(case.body, (dict, list)):
        case.body = name_existing(case.body)
    tag = (case.headers or {}).get("If-Match")
    # Only a tag as the document describes it: what was made wrong on purpose is sent as it is.
    if tag and re.fullmatch(r'"[!#-+\-.-~]{0,190}"', tag):
        address = re.match("/[a-z]+/[^/]+", case.formatted_path)
        answer = SESSION.get(f"{ORIGIN}/v1{address.group()}", timeout=20)
        case.headers["If-Match"] = answer.headers.get("ETag", tag)


def is_beyond_schemas(response):
    """Whether a refusal names only faults that no schema can say."""
    if response.status_code != 400:
        return False
    faults = response.json().get("errors") or []
    return bool(faults) and all(
        re.search("^(" + BEYOND_SCHEMAS.get(fault["code"], "(?!)") + ")", fault.get("pointer") or fault.get("parameter") or "")
        for fault in faults
    )


@schemathesis.check
def accepts_valid_input(ctx, response, case):
    """Well-formed requests are accepted, but for those with a sealed parameter or a fault that no schema can name.

    The built-in check of this name is switched off for it; every other one (no 5xx, documented status, documented
    body) still sees the requests left out here.
    """
    if SEALED_PARAMETERS.intersection(case.query or {}) or is_beyond_schemas(response):
        return None
    return positive_data_acceptance(ctx, response, case)


@schemathesis.check
def accepts_its_token(ctx, response, case):
    """The token that this run was given is known: with 401 everywhere all other checks would pass."""
    sent = response.request.headers.get("Authorization")
    if TOKEN and sent == f"Bearer {TOKEN}" and not case.path.startswith(("/sessions", "/enrolments")):
        assert response.status_code != 401, "the token that was issued for this run is refused"
    return None
