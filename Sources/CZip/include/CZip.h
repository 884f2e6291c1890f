#ifndef CZIP_H
#define CZIP_H

#include <stddef.h>
#include <stdint.h>

// A zip archive being written through minizip: into memory, or into an open file. Every entry carries the same
// time, 1 January 1980, and says nothing of the machine it was made on. All calls give 0 when they went well.

typedef struct ez_archive ez_archive;

// Into memory when `file` is negative, else into the open file of that number from its beginning on; the file stays
// open. NULL when there is no memory.
ez_archive *ez_open(int file);

// Begins an entry; `is_stored` leaves it uncompressed.
int ez_begin(ez_archive *archive, const char *name, int is_stored);

int ez_write(ez_archive *archive, const void *bytes, size_t count);

int ez_end(ez_archive *archive);

// Writes the directory. Nothing but `ez_bytes`, `ez_count` and `ez_free` may follow.
int ez_close(ez_archive *archive);

// What was written into memory, until `ez_free`.
const uint8_t *ez_bytes(const ez_archive *archive);
size_t ez_count(const ez_archive *archive);

void ez_free(ez_archive *archive);

#endif
