#include "flagging_shelf.h"

static const uint8_t rules[] = {
#embed "flagging/rules.txt"
};
static const uint8_t stance[] = {
#embed "flagging/stance.model"
};

const uint8_t *ek_shelf_rules(size_t *length) {
  *length = sizeof rules;
  return rules;
}

const uint8_t *ek_shelf_stance(size_t *length) {
  *length = sizeof stance;
  return stance;
}
