// Between the C files: what has to work without ncurses, in a signal handler too.
#ifndef EVENKEEL_TERMINAL_H
#define EVENKEEL_TERMINAL_H

#include <stddef.h>

// Sets up the signal handlers and what they write to; 0 when there are no descriptors left.
int ek_arm(void);

// The handlers as they were.
void ek_disarm(void);

// The descriptors signals and wakers write to; 0 when there are none left.
int ek_open_pipes(void);

// From a signal handler: the loop shall hear of this signal.
void ek_note_signal(int number);

// Notes the terminal's modes as they were found, for ek_give_back.
void ek_note_modes(void);

// Switches on what terminfo does not know (pasting with marks) and notes how to undo it all.
void ek_enter(const char *term, const char *smkx, const char *rmkx, const char *rmcup, const char *cnorm);
void ek_enter_again(void);

// Switches it off again; ncurses' endwin() does the rest.
void ek_leave(void);

// From a signal handler or exit(): gives the terminal back without asking ncurses; 0 when it was already.
int ek_give_back(void);

// What was written to standard error while the screen was up comes out now.
void ek_release_errors(void);

// write(2) until all is written or the terminal is gone.
void ek_write(const char *bytes, size_t count);

// Between these two what is written to `output`, ncurses' own descriptor, is held back, then written in
// one go. Where the system cannot hold it, it goes straight out.
void ek_hold_frame(int output);
void ek_release_frame(int output);
void ek_forget_frames(void);

// Stops the process group as Ctrl-Z would, and returns when it is continued.
void ek_stop_here(void);

#endif
