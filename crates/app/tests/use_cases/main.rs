//! The use cases, each test on both databases.

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod acts;
#[cfg(test)]
mod at_once;
#[cfg(test)]
mod award_types;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod due;
#[cfg(test)]
mod histories;
#[cfg(test)]
mod imports;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod organizations;
#[cfg(test)]
mod paging;
#[cfg(test)]
mod permissions;
#[cfg(test)]
mod recipients;
#[cfg(test)]
mod relations;
#[cfg(test)]
mod sheets;
#[cfg(test)]
mod synthetic;
