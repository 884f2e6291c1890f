#include "CZip.h"

#include <minizip/zip.h>
#include <stdlib.h>
#include <string.h>

// No entry is open whose beginning may still change.
#define NOWHERE UINT64_MAX

// Bytes that wait to be taken.
struct ez_bytes {
  uint8_t *bytes;
  uint64_t count;
  uint64_t room;
};

static int ez_grow(struct ez_bytes *waiting, uint64_t wanted) {
  if (wanted <= waiting->room) return 0;
  uint64_t room = waiting->room ? waiting->room : 65536;
  while (room < wanted) room *= 2;
  uint8_t *bytes = realloc(waiting->bytes, room);
  if (!bytes) return -1;
  waiting->bytes = bytes;
  waiting->room = room;
  return 0;
}

static void ez_hand_over(struct ez_bytes *waiting, uint64_t count, void *bytes) {
  if (count == 0) return;
  memcpy(bytes, waiting->bytes, count);
  memmove(waiting->bytes, waiting->bytes + count, waiting->count - count);
  waiting->count -= count;
}

struct ez_archive {
  zipFile zip;
  struct ez_bytes waiting;
  // Where in the archive the first of them stands, and where minizip is.
  uint64_t taken;
  uint64_t place;
  // Where the open entry begins; minizip puts sum and sizes in there when it ends.
  uint64_t entry;
  // Sum and sizes that were said beforehand, and where they stand.
  uint8_t said[12];
  uint64_t said_at;
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

// What was taken already can only be said again.
static int ez_is_said(const ez_archive *archive, const uint8_t *bytes, uint64_t count) {
  return archive->said_at != NOWHERE && archive->place >= archive->said_at
      && archive->place + count <= archive->said_at + sizeof archive->said
      && memcmp(archive->said + (archive->place - archive->said_at), bytes, count) == 0;
}

static int ez_put(ez_archive *archive, const uint8_t *bytes, uint64_t count) {
  if (archive->place < archive->taken) return ez_is_said(archive, bytes, count) ? 0 : -1;
  uint64_t start = archive->place - archive->taken;
  if (ez_grow(&archive->waiting, start + count)) return -1;
  memcpy(archive->waiting.bytes + start, bytes, count);
  if (start + count > archive->waiting.count) archive->waiting.count = start + count;
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
    case ZLIB_FILEFUNC_SEEK_END: archive->place = archive->taken + archive->waiting.count + offset; break;
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

ez_archive *ez_open(void) {
  ez_archive *archive = calloc(1, sizeof *archive);
  if (!archive) return NULL;
  archive->entry = NOWHERE;
  archive->said_at = NOWHERE;
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

static int ez_begin_entry(ez_archive *archive, const char *name, int is_stored, int is_pressed) {
  zip_fileinfo info = {0};
  // The date in DOS form: year since 1980, month, day; no time. Bit 11 says that names are UTF-8.
  info.dosDate = (0 << 25) | (1 << 21) | (1 << 16);
  archive->entry = archive->taken + archive->waiting.count;
  return zipOpenNewFileInZip4_64(
      archive->zip, name, &info, NULL, 0, NULL, 0, NULL, is_stored ? 0 : Z_DEFLATED, is_stored ? 0 : 6, is_pressed,
      -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY, NULL, 0, 20, 1 << 11, 0);
}

int ez_begin(ez_archive *archive, const char *name, int is_stored) {
  return ez_begin_entry(archive, name, is_stored, 0);
}

int ez_begin_pressed(ez_archive *archive, const char *name, uint32_t crc, uint64_t pressed, uint64_t whole) {
  // More needs a form of header that few readers know.
  if (pressed >= UINT32_MAX || whole >= UINT32_MAX) return ZIP_PARAMERROR;
  int code = ez_begin_entry(archive, name, 0, 1);
  if (code) return code;
  uint32_t numbers[3] = {crc, (uint32_t)pressed, (uint32_t)whole};
  for (int byte = 0; byte < 12; byte++) archive->said[byte] = (uint8_t)(numbers[byte / 4] >> (byte % 4 * 8));
  // The sum stands at byte 14 of an entry's header, the sizes behind it. Source: PKWARE APPNOTE 4.3.7.
  archive->said_at = archive->entry + 14;
  memcpy(archive->waiting.bytes + (archive->said_at - archive->taken), archive->said, sizeof archive->said);
  archive->entry = NOWHERE;
  return archive->has_failed;
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
  int code;
  if (archive->said_at == NOWHERE) {
    code = zipCloseFileInZip(archive->zip);
  } else {
    const uint8_t *said = archive->said;
    uint32_t crc = said[0] | (uint32_t)said[1] << 8 | (uint32_t)said[2] << 16 | (uint32_t)said[3] << 24;
    uint32_t whole = said[8] | (uint32_t)said[9] << 8 | (uint32_t)said[10] << 16 | (uint32_t)said[11] << 24;
    code = zipCloseFileInZipRaw64(archive->zip, whole, crc);
  }
  archive->entry = NOWHERE;
  archive->said_at = NOWHERE;
  return code ? code : archive->has_failed;
}

int ez_close(ez_archive *archive) {
  int code = archive->zip ? zipClose(archive->zip, NULL) : 0;
  archive->zip = NULL;
  return code ? code : archive->has_failed;
}

size_t ez_ready(const ez_archive *archive) {
  return archive->entry == NOWHERE ? archive->waiting.count : archive->entry - archive->taken;
}

void ez_take(ez_archive *archive, void *bytes) {
  uint64_t count = ez_ready(archive);
  ez_hand_over(&archive->waiting, count, bytes);
  archive->taken += count;
}

void ez_free(ez_archive *archive) {
  if (!archive) return;
  if (archive->zip) zipClose(archive->zip, NULL);
  free(archive->waiting.bytes);
  free(archive);
}

struct ez_press {
  z_stream stream;
  struct ez_bytes waiting;
  uint32_t crc;
};

ez_press *ez_press_open(void) {
  ez_press *press = calloc(1, sizeof *press);
  if (!press) return NULL;
  press->crc = (uint32_t)crc32(0, NULL, 0);
  if (deflateInit2(&press->stream, 6, Z_DEFLATED, -MAX_WBITS, DEF_MEM_LEVEL, Z_DEFAULT_STRATEGY) == Z_OK) return press;
  free(press);
  return NULL;
}

int ez_press_add(ez_press *press, const void *bytes, size_t count, int is_last) {
  if (count > UINT32_MAX) return -1;
  press->crc = (uint32_t)crc32(press->crc, bytes, (uInt)count);
  press->stream.next_in = (Bytef *)bytes;
  press->stream.avail_in = (uInt)count;
  int code = Z_OK;
  do {
    if (ez_grow(&press->waiting, press->waiting.count + 65536)) return -1;
    press->stream.next_out = press->waiting.bytes + press->waiting.count;
    press->stream.avail_out = 65536;
    code = deflate(&press->stream, is_last ? Z_FINISH : Z_NO_FLUSH);
    press->waiting.count += 65536 - press->stream.avail_out;
  } while (code == Z_OK && (is_last || press->stream.avail_in > 0));
  // With nothing left to do it says that it made no step.
  return code == Z_OK || code == Z_STREAM_END || (code == Z_BUF_ERROR && !is_last) ? 0 : code;
}

size_t ez_press_ready(const ez_press *press) { return press->waiting.count; }

void ez_press_take(ez_press *press, void *bytes) { ez_hand_over(&press->waiting, press->waiting.count, bytes); }

uint32_t ez_press_crc(const ez_press *press) { return press->crc; }

uint64_t ez_press_whole(const ez_press *press) { return press->stream.total_in; }

uint64_t ez_press_pressed(const ez_press *press) { return press->stream.total_out; }

void ez_press_free(ez_press *press) {
  if (!press) return;
  deflateEnd(&press->stream);
  free(press->waiting.bytes);
  free(press);
}
