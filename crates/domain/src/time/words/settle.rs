//! From what is said to the windows it may mean.

use super::{
    super::{calendar::Days, codes::Extent, window::TimeWindow},
    context::{KnownEvent, TimeContext},
    error::TimeWordsError as Error,
    events::events_named,
    input_of::{Ends, Settled, input},
    notes::{Note, marks},
    reading::TimeReading,
    said::{Body, Form, Join, Moment, Piece, Point, Said, YearSaid},
    show_en, show_vi,
    years::{Placed, YearKind, place},
};
use crate::language::Label;

/// The windows that one way to take the words may mean, best first.
pub(super) fn readings(said: &Said, text: &str, context: &TimeContext) -> Result<Vec<TimeReading>, Error> {
    if let Form::One(Point::Event(name)) = &said.form {
        return of_event(name, text, context);
    }
    let mut all = Vec::new();
    for settled in settle(said, context)? {
        all.push(reading(&settled, text, context)?);
    }
    Ok(all)
}

fn reading(settled: &Settled, text: &str, context: &TimeContext) -> Result<TimeReading, Error> {
    let mut notes = settled.notes.clone();
    let sent = input(settled, text);
    let time = TimeWindow::parse(sent.clone(), "").or_else(|_| {
        notes.push(Note::PartNotKept);
        TimeWindow::parse(super::super::TimeInput { part_of_day: None, precision: None, ..sent }, "")
    });
    let time = time.map_err(|_| Error::Reversed)?;
    Ok(explained(time, &notes, context))
}

fn explained(time: TimeWindow, notes: &[Note], context: &TimeContext) -> TimeReading {
    let sentences: Vec<_> = notes.iter().map(|note| note.sentence(context)).collect();
    let with = |words: String, notes: Vec<&str>| {
        if notes.is_empty() { words } else { format!("{words}; {}", notes.join("; ")) }
    };
    let vi = with(show_vi::words(&time), sentences.iter().map(|note| &*note.vi).collect());
    let en = with(show_en::words(&time), sentences.iter().map(|note| &*note.en).collect());
    TimeReading { marks: marks(notes, context), explanation: Label { vi, en: Some(en) }, time }
}

/// The time of an event itself: "trong Đại hội IX".
fn of_event(name: &str, text: &str, context: &TimeContext) -> Result<Vec<TimeReading>, Error> {
    let known = events_named(context, name);
    if known.is_empty() {
        return Err(Error::Unknown);
    }
    let all = known.into_iter().filter_map(|event| {
        let sent = super::super::TimeInput { text: Some(text.to_owned()), ..super::super::TimeInput::of(&event.time) };
        let time = TimeWindow::parse(sent, "").ok()?;
        Some(explained(time, &[Note::Event(event.name.clone())], context))
    });
    Ok(all.collect())
}

/// A point as it enters: a date, or the events it may name.
enum End<'a> {
    Date(Moment),
    Events(Vec<&'a KnownEvent>),
}

fn end<'a>(point: &Point, context: &'a TimeContext) -> Result<End<'a>, Error> {
    match point {
        Point::At(moment) => {
            // A clock time or a part of the day alone is of the day of the words.
            let today = Piece::new(Body::Relative(0), YearSaid::Missing);
            Ok(End::Date(Moment { piece: moment.piece.or(Some(today)), ..*moment }))
        }
        Point::Event(name) => {
            let known = events_named(context, name);
            if known.is_empty() { Err(Error::UnknownEvent { name: name.clone() }) } else { Ok(End::Events(known)) }
        }
    }
}

fn settle(said: &Said, context: &TimeContext) -> Result<Vec<Settled>, Error> {
    let (first, last) = match &said.form {
        Form::One(point) => (Some(point), None),
        Form::Range(first, last, _) => (Some(first), Some(last)),
        Form::Until { last, .. } => (None, Some(last)),
        Form::From { first, .. } => (Some(first), None),
    };
    let first = first.map(|point| end(point, context)).transpose()?;
    let last = last.map(|point| end(point, context)).transpose()?;
    let date = |end: &Option<End<'_>>| match end {
        Some(End::Date(moment)) => Some(*moment),
        _ => None,
    };
    let events = |end: &Option<End<'_>>| match end {
        Some(End::Events(events)) => events.iter().map(|event| Some((*event).clone())).collect(),
        _ => vec![None],
    };
    let (from, to) = (date(&first), date(&last));
    let weekday = from.or(to).and_then(|moment| moment.weekday);
    let piece = |moment: Option<Moment>| moment.and_then(|moment| moment.piece);
    let places = place(piece(from), piece(to), context, said.every_year, weekday)?;
    let mut all = Vec::new();
    for placed in &places {
        for first in events(&first) {
            for last in events(&last) {
                all.push(settled(said, placed, (from, to), (first.as_ref(), last)).map(|mut settled| {
                    note_taken(&mut settled, weekday);
                    settled
                })?);
            }
        }
    }
    Ok(all)
}

