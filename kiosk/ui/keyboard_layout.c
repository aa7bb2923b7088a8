#include "ui/keyboard_layout.h"

#include <string.h>

#define LETTER(c)                                                                    \
    {                                                                                \
        .id = (c), .label = (c), .text = (c), .width = 10, .action = KEYBOARD_INSERT \
    }
#define BACKSPACE(w)                                                                    \
    {                                                                                   \
        .id = "backspace", .icon = "backspace", .words = "key.backspace", .width = (w), \
        .action = KEYBOARD_BACKSPACE                                                    \
    }
#define SPACE(w)                                                        \
    {                                                                   \
        .id = "space", .text = " ", .words = "key.space", .width = (w), \
        .action = KEYBOARD_SPACE                                        \
    }
#define CLEAR(w)                                                                    \
    {                                                                               \
        .id = "clear", .words = "key.clear", .width = (w), .action = KEYBOARD_CLEAR \
    }
#define DONE(w)                                                                    \
    {                                                                              \
        .id = "done", .words = "key.search", .width = (w), .action = KEYBOARD_DONE \
    }
#define SWITCH(to, sign, w)                                                         \
    {                                                                               \
        .id = "switch:" to, .label = (sign), .words = "key.layout", .target = (to), \
        .width = (w), .action = KEYBOARD_SWITCH                                     \
    }
#define ROW(keys)                              \
    {                                          \
        (keys), sizeof(keys) / sizeof(keys)[0] \
    }
#define ROWS(rows) (rows), sizeof(rows) / sizeof(rows)[0]
#define SWITCH_BACK(w)                                           \
    {                                                            \
        .id = "switch:own", .words = "key.layout", .width = (w), \
        .action = KEYBOARD_SWITCH                                \
    }

static const struct keyboard_key figures[] = {
    LETTER("1"), LETTER("2"), LETTER("3"), LETTER("4"), LETTER("5"),
    LETTER("6"), LETTER("7"), LETTER("8"), LETTER("9"), LETTER("0"),
};

/* --- German, wide */

static const struct keyboard_key de_1[] = {
    LETTER("q"), LETTER("w"), LETTER("e"), LETTER("r"), LETTER("t"), LETTER("z"),
    LETTER("u"), LETTER("i"), LETTER("o"), LETTER("p"), LETTER("ü"),
};
static const struct keyboard_key de_2[] = {
    LETTER("a"), LETTER("s"), LETTER("d"), LETTER("f"), LETTER("g"), LETTER("h"),
    LETTER("j"), LETTER("k"), LETTER("l"), LETTER("ö"), LETTER("ä"),
};
static const struct keyboard_key de_3[] = {
    LETTER("y"), LETTER("x"), LETTER("c"), LETTER("v"),   LETTER("b"),
    LETTER("n"), LETTER("m"), LETTER("ß"), BACKSPACE(15),
};
static const struct keyboard_key de_4[] = {
    CLEAR(21),
    SWITCH_BACK(13),
    SPACE(51),
    DONE(25),
};
static const struct keyboard_key de_text[] = {
    LETTER("@"), LETTER(","), SWITCH_BACK(13), SPACE(32),
    LETTER("."), LETTER("?"), DONE(25),
};
static const struct keyboard_row de_rows[] = {ROW(figures), ROW(de_1), ROW(de_2),
                                              ROW(de_3), ROW(de_4)};
static const struct keyboard_row de_text_rows[] = {ROW(figures), ROW(de_1), ROW(de_2),
                                                   ROW(de_3), ROW(de_text)};

/* --- English, wide */

static const struct keyboard_key en_1[] = {
    LETTER("q"), LETTER("w"), LETTER("e"), LETTER("r"), LETTER("t"),
    LETTER("y"), LETTER("u"), LETTER("i"), LETTER("o"), LETTER("p"),
};
static const struct keyboard_key en_2[] = {
    LETTER("a"), LETTER("s"), LETTER("d"), LETTER("f"), LETTER("g"),
    LETTER("h"), LETTER("j"), LETTER("k"), LETTER("l"),
};
static const struct keyboard_key en_3[] = {
    LETTER("z"), LETTER("x"), LETTER("c"), LETTER("v"),
    LETTER("b"), LETTER("n"), LETTER("m"), BACKSPACE(15),
};
static const struct keyboard_key en_4[] = {
    CLEAR(21),
    SWITCH("de", "DE", 13),
    SPACE(41),
    DONE(25),
};
static const struct keyboard_key en_text[] = {
    LETTER("@"), LETTER(","), SWITCH("de", "DE", 13), SPACE(22), LETTER("."),
    LETTER("?"), DONE(25),
};
static const struct keyboard_row en_rows[] = {ROW(figures), ROW(en_1), ROW(en_2),
                                              ROW(en_3), ROW(en_4)};
