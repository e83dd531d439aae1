//! The numbers of the limits, and how they are written in the configuration.

/// So many at once, so many per minute after that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// How many may come at once.
    pub burst: u32,
    /// How many a minute gives back.
    pub per_minute: u32,
}

impl Quota {
    /// Nanoseconds until one more is allowed.
    #[must_use]
    pub(super) fn interval_nanos(self) -> u64 {
        60_000_000_000 / u64::from(self.per_minute.max(1))
    }

    /// Seconds until an empty bucket is full again: the window of the draft's policy.
    #[must_use]
    pub fn seconds_to_fill(self) -> u64 {
        self.interval_nanos().saturating_mul(u64::from(self.burst)).div_ceil(1_000_000_000)
    }
}

/// The quota of each class of requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotas {
    /// Reads.
    pub public: Quota,
    /// Changes.
    pub writes: Quota,
    /// Sign-in.
    pub sign_in: Quota,
}

impl Default for Quotas {
    /// Rule 97: reads 1,200 a minute with a burst of 300, writes 60, sign-in 10.
    fn default() -> Self {
        Self {
            public: Quota { burst: 300, per_minute: 1200 },
            writes: Quota { burst: 60, per_minute: 60 },
            sign_in: Quota { burst: 10, per_minute: 10 },
        }
    }
}

/// Whether and how requests are limited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RateLimits {
    /// Not at all: the default on a loopback listener.
    Off,
    /// By these quotas.
    On(Quotas),
}

/// A setting that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "rate limits are written off, default, or public=1200/300,writes=60,signin=10 (per minute, then /burst); not {0:?}"
)]
pub struct RateLimitsError(String);

impl RateLimits {
    /// Reads `off`, `default`, or a list such as `public=1200/300,writes=60,signin=10`: per minute, then the burst
    /// (without it, a minute's worth). What is not named keeps its default.
    ///
    /// # Errors
    /// When a name or a number is not one; zero is not a limit but an outage, and refused.
    pub fn parse(text: &str) -> Result<Self, RateLimitsError> {
        let mut quotas = Quotas::default();
        match text.trim() {
            "off" => return Ok(Self::Off),
            "default" => return Ok(Self::On(quotas)),
            _ => {}
        }
        for part in text.split(',') {
            let wrong = || RateLimitsError(part.trim().to_owned());
            let (name, numbers) = part.split_once('=').ok_or_else(wrong)?;
            let (per_minute, burst) = numbers.split_once('/').unwrap_or((numbers, numbers));
            let read = |number: &str| number.trim().parse::<u32>().ok().filter(|n| *n > 0).ok_or_else(wrong);
            let quota = Quota { per_minute: read(per_minute)?, burst: read(burst)? };
            match name.trim() {
                "public" => quotas.public = quota,
                "writes" => quotas.writes = quota,
                "signin" => quotas.sign_in = quota,
                _ => return Err(wrong()),
            }
        }
        Ok(Self::On(quotas))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_or_refused() {
        assert_eq!(RateLimits::parse("off"), Ok(RateLimits::Off));
        assert_eq!(RateLimits::parse("default"), Ok(RateLimits::On(Quotas::default())));
        let RateLimits::On(quotas) = RateLimits::parse("public=600/50, writes=30").unwrap() else { panic!("on") };
        assert_eq!(quotas.public, Quota { burst: 50, per_minute: 600 });
        assert_eq!(quotas.writes, Quota { burst: 30, per_minute: 30 });
        assert_eq!(quotas.sign_in, Quotas::default().sign_in);
        for wrong in ["", "on", "public", "public=0", "public=x", "reads=5"] {
            assert!(RateLimits::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn three_hundred_come_back_in_fifteen_seconds() {
        assert_eq!(Quotas::default().public.seconds_to_fill(), 15);
    }
}
