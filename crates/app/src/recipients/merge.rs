//! Merging a recipient into another one, and taking it out again: what would happen, and doing it.

use thidua_domain::{
    access::{Permission, Permit, Sight},
    changes::{Change, Event},
    faults::Fault,
    publication::Refusal,
    recipients::{
        Merged,
        merging::{MOST_MOVED, TakenOver, check_mergeable, check_separable, note, noted, take_back, take_over, unnote},
    },
    records::{Front, Kind, Visibility},
    sheets::Sheet,
};
use thidua_persistence::{awards, connection::Conn, db::Answer, documents::Phase, query::Direction, sheets};
use uuid::Uuid;

use crate::{
    App,
    call::Call,
    errors::Error,
    names::sights,
    records::{Kept, Render, render_written, seen},
};

/// The most awards that a preview names.
pub const MOST_SHOWN: usize = 100;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One recipient goes into the other.
    Merge,
    /// It comes out again.
    Separate,
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Merging or separating.
    pub step: Step,
    /// The recipient that stays.
    pub kept: Uuid,
    /// The one that is merged into it, or was.
    pub from: Uuid,
    /// The versions of the one that stays which the caller read.
    pub versions: Vec<i64>,
    /// Why.
    pub reason: Option<String>,
}

/// What a step would make, without making it.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The one that stays, as it would be.
    pub kept: Sheet,
    /// The first [`MOST_SHOWN`] awards that would be moved, of those that the caller sees.
    pub awards: Vec<Sheet>,
    /// How many of them there are.
    pub count: usize,
    /// What the one that stays takes over or gives back, and where the two differ.
    pub taken: TakenOver,
}

/// Two recipients, and the awards that the step moves.
struct Loaded {
    kept: Sheet,
    from: Sheet,
    awards: Vec<Sheet>,
}

/// The records as they would be.
struct Plan {
    kept: Sheet,
    from: Sheet,
    awards: Vec<Sheet>,
    taken: TakenOver,
}

/// Merges or separates in one change: both recipients and every award are in the journal. The right to change is needed
/// on both keepers, and the right to publish too where anything of it is public.
///
/// # Errors
/// Hidden, forbidden, stale, a faulty body, or what is in the way.
pub fn carry_out(app: &App, call: &Call, asked: &Asked, render: Render<'_, Sheet>) -> Result<Answer, Error> {
    let decide = |tx: &mut thidua_persistence::db::Tx<'_>| {
        let (loaded, permit) = load(tx.conn(), call, asked, true)?;
        let admitted = tx.admit(&permit)?;
        let plan = plan(tx.conn(), asked, loaded)?;
        let gone = match asked.step {
            Step::Merge => Event::Merged,
            Step::Separate => Event::Separated,
        };
        let others = plan.awards.into_iter().map(|award| (Event::Updated, award));
        let all = [(Event::Updated, plan.kept), (gone, plan.from)].into_iter().chain(others);
        let changes = all
            .map(|(event, sheet)| Change { reason: asked.reason.clone(), ..Change::new(event, sheet.into_record()) });
        Ok((admitted, changes.collect()))
    };
    let (_, answer) = app
        .db
        .write(&call.act(app), call.idempotency.as_ref(), decide, |conn, committed| {
            render_written(conn, committed, None, render)
        })
        .map_err(Sheet::explain)?;
    Ok(answer)
}

/// What the step would make. Nothing is written, in the journal neither.
///
/// # Errors
/// The same as of the step itself.
pub fn preview(conn: &mut Conn, call: &Call, asked: &Asked) -> Result<Preview, Error> {
    let (loaded, _) = load(conn, call, asked, false)?;
    let plan = plan(conn, asked, loaded)?;
    let fronts: Vec<&Front> = plan.awards.iter().map(|award| &award.front).collect();
    let seen = sights(conn, call, &fronts)?;
    let mut awards: Vec<Sheet> = plan
        .awards
        .into_iter()
        .zip(seen)
        .filter(|(_, sight)| *sight != Sight::Nothing)
        .map(|(award, _)| award)
        .collect();
    let count = awards.len();
    awards.truncate(MOST_SHOWN);
    Ok(Preview { kept: plan.kept, awards, count, taken: plan.taken })
}

/// Both recipients and the awards, and that the caller may do it.
fn load(conn: &mut Conn, call: &Call, asked: &Asked, locked: bool) -> Result<(Loaded, Permit), Error> {
    let mut find = |id: Uuid| {
        if locked { sheets::find_locked(conn, Kind::Recipient, id) } else { sheets::find(conn, Kind::Recipient, id) }
    };
    // In one order, so that two who merge the same recipients never wait for each other crosswise.
    let (kept, from) = if asked.kept <= asked.from {
        let kept = find(asked.kept)?;
        (kept, find(asked.from)?)
    } else {
        let from = find(asked.from)?;
        (find(asked.kept)?, from)
    };
    let (kept, kept_sight) = seen(conn, call, kept)?;
    let above_kept = kept.custody(conn)?;
    call.permit(&above_kept, kept_sight, to_publish(&kept).as_slice())?;
    if asked.kept == asked.from {
        return Err(Error::Invalid(
            Fault::body(
                "/fromId",
                "self_reference",
                "Không thể gộp một đối tượng với chính nó, cũng không thể tách nó ra khỏi chính nó; hãy nêu id của đối tượng kia.",
                "A recipient is neither merged with itself nor separated from itself; give the id of the other one.",
            )
            .into(),
        ));
    }
    let (from, from_sight) = seen(conn, call, from).map_err(|error| match error {
        Error::NotFound(_) => Error::Invalid(
            Fault::body(
                "/fromId",
                "unknown_reference",
                "Không có đối tượng với id này; hãy tra ở /v1/recipients?q=…, đối tượng đã gộp thì ở /v1/recipients?mergedIntoId=….",
                "There is no recipient with this id; look it up at /v1/recipients?q=…, a merged one at /v1/recipients?mergedIntoId=….",
            )
            .into(),
        ),
        other => other,
    })?;
    let above_from = from.custody(conn)?;
    call.permit(&above_from, from_sight, to_publish(&from).as_slice())?;
    let awards = moved(conn, asked, &from, locked)?;
    let was_public = noted(&from.content).is_some_and(|noted| noted.was_public);
    let shows = was_public || [&kept, &from].into_iter().chain(&awards).any(|sheet| to_publish(sheet).is_some());
    let more = shows.then(|| kept.publish_permission());
    call.permit(&above_kept, kept_sight, more.as_slice())?;
    let permit = call.permit(&above_from, from_sight, more.as_slice())?;
    Ok((Loaded { kept, from, awards }, permit))
}

