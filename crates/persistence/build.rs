//! The migrations are embedded: a new folder of them makes this crate be built again.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
