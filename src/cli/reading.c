/* reading.c - how files are read, as the command line says it. */
#include "reading.h"

#include <string.h>

bp_status reading_make(const reading_values *v, const command *cmd,
                       const bp_dialect *usual, bp_reading *reading,
                       bp_error *err) {
    *reading = (bp_reading){.header = v->header      ? BP_HEADER_YES
                                      : v->no_header ? BP_HEADER_NO
                                                     : BP_HEADER_AUTO};
    bp_dialect *dialect = &reading->dialect;
    if (usual)
        *dialect = *usual;
    if (v->delimiter) {
        dialect->delimiter = v->delimiter;
        dialect->blanks = v->delimiter == ' ';
    }
    if (v->decimal)
        dialect->decimal = v->decimal;
    if (!dialect->decimal)
        dialect->decimal = '.';
    dialect->comment = v->comment;
    dialect->skip_lines = v->skip_lines;
    if (v->header && v->no_header)
        return bp_fail(err, BP_EUSAGE,
                       "%s: --header and --no-header exclude each other",
                       cmd->name);
    if (!strchr(".,", dialect->decimal))
        return bp_fail(err, BP_EUSAGE,
                       "%s: --decimal '%c': must be a point or a comma",
                       cmd->name, dialect->decimal);
    if (v->comment && v->comment == dialect->delimiter)
        return bp_fail(err, BP_EUSAGE,
                       "%s: --comment and --delimiter can't be the same "
                       "character",
                       cmd->name);
    return BP_OK;
}
