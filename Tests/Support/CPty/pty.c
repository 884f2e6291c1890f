#include "CPty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

// Shared with the child, which alone knows when it goes over to the program.
static int64_t *execMoment;

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void becomeChild(const char *slave, const char *directory, int rows, int columns) {
  struct winsize window = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  setsid();
  int terminal = open(slave, O_RDWR);
  if (terminal < 0) _exit(126);
  ioctl(terminal, TIOCSCTTY, 0);
  ioctl(terminal, TIOCSWINSZ, &window);
  for (int to = 0; to < 3; to++) dup2(terminal, to);
  if (terminal > 2) close(terminal);
  if (directory && chdir(directory) < 0) _exit(126);
}

int pty_start(
  const char *path, char *const argv[], char *const envp[], const char *directory, int rows, int columns,
  int32_t *process) {
  char slave[128];
  if (!execMoment)
    execMoment = mmap(NULL, sizeof *execMoment, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (execMoment == MAP_FAILED) {
    execMoment = NULL;
    return -1;
  }
  int master = posix_openpt(O_RDWR | O_NOCTTY);
  if (master < 0) return -1;
  fcntl(master, F_SETFD, FD_CLOEXEC);
  if (grantpt(master) < 0 || unlockpt(master) < 0 || ptsname_r(master, slave, sizeof slave) != 0) {
    close(master);
    return -1;
  }
  pid_t child = fork();
  if (child == 0) {
    becomeChild(slave, directory, rows, columns);
    *execMoment = now();
    execve(path, argv, envp);
    _exit(127);
  }
  if (child < 0) {
    close(master);
    return -1;
  }
  fcntl(master, F_SETFL, O_NONBLOCK);
  *process = child;
  return master;
}

int64_t pty_exec_moment(void) { return execMoment ? *execMoment : 0; }

int pty_resize(int master, int rows, int columns) {
  struct winsize window = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(master, TIOCSWINSZ, &window);
}

int pty_wait(int master, int watch, int wantsWrite, int milliseconds) {
  struct pollfd sources[2] = {
    {.fd = master, .events = (short)(POLLIN | (wantsWrite ? POLLOUT : 0))},
    {.fd = watch, .events = POLLIN},
  };
  int found = 0;
  if (poll(sources, 2, milliseconds) <= 0) return 0;
  if (sources[0].revents & (POLLIN | POLLHUP | POLLERR)) found |= PTY_READABLE;
  if (sources[0].revents & POLLOUT) found |= PTY_WRITABLE;
  if (sources[1].revents) found |= PTY_ENDED;
  return found;
}

int pty_watch(int32_t process) {
#ifdef SYS_pidfd_open
  return (int)syscall(SYS_pidfd_open, process, 0);
#else
  (void)process;
  return -1;
#endif
}

int pty_reap(int32_t process, int *code, int *signalNumber) {
  int status;
  *code = -1;
  *signalNumber = 0;
  if (waitpid(process, &status, WNOHANG) != process) return 0;
  if (WIFEXITED(status)) *code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) *signalNumber = WTERMSIG(status);
  return 1;
}

int pty_is_raw(int master) {
  struct termios state;
  if (tcgetattr(master, &state) < 0) return 0;
  return !(state.c_lflag & (ICANON | ECHO));
}

void pty_make_cooked(int master) {
  struct termios state;
  if (tcgetattr(master, &state) < 0) return;
  state.c_lflag |= ICANON | ECHO | ISIG;
  state.c_iflag |= ICRNL;
  state.c_oflag |= OPOST | ONLCR;
  tcsetattr(master, TCSANOW, &state);
}
