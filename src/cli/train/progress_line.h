/* progress_line.h - the lines that progress shows: text, and nothing else. */
#ifndef BP_PROGRESS_LINE_H
#define BP_PROGRESS_LINE_H

#include "train/progress.h"

/* Room for any of them. */
enum { PROGRESS_LINE = 256 };

/* The live line, in fewer than `width` columns. What has no room is left out:
 * first the rows a second, then the time left, the bar, the held-out scores,
 * the loss; never the epoch. Only ASCII. */
void progress_live_line(const progress *p, double now, size_t width,
                        char line[PROGRESS_LINE]);

/* What the last completed epoch came to. */
void progress_epoch_line(const progress *p, char line[PROGRESS_LINE]);

#endif
