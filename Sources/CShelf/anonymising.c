#include "anonymising_shelf.h"

static const uint8_t lexicon[] = {
#embed "anonymising/lexicon.txt"
};
static const uint8_t phrases[] = {
#embed "anonymising/phrases.txt"
};
static const uint8_t nicknames[] = {
#embed "anonymising/nicknames.txt"
};
static const uint8_t places[] = {
#embed "anonymising/places.txt"
};
static const uint8_t standins[] = {
#embed "anonymising/standins.txt"
};
static const uint8_t name_model[] = {
#embed "anonymising/names.model"
};

#define SHELF(name)                                            \
  const uint8_t *ek_shelf_##name(size_t *length) {             \
    *length = sizeof name;                                     \
    return name;                                               \
  }

SHELF(lexicon)
SHELF(phrases)
SHELF(nicknames)
SHELF(places)
SHELF(standins)
SHELF(name_model)
