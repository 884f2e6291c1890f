#ifndef CSHELF_H
#define CSHELF_H

// What is shipped as data and embedded: one header for each room that has a shelf here.
#include "guides_shelf.h"
#if __has_include("anonymising_shelf.h")
#include "anonymising_shelf.h"
#endif
#if __has_include("flagging_shelf.h")
#include "flagging_shelf.h"
#endif

#endif
