#include "flagging_shelf.h"

static const uint8_t rules[] = {
#embed "flagging/rules.txt"
};

const uint8_t *ek_shelf_rules(size_t *length) {
  *length = sizeof rules;
  return rules;
}
