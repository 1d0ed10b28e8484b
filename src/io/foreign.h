/* foreign.h - files that are no text in UTF-8, by how they start. */
#ifndef BP_FOREIGN_H
#define BP_FOREIGN_H

#include <stdbool.h>
#include <stddef.h>

/* How many bytes are enough to tell, and to see that nothing is to be told. */
enum { FOREIGN_BYTES = 16, FOREIGN_LOOK = 3 };

/* True when more than these bytes are needed to tell: few texts are. */
bool foreign_may_be(const char *bytes, size_t length);

/* What a file is that starts with these bytes, and what to do about it, as the
 * end of a message; NULL when it may be text in UTF-8. */
const char *foreign_format(const char *bytes, size_t length);

#endif