static const struct keyboard_row en_text_rows[] = {ROW(figures), ROW(en_1), ROW(en_2),
                                                   ROW(en_3), ROW(en_text)};

/* --- Turkish, wide */

static const struct keyboard_key tr_1[] = {
    LETTER("q"), LETTER("w"), LETTER("e"), LETTER("r"), LETTER("t"), LETTER("y"),
    LETTER("u"), LETTER("ı"), LETTER("o"), LETTER("p"), LETTER("ğ"), LETTER("ü"),
};
static const struct keyboard_key tr_2[] = {
    LETTER("a"), LETTER("s"), LETTER("d"), LETTER("f"), LETTER("g"), LETTER("h"),
    LETTER("j"), LETTER("k"), LETTER("l"), LETTER("ş"), LETTER("i"),
};
static const struct keyboard_key tr_3[] = {
    LETTER("z"), LETTER("x"), LETTER("c"), LETTER("v"), LETTER("b"),
    LETTER("n"), LETTER("m"), LETTER("ö"), LETTER("ç"), BACKSPACE(15),
};
static const struct keyboard_key tr_4[] = {
    CLEAR(21),
    SWITCH("de", "DE", 13),
    SPACE(61),
    DONE(25),
};
static const struct keyboard_key tr_text[] = {
    LETTER("@"), LETTER(","), SWITCH("de", "DE", 13), SPACE(42), LETTER("."),
    LETTER("?"), DONE(25),
};
static const struct keyboard_row tr_rows[] = {ROW(figures), ROW(tr_1), ROW(tr_2),
                                              ROW(tr_3), ROW(tr_4)};
static const struct keyboard_row tr_text_rows[] = {ROW(figures), ROW(tr_1), ROW(tr_2),
                                                   ROW(tr_3), ROW(tr_text)};

/* --- Arabic, wide */

static const struct keyboard_key ar_1[] = {
    LETTER("ض"), LETTER("ص"), LETTER("ث"), LETTER("ق"), LETTER("ف"), LETTER("غ"),
    LETTER("ع"), LETTER("ه"), LETTER("خ"), LETTER("ح"), LETTER("ج"), LETTER("د"),
};
static const struct keyboard_key ar_2[] = {
    LETTER("ش"), LETTER("س"), LETTER("ي"), LETTER("ب"), LETTER("ل"), LETTER("ا"),
    LETTER("ت"), LETTER("ن"), LETTER("م"), LETTER("ك"), LETTER("ط"),
};
static const struct keyboard_key ar_3[] = {
    LETTER("ذ"), LETTER("ئ"), LETTER("ء"), LETTER("ؤ"), LETTER("ر"),   LETTER("ى"),
    LETTER("ة"), LETTER("و"), LETTER("ز"), LETTER("ظ"), BACKSPACE(15),
};
static const struct keyboard_key ar_4[] = {
    CLEAR(21),
    SWITCH("de", "DE", 13),
    SPACE(61),
    DONE(25),
};
static const struct keyboard_key ar_text[] = {
    LETTER("@"), LETTER("،"), SWITCH("de", "DE", 13), SPACE(42), LETTER("."),
    LETTER("؟"), DONE(25),
};
static const struct keyboard_row ar_rows[] = {ROW(figures), ROW(ar_1), ROW(ar_2),
                                              ROW(ar_3), ROW(ar_4)};
static const struct keyboard_row ar_text_rows[] = {ROW(figures), ROW(ar_1), ROW(ar_2),
                                                   ROW(ar_3), ROW(ar_text)};

/* --- German, narrow */

