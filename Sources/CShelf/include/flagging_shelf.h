#ifndef FLAGGING_SHELF_H
#define FLAGGING_SHELF_H

#include <stddef.h>
#include <stdint.h>

// The flagger's data files, as they stand in Sources/CShelf/flagging. Each lives as long as the program.

/// The shipped rules, one tab-parted row a line; `RuleBook.init(table:)` describes the format.
const uint8_t *_Nonnull ek_shelf_rules(size_t *_Nonnull length);

/// The weights of the flagger's model; `StanceModel` describes the format.
const uint8_t *_Nonnull ek_shelf_stance(size_t *_Nonnull length);

#endif
