//! Real announcements, and notices like them, as an officer enters them into an empty register: with what each says and
//! nothing else, through HTTP alone, by people with the rights for it; and as everyone reads them back.

mod campaign_launch;
mod comparison;
mod conferences_plan;
mod congress_ix_meeting;
mod congress_ix_plan;
mod congress_vii_meeting;
mod entry;
mod other_notices;
mod reading;
