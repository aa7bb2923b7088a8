#include "../stage.h"

/* Every string of the outside data, naughty ones and those of twelve languages: laid out
 * at several widths, both ways and in all sizes of the terminal, nothing crashes, and no
 * pixel outside the box changes. With ANNA_LONG set each string meets every combination,
 * else some of them in turn. */

enum { MARGIN = 80, MOST_W = 1000, MOST_H = 4000 };

static const int widths[] = {24, 160, 400, MOST_W};
static const int sizes[] = {24, 36, 48};
static const uint32_t ground = 0x00C0FFEE;

static struct text *text;
static struct arena arena;
static uint32_t *pixel;
static long drawn;

static int open_all(void **state)
{
    (void)state;
    text = open_text(4u << 20);
    size_t room = (size_t)(MOST_W + 2 * MARGIN) * (MOST_H + 2 * MARGIN);
    pixel = malloc(room * sizeof *pixel);
    return pixel == NULL;
}

static int close_all(void **state)
{
    (void)state;
    print_message("%ld blocks drawn\n", drawn);
    free(pixel);
    arena_free(&arena);
    text_close(text);
    return 0;
}

static void assert_untouched(const char *words, const struct text_target *canvas,
                             struct rect box)
{
    for (int y = 0; y < canvas->clip_y1; y++) {
        const uint32_t *row = pixel + (ptrdiff_t)y * canvas->stride_px;
        bool beside = y >= box.y && y < box.y + box.h;
        for (int x = 0; x < canvas->clip_x1; x++) {
            if (beside && x == box.x)
                x = box.x + box.w;
            if (row[x] != ground)
                fail_msg("%d,%d was drawn, outside %d,%d,%d,%d: %s", x, y, box.x, box.y,
                         box.w, box.h, words);
        }
    }
}

static void draw(const char *words, const struct text_block *block)
{
    int h = block->height_px < MOST_H ? block->height_px : MOST_H;
    int beside = text_overhang(block->style.size_px);
    struct text_target canvas = {
        .pixel = pixel,
        .stride_px = block->box_px + 2 * MARGIN,
        .clip_x1 = block->box_px + 2 * MARGIN,
        .clip_y1 = h + 2 * MARGIN,
    };
    for (size_t i = 0; i < (size_t)canvas.stride_px * (size_t)canvas.clip_y1; i++)
        pixel[i] = ground;
    if (h == MOST_H)
        canvas.clip_y1 = MARGIN + h;
    text_draw(text, &canvas, block, MARGIN, MARGIN, 0x102030);
    struct rect box = {MARGIN - beside, MARGIN, block->box_px + 2 * beside, h};
    assert_untouched(words, &canvas, box);
    drawn++;
}

static void try_one(const char *words, int width, int size_px, bool rtl, int max_lines)
{
    struct text_style style = {size_px % 2 ? TEXT_BOLD : TEXT_REGULAR, size_px,
                               text_least_pitch(size_px)};
    arena_reset(&arena);
    struct text_block *block =
        text_layout(text, &arena, words, style, width, rtl ? TEXT_RTL : TEXT_LTR,
                    TEXT_START, max_lines);
    if (block == NULL)
        fail_msg("no block, %d broad, size %d, rtl %d, %d lines: %s", width, size_px, rtl,
                 max_lines, words);
    int widest = text_widest_word(text, words, style);
    if (block->width_px > width && !block->overflow)
        fail_msg("%d pixels broad, allowed are %d: %s", block->width_px, width, words);
    /* Against the direction of its words a text has more runs, whose widths are rounded.
     */
    if (block->overflow && !rtl && widest <= width && width > size_px)
        fail_msg(
            "cut, and the widest word has %d of %d pixels, size %d, rtl %d, lines %d: %s",
            widest, width, size_px, rtl, max_lines, words);
    if (max_lines > 0 && block->line_count > max_lines)
        fail_msg("%d lines, allowed are %d: %s", block->line_count, max_lines, words);
    draw(words, block);
}

static void try_words(const char *words)
{
    static unsigned turn;
    bool all = getenv("ANNA_LONG") != NULL;
    unsigned combinations = COUNT(widths) * COUNT(sizes) * 2 * 2;
    for (unsigned i = 0; i < (all ? combinations : 2); i++) {
        /* 48 and 7 have no common divisor: all combinations come round. */
        unsigned at = all ? i : turn++ * 7 % combinations;
        try_one(words, widths[at % 4], sizes[at / 4 % 3], at / 12 % 2 == 1,
                at / 24 == 1 ? 2 : 0);
    }
}

static void test_naughty(void **state)
{
    (void)state;
    struct buf file = {0};
    NEED_SHARED("data/text/naughty-strings.txt", &file);
    char *rest = file.bytes;
    long count = 0;
    for (char *line; (line = strsep(&rest, "\n")) != NULL; count++)
        try_words(line);
    assert_true(count > 700);
    /* The whole file as one paragraph, comments and all. */
    buf_reset(&file);
    assert_true(read_shared("data/text/naughty-strings.txt", &file));
    try_one(file.bytes, 400, 24, false, 0);
    buf_free(&file);
}

