#include "CCurses.h"
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

static const int noted[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT};
static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGQUIT, SIGSYS};
static const int ignored[] = {SIGPIPE, SIGXFSZ};
#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

static struct sigaction before[NSIG];
static struct termios asFound;
static volatile sig_atomic_t isArmed, isEntered;
static int signalPipe[2] = {-1, -1}, wakePipe[2] = {-1, -1};
static int realErrors = -1, heldErrors = -1;
static int knowsModes;

// What is written on entering, on leaving, and by a crash, which cannot ask ncurses.
static char entering[64], leaving[64], crashing[160];

// --- written from signal handlers too: only async-signal-safe calls ---

void ek_write(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t done = write(STDOUT_FILENO, bytes, count);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return;
    bytes += done;
    count -= (size_t)done;
  }
}

// Messages that came while the screen was up would have scribbled over it; now they can be read.
static void releaseErrors(void) {
  char piece[512];
  ssize_t count;
  off_t place = 0;
  if (realErrors < 0) return;
  dup2(realErrors, STDERR_FILENO);
  while ((count = pread(heldErrors, piece, sizeof piece, place)) > 0) {
    if (write(realErrors, piece, (size_t)count) < 0) break;
    place += count;
  }
  close(realErrors);
  close(heldErrors);
  realErrors = heldErrors = -1;
}

static void onNoted(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  // A full pipe means that the loop has plenty to wake up for already.
  if (write(signalPipe[1], &byte, 1) < 0) errno = 0;
  errno = saved;
}

static void onCrash(int number) {
  if (isEntered) {
    isEntered = 0;
    ek_write(crashing, strlen(crashing));
    tcsetattr(STDIN_FILENO, TCSANOW, &asFound);
  }
  releaseErrors();
  // Back to what stood before us, so that a debugger's or the shell's view of the death is unchanged.
  struct sigaction plain = {.sa_handler = SIG_DFL};
  sigaction(number, &plain, NULL);
  raise(number);
}

// --- arming ---

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

static void closePipe(int ends[2]) {
  for (int i = 0; i < 2; i++) {
    if (ends[i] >= 0) close(ends[i]);
    ends[i] = -1;
  }
}

static void handle(const int *signals, int count, void (*handler)(int), int flags) {
  for (int i = 0; i < count; i++) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    sigfillset(&action.sa_mask);
    sigaction(signals[i], &action, &before[signals[i]]);
  }
}

static void restore(const int *signals, int count) {
  for (int i = 0; i < count; i++) sigaction(signals[i], &before[signals[i]], NULL);
}

// exit() from anywhere must not leave a raw terminal behind.
static void onExit(void) {
  if (!isEntered) return;
  isEntered = 0;
  ek_write(crashing, strlen(crashing));
  tcsetattr(STDIN_FILENO, TCSANOW, &asFound);
  releaseErrors();
}

int ek_arm(void) {
  static char stack[32 * 1024];
  static int isRegistered;
  if (!openPipe(signalPipe)) return 0;
  if (!openPipe(wakePipe)) {
    closePipe(signalPipe);
    return 0;
  }
  tcgetattr(STDIN_FILENO, &asFound);
  // A stack of its own: a recursion that ran off the end has none left.
  stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&other, NULL);
  handle(noted, COUNT(noted), onNoted, SA_RESTART);
  handle(crashes, COUNT(crashes), onCrash, (int)(SA_ONSTACK | SA_RESETHAND));
  handle(ignored, COUNT(ignored), SIG_IGN, 0);
  // Started under nohup: to be hung up on is not a reason to stop.
  if (before[SIGHUP].sa_handler == SIG_IGN) signal(SIGHUP, SIG_IGN);
  if (!isRegistered) atexit(onExit);
  isRegistered = isArmed = 1;
  return 1;
}

void ek_disarm(void) {
  if (!isArmed) return;
  isArmed = 0;
  restore(noted, COUNT(noted));
  restore(crashes, COUNT(crashes));
  restore(ignored, COUNT(ignored));
  closePipe(signalPipe);
  closePipe(wakePipe);
  releaseErrors();
}