/// The right that is needed beside the other to change what is public.
fn to_publish(sheet: &Sheet) -> Option<Permission> {
    (sheet.front.visibility == Visibility::Public).then(|| sheet.publish_permission())
}

/// The awards that a step moves: one more than it may, where there are too many.
fn moved(conn: &mut Conn, asked: &Asked, from: &Sheet, locked: bool) -> Result<Vec<Sheet>, Error> {
    let (holder, ids) = match asked.step {
        Step::Merge => {
            let limit = i64::try_from(MOST_MOVED + 1).unwrap_or(i64::MAX);
            (asked.from, awards::ids_of_recipient(conn, asked.from, limit)?)
        }
        Step::Separate => (asked.kept, noted(&from.content).map(|noted| noted.award_ids).unwrap_or_default()),
    };
    if locked {
        return Ok(awards::of_recipient_locked(conn, holder, &ids)?);
    }
    let mut found = sheets::find_many(conn, &ids)?;
    let holder = holder.to_string();
    found.retain(|award| award.content.get("recipientId").and_then(|id| id.as_str()) == Some(holder.as_str()));
    found.sort_by_key(|award| award.id);
    Ok(found)
}

/// What becomes of them.
fn plan(conn: &mut Conn, asked: &Asked, loaded: Loaded) -> Result<Plan, Error> {
    let Loaded { mut kept, mut from, mut awards } = loaded;
    if !asked.versions.contains(&kept.front.version) {
        return Err(Error::Stale);
    }
    let (taken, holder) = match asked.step {
        Step::Merge => {
            check_mergeable(&kept.content, &from.content)?;
            check_in_sight(&kept, &from)?;
            check_number(&awards)?;
            let taken = take_over(&mut kept.content, &from.content)?;
            let was_public = from.front.visibility == Visibility::Public;
            let merged = Merged {
                award_ids: awards.iter().map(|award| award.id).collect(),
                variants: taken.variants.clone(),
                filled: taken.filled.clone(),
                was_public,
            };
            note(&mut from.content, kept.id, &merged);
            if was_public {
                from.front.visibility = Visibility::Internal;
            }
            from.front.publish_at = None;
            (taken, kept.id)
        }
        Step::Separate => {
            check_separable((kept.id, &kept.content), &from.content)?;
            let merged = noted(&from.content).unwrap_or_default();
            let others = merged_besides(conn, kept.id, from.id)?;
            let others: Vec<_> = others.iter().map(|other| &other.content).collect();
            let taken = take_back(&mut kept.content, &from.content, &merged, &others);
            unnote(&mut from.content);
            if merged.was_public {
                from.front.visibility = Visibility::Public;
            }
            (taken, from.id)
        }
    };
    for award in &mut awards {
        if let serde_json::Value::Object(properties) = &mut award.content {
            properties.insert("recipientId".to_owned(), holder.to_string().into());
        }
    }
    Ok(Plan { kept, from, awards, taken })
}

/// What is public does not go out of public sight by a merge.
fn check_in_sight(kept: &Sheet, from: &Sheet) -> Result<(), Refusal> {
    let is_public = |sheet: &Sheet| sheet.front.visibility == Visibility::Public;
    if !is_public(from) || is_public(kept) {
        return Ok(());
    }
    Err(Refusal::new(
        "Đối tượng bị gộp đang công khai còn đối tượng giữ lại thì chưa, nên gộp lại sẽ làm mất thông tin công khai; hãy công khai đối tượng giữ lại trước (POST …/publications), hoặc gộp theo chiều ngược lại.",
        "The recipient to be merged is public and the one that stays is not, so what is public would vanish; publish the one that stays first (POST …/publications), or merge the other way round.",
    ))
}

fn check_number(awards: &[Sheet]) -> Result<(), Refusal> {
    if awards.len() <= MOST_MOVED {
        return Ok(());
    }
    Err(Refusal::new(
        format!(
            "Đối tượng bị gộp có hơn {MOST_MOVED} lần khen thưởng; hãy gộp theo chiều ngược lại, hoặc chuyển bớt khen thưởng trước."
        ),
        format!(
            "The recipient to be merged has more than {MOST_MOVED} awards; merge the other way round, or move some of its awards first."
        ),
    ))
}

/// The other recipients that were merged into one.
fn merged_besides(conn: &mut Conn, kept: Uuid, but: Uuid) -> Result<Vec<Sheet>, Error> {
    let filter = super::timeline::of_merged(&[kept]);
    let order = (sheets::SheetSort::Name, Direction::Ascending);
    let mut found = sheets::list(conn, &filter, Phase::All, order, None, i64::MAX)?;
    found.retain(|other| other.id != but);
    Ok(found)
}