static const struct keyboard_key de_narrow_1[] = {
    LETTER("q"), LETTER("w"), LETTER("e"), LETTER("r"), LETTER("t"),
    LETTER("z"), LETTER("u"), LETTER("i"), LETTER("o"), LETTER("p"),
};
static const struct keyboard_key de_narrow_2[] = {
    LETTER("a"), LETTER("s"), LETTER("d"), LETTER("f"), LETTER("g"),
    LETTER("h"), LETTER("j"), LETTER("k"), LETTER("l"), LETTER("ö"),
};
static const struct keyboard_key de_narrow_3[] = {
    LETTER("y"), LETTER("x"), LETTER("c"), LETTER("v"), LETTER("b"),
    LETTER("n"), LETTER("m"), LETTER("ü"), LETTER("ä"), LETTER("ß"),
};
static const struct keyboard_key de_narrow_4[] = {
    SWITCH("de-123", "123", 14), SWITCH_BACK(12), SPACE(36), BACKSPACE(14), DONE(24),
};
static const struct keyboard_key de_page_2[] = {
    LETTER("-"), LETTER("."), LETTER(","), LETTER("&"),
    LETTER("?"), LETTER("!"), LETTER("@"),
};
static const struct keyboard_key de_page_3[] = {
    SWITCH("de", "abc", 14),
    SPACE(48),
    BACKSPACE(14),
    DONE(24),
};
static const struct keyboard_row de_narrow_rows[] = {ROW(de_narrow_1), ROW(de_narrow_2),
                                                     ROW(de_narrow_3), ROW(de_narrow_4)};
static const struct keyboard_row de_page_rows[] = {ROW(figures), ROW(de_page_2),
                                                   ROW(de_page_3)};

/* --- English, narrow */

static const struct keyboard_key en_narrow_1[] = {
    LETTER("q"), LETTER("w"), LETTER("e"), LETTER("r"), LETTER("t"),
    LETTER("y"), LETTER("u"), LETTER("i"), LETTER("o"), LETTER("p"),
};
static const struct keyboard_key en_narrow_2[] = {
    LETTER("a"), LETTER("s"), LETTER("d"), LETTER("f"), LETTER("g"),
    LETTER("h"), LETTER("j"), LETTER("k"), LETTER("l"),
};
static const struct keyboard_key en_narrow_3[] = {
    LETTER("z"), LETTER("x"), LETTER("c"), LETTER("v"),
    LETTER("b"), LETTER("n"), LETTER("m"),
};
static const struct keyboard_key en_narrow_4[] = {
    SWITCH("en-123", "123", 14),
    SWITCH("de", "DE", 12),
    SPACE(36),
    BACKSPACE(14),
    DONE(24),
};
static const struct keyboard_key en_page_2[] = {
    LETTER("-"), LETTER("."), LETTER(","), LETTER("&"),
    LETTER("?"), LETTER("!"), LETTER("@"),
};
static const struct keyboard_key en_page_3[] = {
    SWITCH("en", "abc", 14),
    SPACE(48),
    BACKSPACE(14),
    DONE(24),
};
static const struct keyboard_row en_narrow_rows[] = {ROW(en_narrow_1), ROW(en_narrow_2),
                                                     ROW(en_narrow_3), ROW(en_narrow_4)};
static const struct keyboard_row en_page_rows[] = {ROW(figures), ROW(en_page_2),
                                                   ROW(en_page_3)};

/* --- Turkish, narrow */

static const struct keyboard_key tr_narrow_1[] = {
    LETTER("w"), LETTER("e"), LETTER("r"), LETTER("t"), LETTER("y"),
    LETTER("u"), LETTER("ı"), LETTER("o"), LETTER("p"), LETTER("ü"),
};
static const struct keyboard_key tr_narrow_2[] = {
    LETTER("a"), LETTER("s"), LETTER("d"), LETTER("f"), LETTER("g"),
    LETTER("h"), LETTER("j"), LETTER("k"), LETTER("l"), LETTER("i"),
};
static const struct keyboard_key tr_narrow_3[] = {
    LETTER("z"), LETTER("c"), LETTER("v"), LETTER("b"), LETTER("n"),
    LETTER("m"), LETTER("ğ"), LETTER("ş"), LETTER("ö"), LETTER("ç"),
};
static const struct keyboard_key tr_narrow_4[] = {
    SWITCH("tr-123", "123", 14),
    SWITCH("de", "DE", 12),
    SPACE(36),
    BACKSPACE(14),
    DONE(24),
};
static const struct keyboard_key tr_page_2[] = {
    LETTER("q"), LETTER("x"), LETTER("-"), LETTER("."), LETTER(","),
    LETTER("&"), LETTER("?"), LETTER("!"), LETTER("@"),
};
static const struct keyboard_key tr_page_3[] = {
    SWITCH("tr", "abc", 14),
    SPACE(48),
    BACKSPACE(14),
    DONE(24),
};
static const struct keyboard_row tr_narrow_rows[] = {ROW(tr_narrow_1), ROW(tr_narrow_2),
                                                     ROW(tr_narrow_3), ROW(tr_narrow_4)};
