// Between the two C files: what has to work without ncurses, in a signal handler too.
#ifndef EVENKEEL_TERMINAL_H
#define EVENKEEL_TERMINAL_H

#include <stddef.h>

// Pipes and signal handlers; 0 when there are no descriptors left.
int ek_arm(void);

// Handlers and descriptors as they were.
void ek_disarm(void);

// Switches on what terminfo does not know (pasting with marks) and notes how to undo it all.
void ek_enter(const char *term, const char *smkx, const char *rmkx, const char *rmcup, const char *cnorm);
void ek_enter_again(void);

// Switches it off again; ncurses' endwin() does the rest.
void ek_leave(void);

// True for terminals known to pass over private modes they do not have.
int ek_knows_modes(void);

// write(2) until all is written or the terminal is gone.
void ek_write(const char *bytes, size_t count);

// Stops the process group as Ctrl-Z would, and returns when it is continued.
void ek_stop_here(void);

#endif
