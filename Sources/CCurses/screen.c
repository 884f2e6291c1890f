#include "CCurses.h"
#include "terminal.h"

#include <curses.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

static SCREEN *screen;

// ncurses writes to a descriptor of its own, so that a frame can be held back on the way.
static FILE *output;

static int hasColour, hasDim, hasUTF8, isCursorHidden;

// The variables decide, not setlocale: a system without the user's locale still has their UTF-8 terminal.
static int wantsUTF8(void) {
  const char *name = getenv("LC_ALL");
  if (!name || !*name) name = getenv("LC_CTYPE");
  if (!name || !*name) name = getenv("LANG");
  return name && (strcasestr(name, "utf-8") || strcasestr(name, "utf8"));
}

// ncurses writes what the locale can encode. Words are UTF-8 whatever the locale says, so it always gets
// a UTF-8 one; without it our own lines and signs keep to ASCII all the same.
static void chooseLocale(void) {
  static const char *const names[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8", "UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (setlocale(LC_CTYPE, names[i])) return;
  setlocale(LC_CTYPE, "");
}

static const char *capability(const char *name) {
  char *value = tigetstr(name);
  return value == (char *)-1 ? NULL : value;
}

static int isDumbName(const char *term) {
  return !term || !*term || !strcmp(term, "dumb") || !strcmp(term, "unknown");
}

static void startColour(void) {
  if (!has_colors() || start_color() == ERR || use_default_colors() == ERR) return;
  init_pair(1, COLOR_MAGENTA, -1);
  init_pair(2, COLOR_RED, -1);
  hasColour = 1;
}

static int openOutput(void) {
  int copy = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  if (copy < 0) return 0;
  output = fdopen(copy, "w");
  return output != NULL;
}

static void finish(void) {
  fclose(output);
  ek_forget_frames();
  ek_disarm();
  ek_release_errors();
}

int ek_open(int wantsColour) {
  const char *term = getenv("TERM");
  if (screen) return EK_ALREADY_OPEN;
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return EK_NOT_A_TERMINAL;
  if (isDumbName(term)) return EK_DUMB_TERMINAL;
  chooseLocale();
  ek_note_modes();
  if (!ek_arm()) return EK_NO_PIPE;
  if (!openOutput()) {
    ek_disarm();
    return EK_NO_PIPE;
  }
  // newterm, since initscr ends the process when it fails. Our handlers stand already, so ncurses adds none.
  screen = newterm(NULL, output, stdin);
  if (!screen) {
    finish();
    return EK_UNKNOWN_TERMINAL;
  }
  if (!capability("cup")) {
    ek_close();
    return EK_DUMB_TERMINAL;
  }
  raw();
  noecho();
  nonl();
  typeahead(-1);
  hasColour = isCursorHidden = 0;
  hasDim = capability("dim") != NULL;
  hasUTF8 = wantsUTF8() && strncmp(term, "vt100", 5) != 0;
  if (wantsColour) startColour();
  ek_enter(term, capability("smkx"), capability("rmkx"), capability("rmcup"), capability("cnorm"));
  int rows, columns;
  ek_size(&rows, &columns);
  if (rows != getmaxy(stdscr) || columns != getmaxx(stdscr)) resize_term(rows, columns);
  return EK_OPENED;
}

void ek_close(void) {
  if (!screen) return;
  SCREEN *closing = screen;
  screen = NULL;
  ek_leave();
  endwin();
  delscreen(closing);
  finish();
}

int ek_has_colour(void) { return hasColour; }
int ek_has_dim(void) { return hasDim; }
int ek_has_utf8(void) { return hasUTF8; }

void ek_size(int *rows, int *columns) {
  struct winsize window = {0};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) < 0 || !window.ws_row || !window.ws_col) {
    // A serial line knows no size; terminfo's is the terminal's own.
    window.ws_row = (unsigned short)(screen && getmaxy(stdscr) > 0 ? getmaxy(stdscr) : 24);
    window.ws_col = (unsigned short)(screen && getmaxx(stdscr) > 0 ? getmaxx(stdscr) : 80);
  }
  *rows = window.ws_row;
  *columns = window.ws_col;
}

void ek_resize(int rows, int columns) {
  if (screen) resize_term(rows, columns);
}

static attr_t curses(int attributes) {
  attr_t result = A_NORMAL;
  if (attributes & EK_BOLD) result |= A_BOLD;
  if ((attributes & EK_DIM) && hasDim) result |= A_DIM;
  if (attributes & EK_UNDERLINE) result |= A_UNDERLINE;
  if (attributes & EK_REVERSE) result |= A_REVERSE;
  return result;
}

void ek_erase(void) {
  if (screen) werase(stdscr);
}

void ek_put(int row, int column, const uint32_t *scalars, int count, int attributes) {
  wchar_t text[CCHARW_MAX + 1] = {0};
  cchar_t cell;
  short pair = 0;
  if (!screen) return;
  for (int i = 0; i < count && i < CCHARW_MAX; i++) text[i] = (wchar_t)scalars[i];
  if (hasColour) pair = attributes & EK_MAGENTA ? 1 : attributes & EK_RED ? 2 : 0;
  setcchar(&cell, text, curses(attributes), pair, NULL);
  // The bottom right cell answers ERR, since the cursor cannot go on from it; it is drawn all the same.
  mvwadd_wch(stdscr, row, column, &cell);
}

void ek_show(int row, int column, int whole, int together) {
  if (!screen) return;
  int isHeld = together || whole;
  if (isHeld) ek_hold_frame(fileno(output));
  if (isCursorHidden != (row < 0)) {
    isCursorHidden = row < 0;
    curs_set(isCursorHidden ? 0 : 1);
  }
  if (row < 0) row = getmaxy(stdscr) - 1, column = getmaxx(stdscr) - 1;
  wmove(stdscr, row, column);
  if (whole) clearok(curscr, TRUE);
  wnoutrefresh(stdscr);
  doupdate();
  if (isHeld) ek_release_frame(fileno(output));
}

int ek_key_bytes(const char *name, uint8_t *bytes, int capacity) {
  const char *value = screen ? capability(name) : NULL;
  size_t length = value ? strlen(value) : 0;
  if (length > (size_t)capacity) return 0;
  if (length) memcpy(bytes, value, length);
  return (int)length;
}

void ek_suspend(void) {
  if (!screen) return;
  ek_leave();
  endwin();
  ek_stop_here();
  ek_take_again();
}

void ek_take_again(void) {
  if (!screen) return;
  reset_prog_mode();
  ek_enter_again();
  clearok(curscr, TRUE);
}