static void test_long_words(void **state)
{
    (void)state;
    struct buf file = {0};
    NEED_SHARED("data/lang/long-german-words.tsv", &file);
    char *rest = file.bytes;
    long count = 0;
    for (char *line; (line = strsep(&rest, "\n")) != NULL; count++)
        if (strrchr(line, '\t') != NULL)
            try_words(strrchr(line, '\t') + 1);
    assert_true(count > 200);
    buf_free(&file);
}

/* What stands between the quotes of a line `"de": "..."`, in place; NULL if it is none.
 */
static char *value_of(char *line)
{
    char *from = strstr(line, "\": \"");
    char *to = strrchr(line, '"');
    if (from == NULL || to < from + 4)
        return NULL;
    *to = '\0';
    char *out = from + 4;
    for (char *at = out; (*out = *at) != '\0'; out++, at++)
        if (*at == '\\' && at[1] != '\0')
            *out = *++at == 'n' ? '\n' : *at;
    return from + 4;
}

/* Strings of real pages have no ink outside their lines, as if nothing were clipped. */
static void assert_ink_inside(const char *words)
{
    struct text_style style = {TEXT_REGULAR, 36, text_least_pitch(36)};
    arena_reset(&arena);
    struct text_block *block =
        text_layout(text, &arena, words, style, MOST_W, TEXT_LTR, TEXT_START, 0);
    struct text_box ink = text_ink(text, block);
    int beside = text_overhang(36);
    if (ink.w > 0 && (ink.x < -beside || ink.x + ink.w > MOST_W + beside || ink.y < 0 ||
                      ink.y + ink.h > block->height_px))
        fail_msg("ink at %d,%d,%d,%d, the block is %d high: %s", ink.x, ink.y, ink.w,
                 ink.h, block->height_px, words);
}

static void test_languages(void **state)
{
    (void)state;
    struct buf file = {0};
    NEED_SHARED("data/lang/ui-12-languages.json", &file);
    char *rest = file.bytes;
    long count = 0;
    for (char *line; (line = strsep(&rest, "\n")) != NULL;) {
        char *words = value_of(line);
        if (words == NULL)
            continue;
        try_words(words);
        assert_ink_inside(words);
        count++;
    }
    assert_true(count > 3500);
    buf_free(&file);
}

/* What no file has: bytes that are no text. */
static void test_bytes(void **state)
{
    (void)state;
    uint32_t random = 99;
    char bytes[200];
    for (int i = 0; i < 300; i++) {
        size_t len = thrown(&random, sizeof bytes);
        for (size_t k = 0; k < len; k++)
            bytes[k] = (char)(1 + thrown(&random, 255));
        bytes[len] = '\0';
        try_words(bytes);
    }
}

/* One letter a line, a hundred thousand letters, a thousand marks on one letter. */
static void test_extremes(void **state)
{
    (void)state;
    static const char *const part[] = {"a",      "ä ",     "\u0301", "م",
                                       "\u00AD", "\u200B", "\n",     "🇩🇪",
                                       "\u202E", "\t",     "W",      "\u0627\u064B"};
    for (size_t i = 0; i < COUNT(part); i++)
        for (int many = 10; many <= 100000; many *= 100) {
            struct buf words = {0};
            for (int k = 0; k < many; k++)
                buf_add_text(&words, part[i]);
            try_one(words.bytes, widths[i % 3], 24, i % 2 == 1, many > 1000 ? 5 : 0);
            buf_free(&words);
        }
}

/* Spaces that no line may end behind, broader than the line: the words come all the same.
 */
static void test_spaces_broader_than_the_line(void **state)
{
    (void)state;
    static const char *const words[] = {"          )", "\t\t\t\u200B",
                                        "\u3000\u3000\u200B", "a          )b",
                                        "(          a"};
    struct text_style style = {TEXT_REGULAR, 24, 34};
    for (size_t i = 0; i < COUNT(words); i++)
        for (int width = 0; width < 120; width += 10) {
            arena_reset(&arena);
            struct text_block *block = text_layout(text, &arena, words[i], style, width,
                                                   TEXT_LTR, TEXT_START, 0);
            if (block == NULL)
                fail_msg("no block at %d pixels: \"%s\"", width, words[i]);
            assert_true(text_ink(text, block).w > 0 || i == 1 || i == 2);
        }
    /* And such a word is as broad as all of it. */
    assert_true(text_widest_word(text, "(     a", style) >
                text_widest_word(text, "(a", style) + 20);
    assert_int_equal(text_widest_word(text, "a     b", style),
                     text_widest_word(text, "b", style));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_naughty),
        cmocka_unit_test(test_long_words),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_extremes),
        cmocka_unit_test(test_spaces_broader_than_the_line),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
