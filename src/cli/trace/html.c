/* html.c - a step as a page: page/page.html with the step's JSON in it.
 *
 * The page is made of its parts when bp is built (cmake/embed.cmake), and draws
 * itself from what `bp trace --json` would say. Nothing of a name or a cell can
 * end the element that the JSON stands in: '<' is written as \u003c, which in
 * a text of JSON is the same, and stands nowhere else in it.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "trace/trace.h"

static const char place[] = "@trace@";

static const unsigned char page[] = {
#include "page.inc"
};

static void put_json(const char *text, FILE *out) {
    for (const char *end; (end = strchr(text, '<')); text = end + 1) {
        fwrite(text, 1, (size_t)(end - text), out);
        fputs("\\u003c", out);
    }
    fputs(text, out);
}

bp_status trace_tell_html(const trace *t, FILE *out, bp_error *err) {
    char *text = NULL;
    bp_status status = trace_to_json(t, &text, err);
    if (status)
        return status;
    const unsigned char *at =
        memmem(page, sizeof page, place, sizeof place - 1);
    assert(at); /* the page is ours */
    size_t head = (size_t)(at - page);
    fwrite(page, 1, head, out);
    put_json(text, out);
    at += sizeof place - 1;
    fwrite(at, 1, sizeof page - head - (sizeof place - 1), out);
    free(text);
    return BP_OK;
}
