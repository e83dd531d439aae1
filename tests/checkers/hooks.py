"""What Schemathesis cannot know from the OpenAPI document."""

import os
import re
import uuid

import requests
import schemathesis
from schemathesis.specs.openapi.checks import positive_data_acceptance

# Sealed by the service: a generated one has the right form and is still refused with 400, as the API's rules ask.
SEALED_PARAMETERS = {"cursor", "since"}

# The properties that are times, and those that are quantities, wherever they stand. What a claim says of a value may be
# either: its `field` decides.
CLAIMED = "(claims/[0-9]+/)?value"
TIMES = (
    "#/(.*/)?(time|issued|published|held|on|founded|signed|term|period|reviewPeriod|window|due|planned|actual|firstSeen"
    "|granted|achieved|born)"
    f"(/|$)|#/{CLAIMED}(/|$)"
)
QUANTITIES = f"#/(.*/)?(views|siteVisits|airtime|count|targets/[0-9]+/value|outcomes/[0-9]+/value)(/|$)|#/{CLAIMED}(/|$)"

# Faults that no schema can name, each with the places where it may be found. A 400 of these alone is no contradiction
# of the document; one with any other fault is.
BEYOND_SCHEMAS = {
    # The body names records, which have to be there and visible; or its own items, by their ids.
    "unknown_reference": "#/|(organizationId|decisionId|decisionIssuer|campaignId|congressId|ceremonyId)$",
    # Code lists grow without a new version of the API, so the schemas leave them open.
    "unknown_code": "#/(.*/)?(documentType|kind|level|direction|group|parentRelation|event|class|service|status|role"
    "|medium|phase|unit|counted|recipientKind|workerClass|sector|belonging|printedFamily|attendance)$"
    "|#/awardType$|#/(fields|targetGroups)/[0-9]+$"
    "|(awardType|belonging|class|counted|event|family|field|group|kind|level|recipientKind|sector|status|targetGroup|workerClass)$",
    # A type belongs to one class, and the address says which class is meant.
    "wrong_class": "#/(documentType|symbol/raw)$",
    # Needed because of another value: the type where the symbol does not decide it, the source of a recorded entry, the
    # name where a code makes the first account, the two that say how a campaign stands to another, the type of an award
    # whose words are not given, the count of a tally that cannot be read. At least one of several: the kind or the series of a congress, what names a body, an original, a signatory, a venue.
    # An ordinal has its words.
    "required": "#/(documentType|awardType|count|sources|userName|parentId|parentRelation|seriesId|body|republishedFrom/[0-9]+"
    f"|covenants/[0-9]+/signatories/[0-9]+|{CLAIMED}/[0-9]+/name|ordinal/written)$",
    # What is said of a row that waits: exactly one of three, of a row that does wait, by somebody who may.
    "one_of": "#/items/[0-9]+$",
    "unknown_row": "#/items/",
    "forbidden": "#/items/",
    # What a file of rows has to be, whatever its media type says.
    "cell_too_long": "#$",
    "damaged_file": "#$",
    "encoding": "#$",
    "file_too_large": "#$",
    "header_not_found": "#$",
    "no_rows": "#$",
    "too_many_columns": "#$",
    "too_many_rows": "#$",
    # One value against another.
    "contradiction": "#/(symbolYear|knownByNameOnly|ordinal/number|personId|unitId)$|sort$",
    # All that an item has may be null or an empty list.
    "empty": "#/(.*/)?[0-9]+$",
    # Awards are entered as recorded.
    "no_process": "#/origin$",
    # What depends on today, and on when a code was in use.
    "in_future": "#/(claims/[0-9]+/)?assertedOn$",
    "code_ended": "#/(kind|level)$",
    "before_start": "#/.*validTo$",
    "overlaps": "#/parents/",
    "not_a_member": "#/years/[0-9]+/headId$",
    # The property that a claim is about decides what its value is.
    "wrong_type": f"#/{CLAIMED}$",
    # Where something stands in the tree that is there.
    "cycle": "#/(parents/[0-9]+/organizationId|custodianId|parentId|programme/[0-9]+/underItem|claims/[0-9]+/supersedesId)$",
    "not_unique": "#/(issuers|offices|predecessors|abbreviations)/|#/code$|#/years/[0-9]+/year$|#/(claims/[0-9]+/)?chosen$|#/(.*/)?id$"
    "|#/meetings/[0-9]+/instructions/[0-9]+/number$",
    "not_in_future": "#/publishAt$",
    "self_reference": "#/",
    # What is known of a recipient: that it was merged into another one.
    "merged": "#/(.*/)?recipientId$",
    # At least one of five properties, one of which may be null.
    "source_not_named": "#/(.*/)?(source|sources/[0-9]+)$",
    # Which properties a record has; the schema of a mark is the same for all.
    "unknown_pointer": "#/marks/[0-9]+/pointer$",
    # Dates in words of ISO 8601-2, and the agreement of the parts of a time.
    "invalid_edtf": TIMES,
    "contradicts_edtf": TIMES,
    "contradicts_part_of_day": TIMES,
    "contradicts_window": TIMES,
    "earliest_after_latest": f"{TIMES}|#/text$",
    "end_before_start": TIMES,
    "needs_day": TIMES,
    "needs_one_day": TIMES,
    "time_value_missing": TIMES,
    # Words that are to be read, and what they need to know.
    "unreadable_expression": "#/text$",
    "no_such_day": "#/text$",
    "needs_reference_day": "#/text$",
    "unknown_event": "#/text$",
    "lunar_calendar": "#/text$",
    "recurs_within_year": "#/text$",
    "several_times": "#/text$",
    "time_too_vague": "#/text$",
    # How many digits a number has, and that a quantity has words or a number, each of which may be null.
    "invalid_number": QUANTITIES,
    "quantity_value_missing": QUANTITIES,
    # A secret marking in any text.
    "state_secret": "#/",
    # Too common, or the name of the account.
    "weak_password": "#/password$",
}

