//! Ids that a synthetic city's records have in every register, so that what is there is found again.

use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use super::{SyntheticCity, random::wide};

/// The moment in the ids, to which the index is added: ids of a kind rise in the order in which they are written.
const MOMENT: u64 = 0x0198_57b0_0000;

/// The id of the record of this kind with this index, in the city of this seed and scale.
pub(super) fn id(city: SyntheticCity, kind: &str, index: usize) -> Uuid {
    let digest = Sha256::digest(format!("synthetic:{}:{}:{kind}:{index}", city.seed, city.scale));
    let mut bytes = [0_u8; 10];
    for (byte, from) in bytes.iter_mut().zip(digest) {
        *byte = from;
    }
    Builder::from_unix_timestamp_millis(MOMENT + wide(index), &bytes).into_uuid()
}
