// All that Swift sees of ncurses: no macro, global or type of curses.h gets past this file.
//
// One screen, one thread. Reading is done here with read(2), not by ncurses: one call for all that
// waits, and no timing inside the library. ncurses draws.
#ifndef EVENKEEL_CCURSES_H
#define EVENKEEL_CCURSES_H

#include <stdint.h>

// Why a screen could not be opened.
enum {
  EK_OPENED = 0,
  EK_NOT_A_TERMINAL = 1,
  EK_UNKNOWN_TERMINAL = 2,
  EK_DUMB_TERMINAL = 3,
  EK_ALREADY_OPEN = 4,
  EK_NO_PIPE = 5,
};

// Attributes of one cell.
enum {
  EK_BOLD = 1,
  EK_DIM = 2,
  EK_UNDERLINE = 4,
  EK_REVERSE = 8,
  EK_MAGENTA = 16,
  EK_RED = 32,
};

// What ek_wait found; several may be set.
enum {
  EK_INPUT = 1,
  EK_SIGNAL = 2,
  EK_WOKEN = 4,
  EK_LOST = 8,
};

// Takes the terminal over: alternate screen, raw keys, signal handlers. wantsColour is 0 under NO_COLOR.
// Returns one of EK_OPENED ... above; in every other case the terminal is as it was.
int ek_open(int wantsColour);

// Gives the terminal back as it was found. May be called twice, and without ek_open.
void ek_close(void);

int ek_has_colour(void);
int ek_has_dim(void);
int ek_has_utf8(void);

// The window's size in cells; at least 1 by 1.
void ek_size(int *rows, int *columns);

// Tells ncurses that the window is now so large.
void ek_resize(int rows, int columns);

// Blanks all that was put down.
void ek_erase(void);

// Puts one glyph down: count scalars, the base first.
void ek_put(int row, int column, const uint32_t *scalars, int count, int attributes);

// Shows what was put down and rests the cursor; row < 0 hides it. whole: draw every cell afresh.
// together: in one write, shown at once.
void ek_show(int row, int column, int whole, int together);

// Waits for input, a signal or a byte on the waking descriptor, at most so many milliseconds (-1: for ever).
int ek_wait(int milliseconds);

// The descriptor that wakes ek_wait when a byte is written to it; -1 before the first
// ek_open, then the same for the life of the process.
int ek_wake_descriptor(void);

// Reads what waits on the terminal; 0 when the terminal is gone, -1 when there was nothing after all.
long ek_read(uint8_t *bytes, long capacity);

// Waits for a signal only, at most so many milliseconds; 1 when there is one.
int ek_wait_for_signal(int milliseconds);

// The next signal that arrived, 0 when there is none.
int ek_next_signal(void);

// What the terminal sends for a key by its terminfo name ("kcbt"); the length, 0 when it has none.
int ek_key_bytes(const char *name, uint8_t *bytes, int capacity);

// Gives the terminal back, stops the process group, and takes the terminal again when continued.
void ek_suspend(void);

// Takes the terminal again after a stop that could not be caught.
void ek_take_again(void);

// Dies by the signal, as if it had never been caught.
_Noreturn void ek_die_by(int signal);

int ek_signal_interrupt(void);
int ek_signal_terminate(void);
int ek_signal_hang_up(void);
int ek_signal_stop(void);
int ek_signal_continue(void);

#endif
