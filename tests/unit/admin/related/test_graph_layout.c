#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include <stdlib.h>

#include "related/graph_squeeze.h"

enum { BOXES = 60, LINKS = 90 };

static void make(struct graph_box *box, struct graph_link *link)
{
    unsigned seed = 7;
    for (size_t i = 0; i < BOXES; i++)
        box[i] = (struct graph_box){50, 10 + (double)(i % 5) * 8, 0, 0};
    for (size_t i = 0; i < LINKS; i++) {
        seed = seed * 1103515245u + 12345u;
        link[i] = (struct graph_link){i % BOXES, (seed >> 16) % BOXES, 1};
    }
}

static void none_overlaps(const struct graph_box *box)
{
    for (size_t i = 0; i < BOXES; i++)
        for (size_t k = i + 1; k < BOXES; k++)
            if (fabs(box[i].x_mm - box[k].x_mm) < (box[i].w_mm + box[k].w_mm) / 2 - 0.1 &&
                fabs(box[i].y_mm - box[k].y_mm) < (box[i].h_mm + box[k].h_mm) / 2 - 0.1)
                fail_msg("%zu lies on %zu", i, k);
}

static double width_of(const struct graph_box *box)
{
    double left = INFINITY;
    double right = -INFINITY;
    for (size_t i = 0; i < BOXES; i++) {
        left = fmin(left, box[i].x_mm);
        right = fmax(right, box[i].x_mm);
    }
    return right - left;
}

static void places_boxes_apart(void **state)
{
    (void)state;
    struct graph_box box[BOXES];
    struct graph_box again[BOXES];
    struct graph_link link[LINKS];
    struct err err = {""};
    make(box, link);
    make(again, link);
    if (!graph_layout(box, BOXES, link, LINKS, &err))
        fail_msg("%s", err.text);
    assert_true(graph_layout(again, BOXES, link, LINKS, &err));
    assert_memory_equal(box, again, sizeof box);
    none_overlaps(box);
    double before = width_of(box);
    graph_squeeze(box, BOXES, 1.4);
    none_overlaps(box);
    assert_true(width_of(box) < before);
}

static void one_box_and_none(void **state)
{
    (void)state;
    struct graph_box box = {50, 20, 0, 0};
    assert_true(graph_layout(NULL, 0, NULL, 0, NULL));
    graph_squeeze(NULL, 0, 1.4);
    assert_true(graph_layout(&box, 1, NULL, 0, NULL));
    graph_squeeze(&box, 1, 1.4);
    assert_true(isfinite(box.x_mm) && isfinite(box.y_mm));
}

static void says_what_is_missing(void **state)
{
    (void)state;
    struct graph_box box = {50, 20, 0, 0};
    struct err err = {""};
    char *path = strdup(getenv("PATH"));
    assert_non_null(path);
    setenv("PATH", "/nowhere", 1);
    assert_false(graph_layout(&box, 1, NULL, 0, &err));
    setenv("PATH", path, 1);
    free(path);
    assert_non_null(strstr(err.text, "graphviz"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_boxes_apart),
        cmocka_unit_test(one_box_and_none),
        cmocka_unit_test(says_what_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
