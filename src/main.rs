//! The `gleaner` binary.
#![forbid(unsafe_code)]

/// Counting makes and drops many small strings on all threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    gleaner::cli::main()
}
