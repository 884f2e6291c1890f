// Running a program in a pseudo-terminal of its own. Swift has no fork, and what happens between fork and
// exec in a process with threads has to be C.
#ifndef EVENKEEL_CPTY_H
#define EVENKEEL_CPTY_H

#include <stdint.h>

// Starts path as the leader of a new session on a new terminal of that size. argv and envp end with NULL.
// Returns the master descriptor (non-blocking, close-on-exec) and the process, or -1.
int pty_start(
  const char *path, char *const argv[], char *const envp[], const char *directory, int rows, int columns,
  int32_t *process);

// When the program started last was about to run, in nanoseconds of the monotonic clock. Ask once it has written
// something.
int64_t pty_exec_moment(void);

int pty_resize(int master, int rows, int columns);

// What pty_wait found; both may be set.
enum { PTY_READABLE = 1, PTY_ENDED = 2, PTY_WRITABLE = 4 };

// Waits until the master can be read (or written, when wantsWrite), or the process has ended.
// watch is a descriptor from pty_watch, or -1. 0 when the time is up.
int pty_wait(int master, int watch, int wantsWrite, int milliseconds);

// A descriptor that becomes readable when the process ends; -1 where the system has none.
int pty_watch(int32_t process);

// Takes the end of the process in: 1 when it had ended. code is its exit code or -1, signal the signal
// it died by or 0.
int pty_reap(int32_t process, int *code, int *signal);

// 1 while the terminal is in raw mode (no echo, no lines).
int pty_is_raw(int master);

// Lines and echo again, as a shell sets them when its job has stopped.
void pty_make_cooked(int master);

#endif
