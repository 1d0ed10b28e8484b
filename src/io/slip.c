/* slip.c - numbers that are written in a way that wasn't asked for. */
#include "slip.h"

#include <stddef.h>

#include "bp/num.h"

const char *slip_of(const char *cell, char decimal) {
    if (bp_num_has_other_decimal(cell, decimal))
        return decimal == ','
                   ? "has a decimal point; write it with a comma, or say "
                     "--decimal . if all numbers are written so"
                   : "has a decimal comma; write it with a point, or say "
                     "--decimal , if all numbers are written so";
    if (bp_num_has_thousands(cell, decimal))
        return decimal == ',' ? "has points between thousands; write it "
                                "without them"
                              : "has commas between thousands; write it "
                                "without them";
    return NULL;
}
