#include "guides_shelf.h"

#include <string.h>

static const uint8_t focus_group[] = {
#embed "guides/focus-group.md"
};
static const uint8_t interview[] = {
#embed "guides/interview.md"
};
static const uint8_t talk_it_out[] = {
#embed "guides/talk-it-out.md"
};
static const uint8_t first_meeting[] = {
#embed "guides/first-meeting.md"
};
static const uint8_t show_and_tell[] = {
#embed "guides/show-and-tell.md"
};
static const uint8_t partner_review[] = {
#embed "guides/partner-review.md"
};
static const uint8_t cards[] = {
#embed "cards.md"
};
static const uint8_t marks[] = {
#embed "marks.md"
};
static const uint8_t suggestions[] = {
#embed "suggestions.md"
};
static const uint8_t sample_study[] = {
#embed "sample/study.yaml"
};
static const uint8_t sample_roster[] = {
#embed "sample/roster.yaml"
};
static const uint8_t sample_guide[] = {
#embed "sample/late-deliveries.md"
};
static const uint8_t sample_session[] = {
#embed "sample/session.txt"
};

// One table: the files' names here are the only list of what is shipped.
static const struct {
  const char *name;
  const uint8_t *bytes;
  size_t length;
} files[] = {
    {"guides/focus-group.md", focus_group, sizeof focus_group},
    {"guides/interview.md", interview, sizeof interview},
    {"guides/talk-it-out.md", talk_it_out, sizeof talk_it_out},
    {"guides/first-meeting.md", first_meeting, sizeof first_meeting},
    {"guides/show-and-tell.md", show_and_tell, sizeof show_and_tell},
    {"guides/partner-review.md", partner_review, sizeof partner_review},
    {"cards.md", cards, sizeof cards},
    {"marks.md", marks, sizeof marks},
    {"suggestions.md", suggestions, sizeof suggestions},
    {"sample/study.yaml", sample_study, sizeof sample_study},
    {"sample/roster.yaml", sample_roster, sizeof sample_roster},
    {"sample/late-deliveries.md", sample_guide, sizeof sample_guide},
    {"sample/session.txt", sample_session, sizeof sample_session},
};

static const size_t file_count = sizeof files / sizeof *files;

const uint8_t *ek_shelf_file(const char *name, size_t *length) {
  for (size_t i = 0; i < file_count; i++) {
    if (strcmp(files[i].name, name) == 0) {
      *length = files[i].length;
      return files[i].bytes;
    }
  }
  *length = 0;
  return NULL;
}

const char *ek_shelf_name(size_t place) { return place < file_count ? files[place].name : NULL; }
