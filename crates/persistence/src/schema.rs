//! The tables, as both migrations make them. A test compares this with both databases.

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    service_keys (purpose) {
        purpose -> Text,
        material -> Binary,
        wrapped -> Bool,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    settings (name) {
        name -> Text,
        value -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    leases (name) {
        name -> Text,
        holder -> Id,
        expires_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    organizations (id) {
        id -> Id,
        organization_id -> Id,
        version -> BigInt,
        visibility -> Text,
        published_at -> Nullable<Instant>,
        publish_at -> Nullable<Instant>,
        created_at -> Instant,
        updated_at -> Instant,
        public_updated_at -> Nullable<Instant>,
        public_digest -> Nullable<Text>,
        code -> Text,
        kind -> Text,
        name_vi -> Text,
        name_en -> Nullable<Text>,
        name_key -> Binary,
        valid_from -> Nullable<Date>,
        valid_to -> Nullable<Date>,
        custodian_id -> Nullable<Id>,
        details -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    offices (id) {
        id -> Id,
        organization_id -> Id,
        code -> Text,
        name_vi -> Text,
        name_en -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    organization_parents (child, position) {
        child -> Id,
        position -> Integer,
        parent -> Id,
        valid_from -> Nullable<Date>,
        valid_to -> Nullable<Date>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    organization_successions (predecessor, successor) {
        predecessor -> Id,
        successor -> Id,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    organization_closure (descendant, ancestor) {
        ancestor -> Id,
        descendant -> Id,
        depth -> Integer,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    document_types (code) {
        code -> Text,
        position -> Integer,
        name_vi -> Text,
        name_en -> Nullable<Text>,
        abbreviation -> Nullable<Text>,
        aliases -> Text,
        class -> Text,
        family -> Text,
        example_symbol -> Nullable<Text>,
        valid_from -> Nullable<Date>,
        valid_to -> Nullable<Date>,
        confirmed -> Bool,
        source -> Nullable<Text>,
        source_url -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    award_types (code) {
        code -> Text,
        position -> Integer,
        name_vi -> Text,
        name_en -> Nullable<Text>,
        family -> Text,
        award_group -> Text,
        level -> Text,
        class -> Nullable<Text>,
        confirmed -> Bool,
        details -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    base_salaries (valid_from) {
        valid_from -> Date,
        amount -> Text,
        source -> Text,
        confirmed -> Bool,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    documents (id) {
        id -> Id,
        organization_id -> Id,
        version -> BigInt,
        visibility -> Text,
        published_at -> Nullable<Instant>,
        publish_at -> Nullable<Instant>,
        created_at -> Instant,
        updated_at -> Instant,
        public_updated_at -> Nullable<Instant>,
        public_digest -> Nullable<Text>,
        document_type -> Text,
        document_class -> Text,
        symbol_raw -> Nullable<Text>,
        symbol_key -> Nullable<Text>,
        symbol_slug -> Nullable<Text>,
        symbol_year -> Nullable<Integer>,
        year_is_stated -> Bool,
        issued -> Nullable<Text>,
        issued_earliest -> Nullable<Date>,
        issued_latest -> Nullable<Date>,
        issued_first_of_year -> Nullable<Integer>,
        issued_last_of_year -> Nullable<Integer>,
        sort_on -> Date,
        title -> Text,
        title_key -> Binary,
        origin -> Text,
        known_by_name_only -> Bool,
        identity_key -> Nullable<Text>,
        details -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    document_issuers (document_id, position) {
        document_id -> Id,
        position -> Integer,
        organization_id -> Id,
        office_id -> Nullable<Id>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    relations (id) {
        id -> Id,
        organization_id -> Id,
        version -> BigInt,
        visibility -> Text,
        published_at -> Nullable<Instant>,
        publish_at -> Nullable<Instant>,
        created_at -> Instant,
        updated_at -> Instant,
        public_updated_at -> Nullable<Instant>,
        public_digest -> Nullable<Text>,
        from_id -> Id,
        to_id -> Id,
        relation -> Text,
        words -> Nullable<Text>,
        source -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    search_entries (entry_id) {
        entry_id -> BigInt,
        kind -> Text,
        record_id -> Id,
        organization_id -> Id,
        title -> Text,
        accented -> Text,
        folded -> Text,
        sort_on -> Date,
        visibility -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    users (id) {
        id -> Id,
        name -> Text,
        active -> Bool,
        password_hash -> Nullable<Text>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    user_roles (user_id, position) {
        user_id -> Id,
        position -> Integer,
        role -> Text,
        organization_id -> Nullable<Id>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    sessions (id) {
        id -> Id,
        user_id -> Id,
        refresh_hash -> Binary,
        previous_hash -> Nullable<Binary>,
        created_at -> Instant,
        used_at -> Instant,
        expires_at -> Instant,
        ended_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    enrolments (code_hash) {
        code_hash -> Binary,
        user_id -> Nullable<Id>,
        created_at -> Instant,
        expires_at -> Instant,
        used_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    idempotency_keys (principal_id, method, path, key) {
        principal_id -> Id,
        method -> Text,
        path -> Text,
        key -> Text,
        body_hash -> Binary,
        status -> Nullable<Integer>,
        headers -> Nullable<Text>,
        body -> Nullable<Binary>,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    journal (seq) {
        seq -> BigInt,
        at -> Instant,
        change_id -> Id,
        event -> Text,
        subject_type -> Text,
        subject_id -> Id,
        version -> BigInt,
        organization_id -> Nullable<Id>,
        actor -> Nullable<Id>,
        recorder -> Nullable<Id>,
        schema_number -> Integer,
        public_action -> Nullable<Text>,
        public -> Nullable<Text>,
        public_salt -> Nullable<Binary>,
        public_hash -> Nullable<Binary>,
        private -> Nullable<Text>,
        private_salt -> Nullable<Binary>,
        private_hash -> Binary,
        digest -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    journal_head (id) {
        id -> Integer,
        seq -> BigInt,
        at -> Instant,
        digest -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    sheets (id) {
        id -> Id,
        organization_id -> Id,
        version -> BigInt,
        visibility -> Text,
        published_at -> Nullable<Instant>,
        publish_at -> Nullable<Instant>,
        created_at -> Instant,
        updated_at -> Instant,
        public_updated_at -> Nullable<Instant>,
        public_digest -> Nullable<Text>,
        kind -> Text,
        name -> Text,
        name_key -> Binary,
        sort_on -> Instant,
        identity_key -> Nullable<Text>,
        provenance -> Text,
        content -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::Id;

    sheet_terms (sheet_id, name, value) {
        sheet_id -> Id,
        name -> Text,
        value -> Text,
        name_key -> Binary,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::Id;

    sheet_windows (sheet_id, name, position) {
        sheet_id -> Id,
        name -> Text,
        position -> Integer,
        earliest -> Nullable<Date>,
        latest -> Nullable<Date>,
        first_of_year -> Nullable<Integer>,
        last_of_year -> Nullable<Integer>,
    }
}

diesel::table! {
    use crate::sql_types::Id;

    sheet_references (sheet_id, target_id) {
        sheet_id -> Id,
        target_id -> Id,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    awards (id) {
        id -> Id,
        organization_id -> Id,
        version -> BigInt,
        visibility -> Text,
        published_at -> Nullable<Instant>,
        publish_at -> Nullable<Instant>,
        created_at -> Instant,
        updated_at -> Instant,
        public_updated_at -> Nullable<Instant>,
        public_digest -> Nullable<Text>,
        unit_id -> Id,
        recipient_id -> Nullable<Id>,
        decision_id -> Nullable<Id>,
        campaign_id -> Nullable<Id>,
        congress_id -> Nullable<Id>,
        ceremony_id -> Nullable<Id>,
        award_type -> Nullable<Text>,
        kind -> Nullable<Text>,
        recipient_kind -> Nullable<Text>,
        worker_class -> Nullable<Text>,
        small_collective -> Nullable<Bool>,
        sector -> Nullable<Text>,
        posthumous -> Nullable<Bool>,
        name -> Text,
        name_key -> Binary,
        sort_on -> Instant,
        granted_latest -> Nullable<Date>,
        provenance -> Text,
        content -> Text,
        calling -> Integer,
    }
}

diesel::table! {
    use crate::sql_types::Id;

    award_references (award_id, target_id) {
        award_id -> Id,
        target_id -> Id,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    award_places (reader, tier, place, sort_on, award_id) {
        reader -> Id,
        tier -> Integer,
        place -> Id,
        sort_on -> Instant,
        award_id -> Id,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::Id;

    award_counts (reader, tier, place, property) {
        reader -> Id,
        tier -> Integer,
        place -> Id,
        property -> Text,
        counts -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::sql_types::{Id, Instant};

    imports (id) {
        id -> Id,
        organization_id -> Id,
        user_id -> Id,
        rows_of -> Text,
        file_name -> Text,
        media_type -> Text,
        sha256 -> Text,
        file -> Nullable<Binary>,
        options -> Text,
        status -> Text,
        total -> BigInt,
        done -> BigInt,
        counts -> Text,
        report -> Text,
        created_at -> Instant,
        updated_at -> Instant,
        ended_at -> Nullable<Instant>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    service_keys,
    settings,
    leases,
    organizations,
    offices,
    organization_parents,
    organization_successions,
    organization_closure,
    document_types,
    award_types,
    base_salaries,
    documents,
    document_issuers,
    relations,
    search_entries,
    sheets,
    sheet_terms,
    sheet_windows,
    sheet_references,
    awards,
    award_references,
    award_places,
    award_counts,
    users,
    user_roles,
    sessions,
    enrolments,
    idempotency_keys,
    imports,
    journal,
    journal_head,
);
