//! Publication is an event: what makes a record public, takes it back, or removes a draft.
//!
//! The same rules hold for every kind of record that has a [`Front`].

use crate::{
    faults::{Fault, Faults},
    language::Sentence,
    records::{Front, Instant, Visibility},
};

/// Why an act does not fit the state a record is in (409).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What the state is and what to do instead.
    pub detail: Sentence,
}

impl Refusal {
    /// A refusal in both languages.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { detail: Sentence::new(vi, en) }
    }
}

/// What a publication did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Publication {
    /// The record is public from this save on.
    Published,
    /// The record is internal until its scheduled minute.
    Scheduled,
}

/// Makes a record public now, or at a minute that lies ahead.
///
/// # Errors
/// A refusal when it is public already.
pub fn publish(front: &mut Front, at: Option<Instant>, now: Instant) -> Result<Publication, Refusal> {
    if front.visibility == Visibility::Public {
        return Err(Refusal::new(
            "Bản ghi đã được công khai; muốn đổi nội dung, hãy gửi PATCH.",
            "The record is public already; to change it, send a PATCH.",
        ));
    }
    match at.filter(|at| *at > now) {
        None => {
            front.visibility = Visibility::Public;
            Ok(Publication::Published)
        }
        scheduled => {
            front.visibility = Visibility::Internal;
            front.publish_at = scheduled;
            Ok(Publication::Scheduled)
        }
    }
}

/// Whether the minute a caller schedules lies ahead.
///
/// # Errors
/// A fault at `/publishAt`.
pub fn check_publish_at(at: Option<Instant>, now: Instant) -> Result<(), Faults> {
    match at {
        Some(at) if at <= now => Err(Fault::body(
            "/publishAt",
            "not_in_future",
            "Thời điểm công khai phải ở sau hiện tại; bỏ trống để công khai ngay.",
            "The moment of publication must lie ahead; leave it out to publish now.",
        )
        .into()),
        _ => Ok(()),
    }
}

/// What a withdrawal did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Withdrawal {
    /// The record was public and is internal again.
    Withdrawn,
    /// The record was to be published and will not be.
    Cancelled,
}

/// Takes a record back from the public, or cancels its scheduled publication.
///
/// # Errors
/// A refusal when it is neither public nor scheduled.
pub fn withdraw(front: &mut Front) -> Result<Withdrawal, Refusal> {
    if front.visibility == Visibility::Public {
        front.visibility = Visibility::Internal;
        return Ok(Withdrawal::Withdrawn);
    }
    if front.publish_at.take().is_some() {
        return Ok(Withdrawal::Cancelled);
    }
    Err(Refusal::new(
        "Bản ghi chưa được công khai và không có lịch công khai, nên không có gì để thu hồi.",
        "The record is neither public nor scheduled to be, so there is nothing to withdraw.",
    ))
}

/// Whether a record may be deleted: drafts only, for what was public leaves a tombstone.
///
/// # Errors
/// A refusal for anything else.
pub fn check_deletable(front: &Front) -> Result<(), Refusal> {
    if front.visibility == Visibility::Draft {
        Ok(())
    } else {
        Err(Refusal::new(
            "Chỉ bản nháp mới xoá được; bản ghi đã công khai thì thu hồi bằng POST …/withdrawals.",
            "Only a draft can be deleted; what is public is withdrawn with POST …/withdrawals.",
        ))
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, TimeZone, Utc};
    use uuid::Uuid;

    use super::*;
    use crate::ids::OrganizationId;

    fn moment() -> Instant {
        Utc.with_ymd_and_hms(2026, 11, 21, 2, 0, 0).unwrap()
    }

    fn front() -> Front {
        let mut front = Front::new(OrganizationId::from_uuid(Uuid::nil()), Visibility::Draft, moment());
        front.stamp(moment());
        front
    }

    #[test]
    fn a_scheduled_record_is_public_since_its_minute() {
        let mut front = front();
        let minute = moment() + TimeDelta::minutes(5);
        assert_eq!(publish(&mut front, Some(minute), moment()), Ok(Publication::Scheduled));
        front.stamp(moment());
        assert_eq!((front.visibility, front.published_at), (Visibility::Internal, None));
        let late = minute + TimeDelta::seconds(3);
        assert_eq!(publish(&mut front, None, late), Ok(Publication::Published));
        front.stamp(late);
        assert_eq!((front.published_at, front.publish_at), (Some(minute), None));
    }

    #[test]
    fn only_what_is_public_or_scheduled_is_withdrawn_and_only_drafts_are_deleted() {
        let mut front = front();
        assert!(withdraw(&mut front).is_err());
        assert!(check_deletable(&front).is_ok());
        assert_eq!(publish(&mut front, None, moment()), Ok(Publication::Published));
        assert!(publish(&mut front, None, moment()).is_err());
        assert!(check_deletable(&front).is_err());
        assert_eq!(withdraw(&mut front), Ok(Withdrawal::Withdrawn));
        assert!(check_deletable(&front).is_err());
    }
}
