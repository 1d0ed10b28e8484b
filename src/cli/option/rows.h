/* rows.h - short forms for the rows of option tables.
 *
 * Whoever includes it defines AT(member), the place of a train_values' member
 * in the command's own struct of values.
 */
#ifndef BP_OPTION_ROWS_H
#define BP_OPTION_ROWS_H

#include <stddef.h>

#include "option/option.h"

/* NOLINTBEGIN(bugprone-macro-parentheses): initialisers are no expressions */
#define HEADING(text)                                                          \
    { .help = text }
#define FLAG(l, n, m, h)                                                       \
    { .letter = l, .name = n, .type = OPTION_FLAG, .offset = AT(m), .help = h }
#define TEXT(n, a, m, h)                                                       \
    {                                                                          \
        .name = n, .argument = a, .type = OPTION_TEXT, .offset = AT(m),        \
        .is_recipe = true, .help = h                                           \
    }
#define CHOICE(n, a, m, c, i, h)                                               \
    {                                                                          \
        .name = n, .argument = a, .type = OPTION_CHOICE, .offset = AT(m),      \
        .choices = c, .initial = i, .is_recipe = true, .help = h               \
    }
#define SIZE(n, a, m, lo, hi, i, h)                                            \
    {                                                                          \
        .name = n, .argument = a, .type = OPTION_SIZE, .offset = AT(m),        \
        .min = lo, .max = hi, .initial = i, .is_recipe = true, .help = h       \
    }
#define REAL(n, a, m, lo, hi, i, h)                                            \
    {                                                                          \
        .name = n, .argument = a, .type = OPTION_REAL, .offset = AT(m),        \
        .min = lo, .max = hi, .initial = i, .is_recipe = true, .help = h       \
    }
#define CHAR(n, m, h)                                                          \
    {                                                                          \
        .name = n, .argument = "CHAR", .type = OPTION_CHAR, .offset = AT(m),   \
        .help = h                                                              \
    }
#define SIZES(n, a, m, lo, h)                                                  \
    {                                                                          \
        .name = n, .argument = a, .type = OPTION_SIZES, .offset = AT(m),       \
        .min = lo, .max = BP_MAX_UNITS, .is_recipe = true, .help = h           \
    }

/* NOLINTEND(bugprone-macro-parentheses) */

/* The greatest whole number below which a double (and so JSON) has them all. */
#define MAX_SEED 9007199254740991

/* Choices that several commands offer; see train/options.c. */
extern const char *const task_choice_names[],
    *const target_scale_names[], *const hidden_act_names[],
                                     *const output_act_names[],
                                         *const loss_choice_names[],
                                             *const refit_names[];

#endif
