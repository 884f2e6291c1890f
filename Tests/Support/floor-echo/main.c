// The floor for key-to-screen times: reads what was typed and writes it back, and nothing else.
#define _DEFAULT_SOURCE
#include <termios.h>
#include <unistd.h>

int main(void) {
  char typed[64];
  ssize_t count;
  struct termios mode;
  tcgetattr(0, &mode);
  cfmakeraw(&mode);
  tcsetattr(0, TCSANOW, &mode);
  if (write(1, "> ", 2) < 0) return 1;
  while ((count = read(0, typed, sizeof typed)) > 0 && typed[0] != 4)
    if (write(1, typed, (size_t)count) < 0) return 1;
  return 0;
}