fn settled(
    said: &Said,
    placed: &Placed,
    (from, to): (Option<Moment>, Option<Moment>),
    (first_event, last_event): (Option<&KnownEvent>, Option<KnownEvent>),
) -> Result<Settled, Error> {
    let mut notes = placed.notes.clone();
    notes.dedup();
    let first_days = first_event.map(event_days).transpose()?;
    let last_days = last_event.as_ref().map(event_days).transpose()?;
    notes.extend(first_event.map(|event| Note::EventFirst(event.name.clone())));
    notes.extend(last_event.map(|event| Note::EventLast(event.name)));
    let rough_event = [first_days, last_days].into_iter().flatten().any(|(_, rough)| rough);
    let clocked = [from, to]
        .into_iter()
        .flatten()
        .any(|moment| moment.start.is_some() || moment.part.is_some() || moment.day_end);
    let first = first_days.map(|(days, _)| days).or(placed.first);
    let last = last_days.map(|(days, _)| days).or(placed.last);
    let ends = match (&said.form, first, last) {
        (Form::One(_), Some(days), _) => Ends { first: Some(days.first()), last: Some(days.last()) },
        (Form::Range(_, _, join), Some(one), Some(other)) => {
            if *join == Join::And && one.last().succ_opt() != Some(other.first()) {
                return Err(Error::Several);
            }
            let last = if *join == Join::UpTo && !clocked { other.first().pred_opt() } else { Some(other.last()) };
            Ends { first: Some(one.first()), last }
        }
        (Form::Until { before, .. }, _, Some(days)) => {
            let before = *before && !clocked && !rough_event;
            Ends { first: None, last: if before { days.first().pred_opt() } else { Some(days.last()) } }
        }
        (Form::From { after: true, .. }, Some(days), _) if rough_event => {
            Ends { first: Some(days.first()), last: None }
        }
        (Form::From { after, .. }, Some(days), _) => {
            let after = *after && !clocked;
            Ends { first: if after { days.last().succ_opt() } else { Some(days.first()) }, last: None }
        }
        _ => Ends { first: None, last: None },
    };
    let pieces = || [from, to].into_iter().flatten().filter_map(|moment| moment.piece);
    let about = said.about || rough_event || pieces().any(|piece| piece.rough);
    for remark in pieces().filter_map(|piece| piece.remark) {
        let note = Note::Taken(remark);
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    let is_one = matches!(said.form, Form::One(_));
    Ok(Settled {
        ends,
        year: placed.year,
        is_one,
        from,
        to,
        extent: said.extent,
        about,
        every_year: said.every_year,
        notes,
    })
}

/// The days of an event, and whether it is known only roughly when in them it was.
fn event_days(event: &KnownEvent) -> Result<(Days, bool), Error> {
    let (first, last) = (event.time.earliest(), event.time.latest());
    let days = first.or(last).zip(last.or(first)).and_then(|(first, last)| Days::new(first, last));
    days.map(|days| (days, !days.is_one() && event.time.extent() == Extent::Within)).ok_or(Error::Vague)
}

/// Notes what the window does not keep, and a day of the week that does not match.
fn note_taken(settled: &mut Settled, weekday: Option<chrono::Weekday>) {
    use chrono::Datelike;
    let one_day = settled.ends.first.filter(|_| settled.ends.first == settled.ends.last);
    let parts = [settled.from, settled.to].into_iter().flatten().any(|moment| moment.part.is_some());
    if parts && (one_day.is_none() || !settled.is_one) {
        settled.notes.push(Note::PartNotKept);
    }
    let known = settled.year == YearKind::Known;
    if let (Some(day), Some(weekday)) = (one_day.filter(|_| known), weekday)
        && day.weekday() != weekday
    {
        settled.notes.push(Note::WrongWeekday);
    }
}