static const struct keyboard_row tr_page_rows[] = {ROW(figures), ROW(tr_page_2),
                                                   ROW(tr_page_3)};

/* --- Arabic, narrow */

static const struct keyboard_key ar_narrow_1[] = {
    LETTER("ض"), LETTER("ص"), LETTER("ث"), LETTER("ق"), LETTER("ف"),
    LETTER("غ"), LETTER("ع"), LETTER("ه"), LETTER("خ"), LETTER("ح"),
};
static const struct keyboard_key ar_narrow_2[] = {
    LETTER("ش"), LETTER("س"), LETTER("ي"), LETTER("ب"), LETTER("ل"),
    LETTER("ا"), LETTER("ت"), LETTER("ن"), LETTER("م"), LETTER("ك"),
};
static const struct keyboard_key ar_narrow_3[] = {
    LETTER("ذ"), LETTER("ء"), LETTER("ة"), LETTER("ر"), LETTER("و"),
    LETTER("ز"), LETTER("ظ"), LETTER("ط"), LETTER("د"), LETTER("ج"),
};
static const struct keyboard_key ar_narrow_4[] = {
    SWITCH("ar-123", "123", 14),
    SWITCH("de", "DE", 12),
    SPACE(36),
    BACKSPACE(14),
    DONE(24),
};
static const struct keyboard_key ar_page_2[] = {
    LETTER("ئ"), LETTER("ؤ"), LETTER("ى"), LETTER("أ"), LETTER("إ"),
    LETTER("آ"), LETTER("-"), LETTER("."), LETTER("؟"), LETTER("@"),
};
static const struct keyboard_key ar_page_3[] = {
    SWITCH("ar", "ابت", 14),
    SPACE(48),
    BACKSPACE(14),
    DONE(24),
};
static const struct keyboard_row ar_narrow_rows[] = {ROW(ar_narrow_1), ROW(ar_narrow_2),
                                                     ROW(ar_narrow_3), ROW(ar_narrow_4)};
static const struct keyboard_row ar_page_rows[] = {ROW(figures), ROW(ar_page_2),
                                                   ROW(ar_page_3)};

static const struct keyboard_layout wide[] = {
    {"de", "DE", ROWS(de_rows), 110},
    {"en", "EN", ROWS(en_rows), 100},
    {"tr", "TR", ROWS(tr_rows), 120},
    {"ar", "ع", ROWS(ar_rows), 120},
};

static const struct keyboard_layout wide_text[] = {
    {"de", "DE", ROWS(de_text_rows), 110},
    {"en", "EN", ROWS(en_text_rows), 100},
    {"tr", "TR", ROWS(tr_text_rows), 120},
    {"ar", "ع", ROWS(ar_text_rows), 120},
};

static const struct keyboard_layout slim[] = {
    {"de", "DE", ROWS(de_narrow_rows), 100}, {"de-123", "123", ROWS(de_page_rows), 100},
    {"en", "EN", ROWS(en_narrow_rows), 100}, {"en-123", "123", ROWS(en_page_rows), 100},
    {"tr", "TR", ROWS(tr_narrow_rows), 100}, {"tr-123", "123", ROWS(tr_page_rows), 100},
    {"ar", "ع", ROWS(ar_narrow_rows), 100},  {"ar-123", "123", ROWS(ar_page_rows), 100},
};

const struct keyboard_layout *keyboard_layout_all(bool narrow, size_t *count)
{
    *count = narrow ? sizeof slim / sizeof slim[0] : sizeof wide / sizeof wide[0];
    return narrow ? slim : wide;
}

static const struct keyboard_layout *find(const struct keyboard_layout *all, size_t count,
                                          const char *id)
{
    size_t language = strcspn(id, "-");
    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].id, id) == 0)
            return &all[i];
    for (size_t i = 0; i < count; i++)
        if (strlen(all[i].id) == language && strncmp(all[i].id, id, language) == 0)
            return &all[i];
    return &all[0];
}

const struct keyboard_layout *keyboard_layout_find(const char *id, bool narrow)
{
    size_t count;
    const struct keyboard_layout *all = keyboard_layout_all(narrow, &count);
    return find(all, count, id);
}

const struct keyboard_layout *keyboard_layout_find_text(const char *id, bool narrow)
{
    if (narrow)
        return keyboard_layout_find(id, true);
    return find(wide_text, sizeof wide_text / sizeof wide_text[0], id);
}
