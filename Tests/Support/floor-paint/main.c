// The control for start-up times: paints the lines of a file with ncurses, waits for a key and goes.
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

int main(int count, char **words) {
  char line[2048];
  FILE *file = count > 1 ? fopen(words[1], "r") : NULL;
  if (!file) return 2;
  setlocale(LC_CTYPE, "C.UTF-8");
  if (!newterm(NULL, stdout, stdin)) return 2;
  raw();
  noecho();
  for (int row = 0; row < LINES && fgets(line, sizeof line, file); row++) {
    line[strcspn(line, "\n")] = 0;
    mvaddstr(row, 0, line);
  }
  fclose(file);
  refresh();
  getch();
  endwin();
  return 0;
}
