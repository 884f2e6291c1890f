#include "CCurses.h"
#include "terminal.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

static const int noted[] = {SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP, SIGCONT};
static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGQUIT, SIGSYS};
static const int ignored[] = {SIGPIPE, SIGXFSZ};
#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

static struct sigaction before[NSIG];
static int isArmed;

static void onNoted(int number) {
  int saved = errno;
  ek_note_signal(number);
  errno = saved;
}

static void onCrash(int number) {
  struct sigaction plain = {.sa_handler = SIG_DFL};
  ek_give_back();
  ek_release_errors();
  // Dies by the same signal, so that a shell or a debugger sees the death it would have seen without us.
  sigaction(number, &plain, NULL);
  raise(number);
}

// exit() from anywhere must not leave a raw terminal behind.
static void onExit(void) {
  if (ek_give_back()) ek_release_errors();
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

int ek_arm(void) {
  static char stack[32 * 1024];
  static int isRegistered;
  // A stack of its own: a recursion that ran off the end has none left.
  stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
  if (!ek_open_pipes()) return 0;
  sigaltstack(&other, NULL);
  handle(noted, COUNT(noted), onNoted, SA_RESTART);
  handle(crashes, COUNT(crashes), onCrash, SA_ONSTACK);
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
}

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
int ek_signal_stop(void) { return SIGTSTP; }
int ek_signal_continue(void) { return SIGCONT; }
