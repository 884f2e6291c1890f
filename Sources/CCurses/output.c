#include "CCurses.h"
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

static struct termios asFound;
static volatile sig_atomic_t isEntered;
static int realErrors = -1, heldErrors = -1, heldFrame = -1;
static int knowsModes;

// What is written on entering, on leaving, and by a crash, which cannot ask ncurses.
static char entering[64], leaving[64], crashing[160];

// Asks the terminal to show what comes between the two at once; terminals without it pass over it.
static const char beginTogether[] = "\033[?2026h", endTogether[] = "\033[?2026l";

void ek_write(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t done = write(STDOUT_FILENO, bytes, count);
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return;
    bytes += done;
    count -= (size_t)done;
  }
}

static int holdingFile(const char *name) {
#ifdef __linux__
  return memfd_create(name, MFD_CLOEXEC);
#else
  (void)name;
  return -1;
#endif
}

// A message written while the screen is up would scribble over it and be lost with it.
static void holdErrors(void) {
  if (!isatty(STDERR_FILENO)) return;
  heldErrors = holdingFile("errors");
  if (heldErrors < 0) return;
  realErrors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (realErrors >= 0) dup2(heldErrors, STDERR_FILENO);
}

void ek_release_errors(void) {
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

static void append(char *to, size_t size, const char *what) {
  if (what && strlen(to) + strlen(what) < size) strcat(to, what);
}

// Terminals by the beginning of their names that know pasting with marks and frames shown at once, or pass
// over what they do not know. The Linux console and hardware terminals get neither.
static int nameKnowsModes(const char *term) {
  static const char *const names[] = {
    "xterm", "screen", "tmux", "rxvt", "alacritty", "foot", "kitty", "konsole", "vte", "gnome", "wezterm",
    "ghostty", "contour", "mintty", "putty", "st-",
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (!strncmp(term, names[i], strlen(names[i]))) return 1;
  return 0;
}

void ek_enter(const char *term, const char *smkx, const char *rmkx, const char *rmcup, const char *cnorm) {
  knowsModes = nameKnowsModes(term);
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

int ek_give_back(void) {
  if (!isEntered) return 0;
  isEntered = 0;
  ek_write(crashing, strlen(crashing));
  tcsetattr(STDIN_FILENO, TCSANOW, &asFound);
  return 1;
}

void ek_note_modes(void) { tcgetattr(STDIN_FILENO, &asFound); }

static void lead(int output, int to) {
#ifdef __linux__
  dup3(to, output, O_CLOEXEC);
#else
  dup2(to, output);
  fcntl(output, F_SETFD, FD_CLOEXEC);
#endif
}

// ncurses writes at each movement of the cursor, thirty times for a full screen. Taken together it is
// one write, and no terminal shows half a frame.
void ek_hold_frame(int output) {
  if (heldFrame < 0) heldFrame = holdingFile("frame");
  if (heldFrame < 0) return;
  lseek(heldFrame, 0, SEEK_SET);
  if (knowsModes && write(heldFrame, beginTogether, sizeof beginTogether - 1) < 0) return;
  lead(output, heldFrame);
}

void ek_release_frame(int output) {
  if (heldFrame < 0) return;
  lead(output, STDOUT_FILENO);
  if (knowsModes && write(heldFrame, endTogether, sizeof endTogether - 1) < 0) return;
  off_t count = lseek(heldFrame, 0, SEEK_CUR);
  char *bytes = count > 0 ? mmap(NULL, (size_t)count, PROT_READ, MAP_SHARED, heldFrame, 0) : MAP_FAILED;
  if (bytes == MAP_FAILED) return;
  ek_write(bytes, (size_t)count);
  munmap(bytes, (size_t)count);
}

void ek_forget_frames(void) {
  if (heldFrame >= 0) close(heldFrame);
  heldFrame = -1;
}
