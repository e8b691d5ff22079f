//! The workers not at work; there are never more than threads.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::worker::Worker;

/// Hands out workers; which of them counts what cannot change a result.
#[derive(Debug)]
pub(super) struct Pool {
    slots: usize,
    idle: Mutex<Idle>,
    bytes: AtomicUsize,
}

#[derive(Debug, Default)]
struct Idle {
    workers: Vec<(usize, Worker)>,
    made: usize,
}

impl Pool {
    /// A pool whose workers have this many memories of forms.
    pub(super) fn new(slots: usize) -> Self {
        Self {
            slots,
            idle: Mutex::default(),
            bytes: AtomicUsize::new(0),
        }
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Idle> {
        self.idle
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Runs `work` with a worker that nobody else has, and its number; one lock before and one after.
    pub(super) fn with<T>(&self, work: impl FnOnce(usize, &mut Worker) -> T) -> T {
        let taken = {
            let mut idle = self.idle();
            idle.workers.pop().ok_or_else(|| {
                idle.made += 1;
                idle.made - 1
            })
        };
        let (number, mut worker) = taken.unwrap_or_else(|number| (number, Worker::new(self.slots)));
        let before = worker.bytes();
        let result = work(number, &mut worker);
        self.bytes.fetch_add(worker.bytes(), Ordering::Relaxed);
        self.bytes.fetch_sub(before, Ordering::Relaxed);
        self.idle().workers.push((number, worker));
        result
    }

    /// Memory held by all workers, in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Runs `each` on every worker, by number; nobody may be at work.
    pub(super) fn each(&self, mut each: impl FnMut(&mut Worker)) {
        let mut idle = self.idle();
        idle.workers.sort_by_key(|(number, _)| *number);
        for (_, worker) in &mut idle.workers {
            each(worker);
        }
        let held = idle.workers.iter().map(|(_, worker)| worker.bytes()).sum();
        self.bytes.store(held, Ordering::Relaxed);
    }
}
