#include "CCurses.h"
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

static int signalPipe[2] = {-1, -1}, wakePipe[2] = {-1, -1};

static int openPipe(int ends[2]) {
#ifdef __linux__
  return pipe2(ends, O_NONBLOCK | O_CLOEXEC) == 0;
#else
  if (pipe(ends) < 0) return 0;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  }
  return 1;
#endif
}

// Both stay open for as long as the process lives: a thread that still holds the waking descriptor after
// the screen has gone must never write its byte into a file that got the same number.
int ek_open_pipes(void) {
  if (signalPipe[0] < 0 && !openPipe(signalPipe)) return 0;
  if (wakePipe[0] < 0 && !openPipe(wakePipe)) return 0;
  while (ek_next_signal()) {
  }
  return 1;
}

void ek_note_signal(int number) {
  unsigned char byte = (unsigned char)number;
  // A full pipe means that the loop has plenty to wake up for already.
  if (write(signalPipe[1], &byte, 1) < 0) return;
}

int ek_next_signal(void) {
  unsigned char byte;
  return read(signalPipe[0], &byte, 1) == 1 ? byte : 0;
}

int ek_wait_for_signal(int milliseconds) {
  struct pollfd source = {.fd = signalPipe[0], .events = POLLIN};
  // Interrupted by the very signal it waits for, it finds the pipe filled the second time.
  if (poll(&source, 1, milliseconds) < 0) poll(&source, 1, 0);
  return (source.revents & POLLIN) != 0;
}

int ek_wake_descriptor(void) { return wakePipe[1]; }

static void emptyWakePipe(void) {
  char bytes[64];
  while (read(wakePipe[0], bytes, sizeof bytes) == (ssize_t)sizeof bytes) {
  }
}

int ek_wait(int milliseconds) {
  struct pollfd sources[3] = {
    {.fd = STDIN_FILENO, .events = POLLIN},
    {.fd = signalPipe[0], .events = POLLIN},
    {.fd = wakePipe[0], .events = POLLIN},
  };
  int found = 0;
  if (poll(sources, 3, milliseconds) < 0) return errno == EINTR ? EK_SIGNAL : EK_LOST;
  // Both at once: read first what was typed before the terminal went.
  if (sources[0].revents & POLLIN) found |= EK_INPUT;
  else if (sources[0].revents) found |= EK_LOST;
  if (sources[1].revents) found |= EK_SIGNAL;
  if (sources[2].revents) {
    emptyWakePipe();
    found |= EK_WOKEN;
  }
  return found;
}

long ek_read(uint8_t *bytes, long capacity) {
  ssize_t count = read(STDIN_FILENO, bytes, (size_t)capacity);
  if (count < 0) return errno == EINTR || errno == EAGAIN ? -1 : 0;
  return count;
}
