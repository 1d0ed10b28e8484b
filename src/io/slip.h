/* slip.h - numbers that are written in a way that wasn't asked for. */
#ifndef BP_SLIP_H
#define BP_SLIP_H

/* What is wrong with a cell that is a number with the other decimal sign, or
 * with thousands parted, and what to do: the end of a message. NULL for all
 * other cells. */
const char *slip_of(const char *cell, char decimal);

#endif
