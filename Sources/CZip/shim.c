#include "CZip.h"

#include <errno.h>
#include <minizip/zip.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct ez_archive {
  zipFile zip;
  int file;
  uint64_t place;
  // Of what is in memory; in a file, the farthest place written.
  uint64_t count;
  uint64_t room;
  uint8_t *bytes;
  int has_failed;
};

static voidpf ez_io_open(voidpf opaque, const void *name, int mode) {
  (void)name;
  (void)mode;
  return opaque;
}

static uLong ez_io_read(voidpf opaque, voidpf stream, void *bytes, uLong count) {
  (void)opaque;
  (void)stream;
  (void)bytes;
  (void)count;
  return 0;
}

static int ez_grow(ez_archive *archive, uint64_t wanted) {
  if (wanted <= archive->room) return 0;
  uint64_t room = archive->room ? archive->room : 65536;
  while (room < wanted) room *= 2;
  uint8_t *bytes = realloc(archive->bytes, room);
  if (!bytes) return -1;
  archive->bytes = bytes;
  archive->room = room;
  return 0;
}

static int ez_put(ez_archive *archive, const uint8_t *bytes, uint64_t count) {
  if (archive->file < 0) {
    if (ez_grow(archive, archive->place + count)) return -1;
    memcpy(archive->bytes + archive->place, bytes, count);
    return 0;
  }
  uint64_t done = 0;
  while (done < count) {
    ssize_t wrote = pwrite(archive->file, bytes + done, count - done, (off_t)(archive->place + done));
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return -1;
    done += (uint64_t)wrote;
  }
  return 0;
}

static uLong ez_io_write(voidpf opaque, voidpf stream, const void *bytes, uLong count) {
  (void)opaque;
  ez_archive *archive = stream;
  if (ez_put(archive, bytes, count)) {
    archive->has_failed = 1;
    return 0;
  }
  archive->place += count;
  if (archive->place > archive->count) archive->count = archive->place;
  return count;
}

static ZPOS64_T ez_io_tell(voidpf opaque, voidpf stream) {
  (void)opaque;
  return ((ez_archive *)stream)->place;
}

static long ez_io_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin) {
  (void)opaque;
  ez_archive *archive = stream;
  switch (origin) {
    case ZLIB_FILEFUNC_SEEK_SET: archive->place = offset; break;
    case ZLIB_FILEFUNC_SEEK_CUR: archive->place += offset; break;
    case ZLIB_FILEFUNC_SEEK_END: archive->place = archive->count + offset; break;
    default: return -1;
  }
  return 0;
}

static int ez_io_close(voidpf opaque, voidpf stream) {
  (void)opaque;
  (void)stream;
  return 0;
}

static int ez_io_error(voidpf opaque, voidpf stream) {
  (void)opaque;
  return ((ez_archive *)stream)->has_failed;
}

ez_archive *ez_open(int file) {
  ez_archive *archive = calloc(1, sizeof *archive);
  if (!archive) return NULL;
  archive->file = file;
  zlib_filefunc64_def calls = {
      .zopen64_file = ez_io_open,
      .zread_file = ez_io_read,
      .zwrite_file = ez_io_write,
      .ztell64_file = ez_io_tell,
      .zseek64_file = ez_io_seek,
      .zclose_file = ez_io_close,
      .zerror_file = ez_io_error,
      .opaque = archive,
  };
  archive->zip = zipOpen2_64("", APPEND_STATUS_CREATE, NULL, &calls);
  if (!archive->zip) {
    free(archive);
    return NULL;
  }
  return archive;
}

int ez_begin(ez_archive *archive, const char *name, int is_stored) {
  zip_fileinfo info = {0};
  // The date in DOS form: year since 1980, month, day; no time. Bit 11 says that names are UTF-8.
  info.dosDate = (0 << 25) | (1 << 21) | (1 << 16);
  return zipOpenNewFileInZip4_64(
      archive->zip, name, &info, NULL, 0, NULL, 0, NULL, is_stored ? 0 : Z_DEFLATED, is_stored ? 0 : 6, 0, -MAX_WBITS,
      DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, NULL, 0, 20, 1 << 11, 0);
}

int ez_write(ez_archive *archive, const void *bytes, size_t count) {
  const uint8_t *next = bytes;
  while (count > 0) {
    unsigned part = count > 1 << 20 ? 1 << 20 : (unsigned)count;
    int code = zipWriteInFileInZip(archive->zip, next, part);
    if (code != ZIP_OK) return code;
    next += part;
    count -= part;
  }
  return archive->has_failed;
}

int ez_end(ez_archive *archive) {
  int code = zipCloseFileInZip(archive->zip);
  return code ? code : archive->has_failed;
}

int ez_close(ez_archive *archive) {
  int code = archive->zip ? zipClose(archive->zip, NULL) : 0;
  archive->zip = NULL;
  return code ? code : archive->has_failed;
}

const uint8_t *ez_bytes(const ez_archive *archive) { return archive->bytes; }

size_t ez_count(const ez_archive *archive) { return archive->count; }

void ez_free(ez_archive *archive) {
  if (!archive) return;
  if (archive->zip) zipClose(archive->zip, NULL);
  free(archive->bytes);
  free(archive);
}
