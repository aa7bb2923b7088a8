#include "stage.h"

#include "ui/layout.h"

static struct stage stage;

static int open_stage(void **state)
{
    (void)state;
    stage_open(&stage, 800, 1200);
    return 0;
}

static int close_stage(void **state)
{
    (void)state;
    stage_close(&stage);
    return 0;
}

static void test_columns(void **state)
{
    (void)state;
    static const struct {
        int w, gap, least_w, most, columns;
    } table[] = {
        {100, 10, 100, 4, 1}, {99, 10, 100, 4, 1},   {0, 10, 100, 4, 1},
        {209, 10, 100, 4, 1}, {210, 10, 100, 4, 2},  {320, 10, 100, 4, 3},
        {319, 10, 100, 4, 2}, {9999, 10, 100, 4, 4}, {9999, 0, 100, 9, 9},
    };
    for (size_t i = 0; i < COUNT(table); i++)
        assert_int_equal(
            layout_columns(table[i].w, table[i].gap, table[i].least_w, table[i].most),
            table[i].columns);
}

/* Cells fill the column to the last pixel, keep their gap, and differ by a pixel at most.
 */
static void test_cells(void **state)
{
    (void)state;
    for (int w = 97; w < 900; w += 37)
        for (int columns = 1; columns <= 5; columns++) {
            struct column column = {13, 17, w};
            int gap = 7;
            for (int i = 0; i < 3 * columns; i++) {
                struct rect cell = layout_cell(column, columns, gap, 40, i);
                assert_int_equal(cell.y, 17 + i / columns * 47);
                assert_int_equal(cell.h, 40);
                int even = (w + gap) / columns - gap;
                assert_in_range(cell.w, even, even + 1);
                if (i % columns == 0)
                    assert_int_equal(cell.x, 13);
                if (i % columns == columns - 1)
                    assert_int_equal(cell.x + cell.w, 13 + w);
                else
                    assert_int_equal(layout_cell(column, columns, gap, 40, i + 1).x,
                                     cell.x + cell.w + gap);
            }
        }
}

static void test_words_stand_below_each_other(void **state)
{
    (void)state;
    stage_begin(&stage, TEXT_LTR);
    struct column column = {100, 50, 600};
    const struct measure *m = &stage.measure;
    assert_int_equal(column_words(&stage.frame, &column, ROLE_TEXT, m->body, 1, 2, NULL),
                     0);
    assert_int_equal(column_words(&stage.frame, &column, ROLE_TEXT, m->body, 1, 2, ""),
                     0);
    assert_int_equal(stage.frame.count, 0);
    int h = column_words(&stage.frame, &column, ROLE_TEXT, m->body, 1, 2, "Kita");
    assert_int_equal(column.y, 50 + h);
    column_skip(&column, 11);
    column_words(&stage.frame, &column, ROLE_NOTE, m->note, 1, 2, "a\nb");
    assert_int_equal(stage.frame.count, 2);
    const struct element *e = stage.frame.element;
    assert_true(rect_equal(e[0].rect, (struct rect){100, 50, 600, h}));
    assert_int_equal(e[1].rect.y, 50 + h + 11);
    assert_int_equal(e[1].rect.h, 2 * m->note.pitch_px);
    assert_int_equal(column.y, e[1].rect.y + e[1].rect.h);
    assert_int_equal(e[1].ground, 2);
    assert_int_equal(e[1].role, ROLE_NOTE);
}

/* A heading whose word is too long becomes smaller; a sentence is cut and says so. */
static void test_long_heading(void **state)
{
    (void)state;
    static const char word[] = "Donaudampfschifffahrtsgesellschaft";
    for (int w = 150; w < 900; w += 50) {
        stage_begin(&stage, TEXT_LTR);
        struct column column = {0, 0, w};
        column_words(&stage.frame, &column, ROLE_HEADING, stage.measure.title, 0, 0,
                     word);
        column_words(&stage.frame, &column, ROLE_TEXT, stage.measure.body, 0, 0, word);
        const struct element *e = stage.frame.element;
        assert_false(e[0].text->overflow);
        assert_int_equal(e[0].text->line_count, 1);
        assert_true(e[0].text->style.size_px <= stage.measure.title.size_px);
        int widest = text_widest_word(stage.text, word, stage.measure.body);
        assert_int_equal(e[1].text->overflow, widest > w);
    }
}

static void test_icons_point_the_way_one_reads(void **state)
{
    (void)state;
    static const struct {
        const char *icon, *mirrored;
    } table[] = {
        {"arrow_forward", "arrow_back"},
        {"arrow_back", "arrow_forward"},
        {"chevron_left", "chevron_right"},
        {"home", "home"},
        {"format_list_numbered", "format_list_numbered_rtl"},
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        stage_begin(&stage, TEXT_LTR);
        assert_string_equal(layout_icon(&stage.frame, table[i].icon), table[i].icon);
        stage_begin(&stage, TEXT_RTL);
        assert_string_equal(layout_icon(&stage.frame, table[i].icon), table[i].mirrored);
        assert_true(text_has_icon(stage.text, table[i].mirrored));
    }
    assert_null(layout_icon(&stage.frame, NULL));
}

static void test_parts(void **state)
{
    (void)state;
    stage_begin(&stage, TEXT_LTR);
    struct element none = {0};
    layout_part(&stage.frame, &none, 5, 6, 7);
    assert_int_equal(stage.frame.count, 0);
    struct element words = {0};
    frame_text(&stage.frame, &words, "Kita", stage.measure.body, 0,
               (struct rect){0, 0, 90, 0}, TEXT_START, 0);
    layout_part(&stage.frame, &words, 5, 6, 7);
    layout_image(&stage.frame, "home", (struct rect){1, 2, 30, 30}, 9);
    const struct element *e = stage.frame.element;
    assert_int_equal(e[0].role, ROLE_PART);
    assert_true(rect_equal(e[0].rect, (struct rect){5, 6, 90, words.text->height_px}));
    assert_int_equal(e[0].ground, 7);
    assert_int_equal(e[1].role, ROLE_IMAGE);
    assert_string_equal(e[1].label, "");
    assert_int_equal(e[1].icon_ink, 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_words_stand_below_each_other),
        cmocka_unit_test(test_long_heading),
        cmocka_unit_test(test_icons_point_the_way_one_reads),
        cmocka_unit_test(test_parts),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
