#ifndef CZIP_H
#define CZIP_H

#include <stddef.h>
#include <stdint.h>

// A zip archive being written through minizip. What is written of it stands in memory until it is taken, so that
// whoever takes it only ever adds to the end of a file. Every entry carries the same time, 1 January 1980, and says
// nothing of the machine it was made on. Calls that give an int give 0 when they went well.

typedef struct ez_archive ez_archive;

// NULL when there is no memory.
ez_archive *ez_open(void);

// Begins an entry; `is_stored` leaves it uncompressed.
int ez_begin(ez_archive *archive, const char *name, int is_stored);

// Begins an entry whose bytes were compressed before, by `ez_press_add`: so many, of so many uncompressed ones with this
// sum. It need not stand in memory as a whole, since nothing of it is put in later.
int ez_begin_pressed(ez_archive *archive, const char *name, uint32_t crc, uint64_t pressed, uint64_t whole);

int ez_write(ez_archive *archive, const void *bytes, size_t count);

int ez_end(ez_archive *archive);

// Writes the directory. Nothing but `ez_ready`, `ez_take` and `ez_free` may follow.
int ez_close(ez_archive *archive);

// How many bytes nothing will change any more, and these bytes, which are given once.
size_t ez_ready(const ez_archive *archive);
void ez_take(ez_archive *archive, void *bytes);

void ez_free(ez_archive *archive);

// A stretch of bytes being compressed as zip files have them.

typedef struct ez_press ez_press;

// NULL when there is no memory.
ez_press *ez_press_open(void);

int ez_press_add(ez_press *press, const void *bytes, size_t count, int is_last);

// How many compressed bytes are ready, and these bytes, which are given once.
size_t ez_press_ready(const ez_press *press);
void ez_press_take(ez_press *press, void *bytes);

// Of all that was added: its sum, its bytes; and of what became of it.
uint32_t ez_press_crc(const ez_press *press);
uint64_t ez_press_whole(const ez_press *press);
uint64_t ez_press_pressed(const ez_press *press);

void ez_press_free(ez_press *press);

#endif
