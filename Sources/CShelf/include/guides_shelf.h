#ifndef GUIDES_SHELF_H
#define GUIDES_SHELF_H

#include <stddef.h>
#include <stdint.h>

/// The shipped file of that name, such as `guides/interview.md`, as it stands in Sources/CShelf; null for a name that
/// is not there. Lives as long as the program.
const uint8_t *_Nullable ek_shelf_file(const char *_Nonnull name, size_t *_Nonnull length);

/// The name of the shipped file at `place`, from 0; null behind the last.
const char *_Nullable ek_shelf_name(size_t place);

#endif
