//! The stores, each test on both databases.

#[cfg(test)]
mod award_catalogue;
#[cfg(test)]
mod awards;
#[cfg(test)]
mod broad_search;
#[cfg(test)]
mod custody;
#[cfg(test)]
mod idempotency;
#[cfg(test)]
mod identity;
#[cfg(test)]
mod journal;
#[cfg(test)]
mod leases;
#[cfg(test)]
mod order;
#[cfg(test)]
mod recipients;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod search;
#[cfg(test)]
mod sheets;
#[cfg(test)]
mod writing;
