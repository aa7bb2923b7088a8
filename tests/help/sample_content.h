#ifndef ANNA_TESTS_HELP_SAMPLE_CONTENT_H
#define ANNA_TESTS_HELP_SAMPLE_CONTENT_H

#include "core/content.h"

/* The content of help/sample.h, opened. */

struct sample_content {
    const char *folder;
    const char *path;
    struct content *content;
    struct arena arena;
};

/* *state is a struct sample_content. */
int sample_content_set_up(void **state);
int sample_content_tear_down(void **state);

#endif
