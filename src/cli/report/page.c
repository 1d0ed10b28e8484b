/* page.c - a report from top to bottom. */
#include "report/page.h"

#include <string.h>

#include "report/html.h"

const char *page_name(const char *text, char name[PAGE_NAME]) {
    static const char dots[] = "...";
    size_t room = PAGE_NAME - sizeof dots, length = strnlen(text, PAGE_NAME);
    if (length < PAGE_NAME) {
        memcpy(name, text, length + 1);
        return name;
    }
    while (room > 0 && ((unsigned char)text[room] & 0xc0) == 0x80)
        room--; /* never inside a character */
    memcpy(name, text, room);
    memcpy(name + room, dots, sizeof dots);
    return name;
}

/* Nothing is loaded, not even an icon, and no script may run. */
static void open_page(const page *p) {
    fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
          "<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, "
          "initial-scale=1\">\n"
          "<meta name=\"color-scheme\" content=\"light dark\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" "
          "content=\"default-src 'none'; style-src 'unsafe-inline'; "
          "img-src data:\">\n"
          "<link rel=\"icon\" href=\"data:,\">\n",
          p->out);
    html_element(p->out, "title", "%s%s",
                 p->values->title ? p->values->title : "Report on ",
                 p->values->title ? "" : p->model_name);
    fputs("<style>\n", p->out);
    page_put_style(p->out);
    fputs("</style>\n</head>\n<body>\n<main>\n", p->out);
}

static void put_contents(const page *p) {
    bool is_class = p->model->encoder.task == BP_CLASSIFY;
    fputs("<nav aria-label=\"Contents\"><ul>"
          "<li><a href=\"#scores\">Scores</a></li>",
          p->out);
    if (is_class)
        fputs("<li><a href=\"#classes\">Classes</a></li>", p->out);
    else
        fputs("<li><a href=\"#residuals\">Residuals</a></li>", p->out);
    if (is_class && p->judged->classes.has_probabilities)
        fputs("<li><a href=\"#calibration\">Calibration</a></li>", p->out);
    if (p->n_lists)
        fputs("<li><a href=\"#worst\">Worst rows</a></li>", p->out);
    if (p->ranked)
        fputs("<li><a href=\"#importance\">Importance</a></li>", p->out);
    fputs("<li><a href=\"#training\">Training</a></li>"
          "<li><a href=\"#network\">Network</a></li>"
          "<li><a href=\"#columns\">Columns</a></li>"
          "<li><a href=\"#recipe\">Recipe</a></li>"
          "<li><a href=\"#notes\">Notes</a></li>"
          "<li><a href=\"#origin\">How it was made</a></li></ul></nav>\n",
          p->out);
}

bp_status page_write(page *p, bp_error *err) {
    open_page(p);
    page_head(p);
    page_summary(p);
    put_contents(p);
    bp_status status = p->model->encoder.task == BP_CLASSIFY
                           ? page_classes(p, err)
                           : page_numbers(p, err);
    if (!status)
        status = page_importance(p, err);
    if (!status)
        status = page_training(p, err);
    if (!status)
        status = page_network(p, err);
    if (status)
        return status;
    page_columns(p);
    page_recipe(p);
    page_notes(p);
    page_origin(p);
    fputs("</main>\n</body>\n</html>\n", p->out);
    return BP_OK;
}