// --- entering and leaving ---

static void holdErrors(void) {
#ifdef __linux__
  if (!isatty(STDERR_FILENO)) return;
  heldErrors = memfd_create("errors", MFD_CLOEXEC);
  if (heldErrors < 0) return;
  realErrors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (realErrors >= 0) {
    dup2(heldErrors, STDERR_FILENO);
  } else {
    close(heldErrors);
    heldErrors = -1;
  }
#endif
}

static void append(char *to, size_t size, const char *what) {
  if (what && strlen(to) + strlen(what) < size) strcat(to, what);
}

void ek_enter(const char *term, const char *smkx, const char *rmkx, const char *rmcup, const char *cnorm) {
  knowsModes = !strncmp(term, "xterm", 5) || !strncmp(term, "screen", 6) || !strncmp(term, "tmux", 4);
  entering[0] = leaving[0] = crashing[0] = 0;
  append(entering, sizeof entering, smkx);
  append(leaving, sizeof leaving, rmkx);
  if (knowsModes) {
    append(entering, sizeof entering, "\033[?2004h");
    append(leaving, sizeof leaving, "\033[?2004l");
  }
  append(crashing, sizeof crashing, leaving);
  append(crashing, sizeof crashing, knowsModes ? "\033[?2026l\033[m" : "\033[m");
  append(crashing, sizeof crashing, cnorm);
  append(crashing, sizeof crashing, rmcup);
  append(crashing, sizeof crashing, "\r\n");
  holdErrors();
  ek_enter_again();
}

void ek_enter_again(void) {
  ek_write(entering, strlen(entering));
  isEntered = 1;
}

void ek_leave(void) {
  if (!isEntered) return;
  isEntered = 0;
  ek_write(leaving, strlen(leaving));
}

int ek_knows_modes(void) { return knowsModes; }

// --- waiting ---

int ek_wait(int milliseconds) {
  struct pollfd sources[3] = {
    {.fd = STDIN_FILENO, .events = POLLIN},
    {.fd = signalPipe[0], .events = POLLIN},
    {.fd = wakePipe[0], .events = POLLIN},
  };
  int found = 0;
  if (poll(sources, 3, milliseconds) < 0) return errno == EINTR ? EK_SIGNAL : EK_LOST;
  if (sources[0].revents & POLLIN) found |= EK_INPUT;
  else if (sources[0].revents) found |= EK_LOST;
  if (sources[1].revents) found |= EK_SIGNAL;
  if (sources[2].revents) {
    char bytes[64];
    while (read(wakePipe[0], bytes, sizeof bytes) == (ssize_t)sizeof bytes) {
    }
    found |= EK_WOKEN;
  }
  return found;
}

int ek_wake_descriptor(void) { return wakePipe[1]; }

long ek_read(uint8_t *bytes, long capacity) {
  ssize_t count = read(STDIN_FILENO, bytes, (size_t)capacity);
  if (count < 0) return errno == EINTR || errno == EAGAIN ? -1 : 0;
  return count;
}

int ek_next_signal(void) {
  unsigned char byte;
  return read(signalPipe[0], &byte, 1) == 1 ? byte : 0;
}

// --- stopping ---

void ek_stop_here(void) {
  struct sigaction ours, plain = {.sa_handler = SIG_DFL};
  sigaction(SIGTSTP, &plain, &ours);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

_Noreturn void ek_die_by(int number) {
  struct sigaction plain = {.sa_handler = SIG_DFL};
  sigset_t only;
  sigaction(number, &plain, NULL);
  sigemptyset(&only);
  sigaddset(&only, number);
  sigprocmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
  _exit(128 + number);
}

int ek_signal_interrupt(void) { return SIGINT; }
int ek_signal_terminate(void) { return SIGTERM; }
int ek_signal_hang_up(void) { return SIGHUP; }
int ek_signal_window(void) { return SIGWINCH; }
int ek_signal_stop(void) { return SIGTSTP; }
int ek_signal_continue(void) { return SIGCONT; }