TOKEN = os.environ["CHECKERS_TOKEN"]
ORIGIN = os.environ["CHECKERS_ORIGIN"]

# Query parameters that are lists: an empty entry is none there, so `expand=` is the empty list, which is allowed, and
# looks the same as a list of one empty word, which is not.
LISTS = {
    "aboutId",
    "atUnitId",
    "awardType",
    "belonging",
    "bodyId",
    "campaignId",
    "ceremonyId",
    "class",
    "code",
    "congressId",
    "convenerId",
    "counted",
    "decisionId",
    "documentClass",
    "decisionId",
    "documentId",
    "documentType",
    "event",
    "expand",
    "family",
    "field",
    "fields",
    "group",
    "groupBy",
    "headId",
    "issuerId",
    "kind",
    "launchedById",
    "level",
    "memberId",
    "mergedIntoId",
    "officeId",
    "organizerId",
    "originalId",
    "parentId",
    "personId",
    "presenterId",
    "recipientId",
    "recipientKind",
    "sector",
    "seriesId",
    "servesId",
    "status",
    "targetGroup",
    "types",
    "unitId",
    "workerClass",
}

# Where the records are that an id can name. `parentId` names one of the collection that is asked.
COLLECTIONS = {
    "aboutId": "congresses",
    "articleId": "articles",
    "assigneeId": "organizations",
    "atUnitId": "organizations",
    "awardId": "awards",
    "awardTallyId": "award-tallies",
    "blockId": "emulation-blocks",
    "bodyId": "organizations",
    "campaignId": "campaigns",
    "ceremonyId": "ceremonies",
    "concernsId": "documents",
    "congressId": "congresses",
    "congressSeriesId": "congress-series",
    "convenerId": "organizations",
    "custodianId": "organizations",
    "decisionId": "documents",
    "documentId": "documents",
    "emulationBlockId": "emulation-blocks",
    "exemplarId": "exemplars",
    "fromId": "recipients",
    "givenById": "people",
    "headId": "organizations",
    "issuerId": "organizations",
    "launchedById": "organizations",
    "memberId": "organizations",
    "mergedIntoId": "recipients",
    "organizationId": "organizations",
    "organizerId": "organizations",
    "originalId": "articles",
    "personId": "people",
    "postId": "posts",
    "presenterId": "people",
    "recipientId": "recipients",
    "seriesId": "congress-series",
    "servesId": "congresses",
    "subjectId": "congresses",
    "toId": "documents",
    "unitId": "organizations",
}
SESSION = requests.Session()
if TOKEN:
    SESSION.headers["Authorization"] = f"Bearer {TOKEN}"
known = {}


def records(collection):
    """The ids that were there when they were first asked for."""
    if not known.get(collection):
        answer = SESSION.get(f"{ORIGIN}/v1/{collection}?pageSize=100&fields=id", timeout=20)
        answer.raise_for_status()
        known[collection] = sorted(item["id"] for item in answer.json()["items"])
    return known[collection]


# What names an item of the record itself, which only the service can have given an id.
OWN_ITEMS = {"id", "supersedesId", "board", "underItem"}


def number_of(value):
    """The number that a generated id is; none for every other value."""
    try:
        return uuid.UUID(value).int
    except (AttributeError, TypeError, ValueError):
        return None


def existing(name, value, asked):
    """For three ids in four that were generated one that names a record; every other value as it is."""
    number = number_of(value)
    collection = asked if name == "parentId" else COLLECTIONS.get(name)
    if number is None or number % 4 == 0 or collection is None:
        return value
    ids = records(collection)
    return ids[number // 4 % len(ids)] if ids else value


def name_existing(value, asked):
    """The same for every id in a body; three in four of those that name its own items are left out."""
    if isinstance(value, dict):
        return {
            key: existing(key, inner, asked) if isinstance(inner, str) else name_existing(inner, asked)
            for key, inner in value.items()
            if key not in OWN_ITEMS or (number_of(inner) or 0) % 4 == 0
        }
    return [name_existing(inner, asked) for inner in value] if isinstance(value, list) else value


@schemathesis.serializer("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
def as_file(ctx, value):
    """A file is sent as its bytes; what is generated is none, and the service says so."""
    return value if isinstance(value, bytes) else str(value).encode()


@schemathesis.hook
def filter_query(ctx, query):
    """Leaves out lists whose empty entries cannot be seen in the address."""
    lists = [value for name, value in (query or {}).items() if name in LISTS]
    entries = [entry for value in lists for entry in (value if isinstance(value, list) and value else [value])]
    return not any(entry is None or isinstance(entry, str) and not entry.strip() for entry in entries)


@schemathesis.hook
def before_call(ctx, case, kwargs):
    """Names records that are there, and their current version: generated ids would all be answered with 404."""
    asked = case.path.split("/")[1]
    if case.path_parameters:
        case.path_parameters = {name: existing(name, value, asked) for name, value in case.path_parameters.items()}
    if isinstance(case.body, (dict, list)):
        case.body = name_existing(case.body, asked)
    tag = (case.headers or {}).get("If-Match")
    # Only a tag as the document describes it: what was made wrong on purpose is sent as it is.
    if tag and re.fullmatch(r'"[!#-+\-.-~]{0,190}"', tag):
        address = re.match("/[a-z-]+/[^/]+", case.formatted_path)
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
