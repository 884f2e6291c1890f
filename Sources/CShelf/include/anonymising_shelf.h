#ifndef ANONYMISING_SHELF_H
#define ANONYMISING_SHELF_H

#include <stddef.h>
#include <stdint.h>

// The anonymiser's data files, as they stand in Sources/CShelf/anonymising. Each lives as long as the program.

/// Words that may be names, places, organisations or ordinary, one a line with their ratings.
const uint8_t *_Nonnull ek_shelf_lexicon(size_t *_Nonnull length);
/// Places and organisations of several words, one a line, `p` or `o` in front.
const uint8_t *_Nonnull ek_shelf_phrases(size_t *_Nonnull length);
/// A first name and a short form of it, one pair a line.
const uint8_t *_Nonnull ek_shelf_nicknames(size_t *_Nonnull length);
/// Cities with a narrow and a broad description, separated by tabs.
const uint8_t *_Nonnull ek_shelf_places(size_t *_Nonnull length);
/// First names (`f`) and surnames (`s`) that may stand in for real ones.
const uint8_t *_Nonnull ek_shelf_standins(size_t *_Nonnull length);
/// The name model's weights; `NameModel` describes the format.
const uint8_t *_Nonnull ek_shelf_name_model(size_t *_Nonnull length);

#endif
