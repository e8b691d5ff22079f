//! The `gleaner` binary.
#![forbid(unsafe_code)]

fn main() -> std::process::ExitCode {
    gleaner::cli::main()
}
