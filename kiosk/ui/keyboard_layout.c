#include "ui/keyboard_layout.h"

#include <stdio.h>
#include <string.h>

enum {
    MOST_KEYS = 160,
    MOST_BYTES = 1000,
    MOST_ROWS = 5,
    LETTER_WIDTH = 10,
    HALF_SPACE_WIDTH = 14
};

/* The letters of a keyboard. What stands around them is the same for all. */
struct letters {
    const char *id;
    const char *label;     /* on the key that leads here */
    const char *beside;    /* wide: letters that stand beside the figures; NULL: none */
    const char *wide[3];   /* rows, each character a key; the last has backspace too */
    const char *narrow[3]; /* rows of at most 10 */
    const char *rare;      /* narrow: beside the figures on the second page */
    const char *back;      /* on the key that leads from there to the letters */
    const char *marks[5];  /* of a sentence: "@", comma, full stop, question mark, "!" */
    const char
        *half_space; /* for sentences: what stands on the key of U+200C; NULL: none */
    bool no_capitals;
};

static const struct letters known[] = {
    {.id = "de",
     .label = "DE",
     .wide = {"qwertzuiopü", "asdfghjklöä", "yxcvbnmß"},
     .narrow = {"qwertzuiop", "asdfghjklö", "yxcvbnmüäß"},
     .rare = "-.,&?!@",
     .back = "abc",
     .marks = {"@", ",", ".", "?", "!"}},
    {.id = "en",
     .label = "EN",
     .wide = {"qwertyuiop", "asdfghjkl", "zxcvbnm"},
     .narrow = {"qwertyuiop", "asdfghjkl", "zxcvbnm"},
     .rare = "-.,&?!@",
     .back = "abc",
     .marks = {"@", ",", ".", "?", "!"}},
    {.id = "tr",
     .label = "TR",
     .wide = {"qwertyuıopğü", "asdfghjklşi", "zxcvbnmöç"},
     .narrow = {"wertyuıopü", "asdfghjkli", "zcvbnmğşöç"},
     .rare = "qx-.,&?!@",
     .back = "abc",
     .marks = {"@", ",", ".", "?", "!"}},
    {.id = "ar",
     .label = "ع",
     .wide = {"ضصثقفغعهخحجد", "شسيبلاتنمكط", "ذئءؤرىةوزظ"},
     .narrow = {"ضصثقفغعهخح", "شسيبلاتنمك", "ذءةروزظطدج"},
     .rare = "ئؤىأإآ-.؟!",
     .back = "ابت",
     .marks = {"@", "،", ".", "؟", "!"},
     .no_capitals = true},
    {.id = "uk",
     .label = "УКР",
     .beside = "ʼ",
     .wide = {"йцукенгшщзхї", "фівапролджєґ", "ячсмитьбю"},
     .narrow = {"йцукенгшщз", "івапролджє", "ячсмитьбюх"},
     .rare = "фїґʼ-.,?!@",
     .back = "абв",
     .marks = {"@", ",", ".", "?", "!"}},
    {.id = "ru",
     .label = "РУС",
     .wide = {"йцукенгшщзхъ", "фывапролджэё", "ячсмитьбю"},
     .narrow = {"йцукенгшщз", "фывапролдж", "ячсмитьбюх"},
     .rare = "эъё-.,?!@",
     .back = "абв",
     .marks = {"@", ",", ".", "?", "!"}},
    {.id = "pl",
     .label = "PL",
     .beside = "ćń",
     .wide = {"qwertyuiopęó", "asdfghjklłąś", "zxcvbnmżź"},
     .narrow = {"wertyuiopó", "asdfghjklł", "zcbnmąęśćż"},
     .rare = "qvxńź.,?!@",
     .back = "abc",
     .marks = {"@", ",", ".", "?", "!"}},
    {.id = "ro",
     .label = "RO",
     .wide = {"qwertyuiopăî", "asdfghjklșț", "zxcvbnmâ"},
     .narrow = {"qwertyuiop", "asdfghjklă", "zxcvbnmșțî"},
     .rare = "â-.,&?!@",
     .back = "abc",
     .marks = {"@", ",", ".", "?", "!"}},
    {.id = "fa",
     .label = "ف",
     .beside = "ءؤ",
     .wide = {"ضصثقفغعهخحجچ", "شسیبلاتنمکگآ", "ظطزرذدپوژئ"},
     .narrow = {"صثقفغعهخحج", "شسیبلاتنمک", "طزرذدپوگچژ"},
     .rare = "ضظآئءؤ.،؟!",
     .back = "ابپ",
     .marks = {"@", "،", ".", "؟", "!"},
     .half_space = "نیم‌فاصله",
     .no_capitals = true},
    {.id = "ku",
     .label = "KU",
     .wide = {"qwertyuiopêû", "asdfghjklşî", "zxcvbnmç"},
     .narrow = {"qwertyuiop", "asdfghjklş", "zxcvbnmçêî"},
     .rare = "û-.,&?!@",
     .back = "abc",
     .marks = {"@", ",", ".", "?", "!"}},
};

enum { KNOWN = sizeof known / sizeof known[0] };

/* The three forms of a keyboard and the second page of the narrow one, put together when
 * they are first asked for: they are the same for as long as the program runs. */
struct built {
    struct keyboard_key key[MOST_KEYS];
    struct keyboard_row wide[MOST_ROWS], text[MOST_ROWS], narrow[4], narrow_text[4],
        page[3];
    char bytes[MOST_BYTES];
    size_t keys;
    size_t len;
};

static struct built built[KNOWN];
static struct keyboard_layout wide[KNOWN];
static struct keyboard_layout wide_text[KNOWN];
static struct keyboard_layout slim[2 * KNOWN];
static struct keyboard_layout slim_text[2 * KNOWN];

/* A text of its own; "" if there is no more room, which the tests of this file see. */
static const char *keep(struct built *b, const char *text, size_t len)
{
    char *copy = b->bytes + b->len;
    if (b->len + len + 1 > MOST_BYTES)
        return "";
    memcpy(copy, text, len);
    b->len += len + 1;
    return copy;
}

static void put_key(struct built *b, struct keyboard_row *row, struct keyboard_key key)
{
    if (b->keys == MOST_KEYS)
        return;
    if (row->count++ == 0)
        row->key = &b->key[b->keys];
    b->key[b->keys++] = key;
}

/* Each character a key. */
static void put_letters(struct built *b, struct keyboard_row *row, const char *letters)
{
    while (*letters != '\0') {
        size_t len = 1;
        while (((unsigned char)letters[len] & 0xC0) == 0x80)
            len++;
        const char *letter = keep(b, letters, len);
        put_key(b, row,
                (struct keyboard_key){.id = letter,
                                      .label = letter,
                                      .text = letter,
                                      .width = LETTER_WIDTH,
                                      .action = KEYBOARD_INSERT});
        letters += len;
    }
}

static void put_backspace(struct built *b, struct keyboard_row *row, int width)
{
    put_key(b, row,
            (struct keyboard_key){.id = "backspace",
                                  .icon = "backspace",
                                  .words = "key.backspace",
                                  .width = width,
                                  .action = KEYBOARD_BACKSPACE});
}

static void put_shift(struct built *b, struct keyboard_row *row, int width)
{
    put_key(b, row,
            (struct keyboard_key){.id = "shift",
                                  .icon = "arrow_upward",
                                  .words = "key.shift",
                                  .width = width,
                                  .action = KEYBOARD_SHIFT});
}

static void put_clear(struct built *b, struct keyboard_row *row, int width)
{
    put_key(b, row,
            (struct keyboard_key){.id = "clear",
                                  .words = "key.clear",
                                  .width = width,
                                  .action = KEYBOARD_CLEAR});
}

static void put_space(struct built *b, struct keyboard_row *row, int width)
{
    put_key(b, row,
            (struct keyboard_key){.id = "space",
                                  .text = " ",
                                  .words = "key.space",
                                  .width = width,
                                  .action = KEYBOARD_SPACE});
}

static void put_done(struct built *b, struct keyboard_row *row, int width)
{
    put_key(b, row,
            (struct keyboard_key){.id = "done",
                                  .words = "key.search",
                                  .width = width,
                                  .action = KEYBOARD_DONE});
}

static void put_switch(struct built *b, struct keyboard_row *row, const char *target,
                       const char *label, int width)
{
    char id[32];
    int len = snprintf(id, sizeof id, "switch:%s", target);
    put_key(b, row,
            (struct keyboard_key){.id = keep(b, id, (size_t)len),
                                  .label = label,
                                  .words = "key.layout",
                                  .target = keep(b, target, strlen(target)),
                                  .width = width,
                                  .action = KEYBOARD_SWITCH});
}

/* From German back to the visitor's own keys, from hers to the German ones. */
static void put_other(struct built *b, struct keyboard_row *row, const struct letters *l,
                      int width)
{
    if (l != &known[0])
        put_switch(b, row, known[0].id, known[0].label, width);
    else
        put_key(b, row,
                (struct keyboard_key){.id = "switch:own",
                                      .words = "key.layout",
                                      .width = width,
                                      .action = KEYBOARD_SWITCH});
}

/* Persian words have parts that stand close and are not joined (ISIRI 9147). */
static void put_half_space(struct built *b, struct keyboard_row *row,
                           const struct letters *l)
{
    if (l->half_space != NULL)
        put_key(b, row,
                (struct keyboard_key){.id = "half_space",
                                      .label = l->half_space,
                                      .text = "\xE2\x80\x8C",
                                      .width = HALF_SPACE_WIDTH,
                                      .action = KEYBOARD_INSERT});
}

static int width_of(const struct keyboard_row *row)
{
    int width = 0;
    for (size_t i = 0; i < row->count; i++)
        width += row->key[i].width;
    return width;
}

/* The widest row of letters; the last one is as wide as that. */
static int put_wide(struct built *b, const struct letters *l, const char *figures)
{
    int width = 0;
    put_letters(b, &b->wide[0], figures);
    if (l->beside != NULL)
        put_letters(b, &b->wide[0], l->beside);
    for (size_t i = 0; i < 3; i++)
        put_letters(b, &b->wide[1 + i], l->wide[i]);
    put_backspace(b, &b->wide[3], 15);
    for (size_t i = 0; i < 4; i++)
        width = width_of(&b->wide[i]) > width ? width_of(&b->wide[i]) : width;
    memcpy(b->text, b->wide, sizeof b->text);
    if (!l->no_capitals) {
        b->text[3] = (struct keyboard_row){0};
        put_shift(b, &b->text[3], width - width_of(&b->wide[3]));
        put_letters(b, &b->text[3], l->wide[2]);
        put_backspace(b, &b->text[3], 15);
    }
    put_clear(b, &b->wide[4], 21);
    put_other(b, &b->wide[4], l, 13);
    put_space(b, &b->wide[4], width - 59);
    put_done(b, &b->wide[4], 25);
    put_letters(b, &b->text[4], l->marks[0]);
    put_letters(b, &b->text[4], l->marks[1]);
    put_other(b, &b->text[4], l, 13);
    put_half_space(b, &b->text[4], l);
    put_space(b, &b->text[4],
              width - 88 - (l->half_space != NULL ? HALF_SPACE_WIDTH : 0));
    put_letters(b, &b->text[4], l->marks[2]);
    put_letters(b, &b->text[4], l->marks[3]);
    put_letters(b, &b->text[4], l->marks[4]);
    put_done(b, &b->text[4], 25);
    return width;
}

static void put_narrow(struct built *b, const struct letters *l, const char *page,
                       const char *figures)
{
    for (size_t i = 0; i < 3; i++)
        put_letters(b, &b->narrow[i], l->narrow[i]);
    put_switch(b, &b->narrow[3], page, "123", 14);
    put_other(b, &b->narrow[3], l, 12);
    put_space(b, &b->narrow[3], 36);
    put_backspace(b, &b->narrow[3], 14);
    put_done(b, &b->narrow[3], 24);
    memcpy(b->narrow_text, b->narrow, sizeof b->narrow_text);
    if (!l->no_capitals || l->half_space != NULL) {
        int taken = l->no_capitals ? HALF_SPACE_WIDTH : 12;
        b->narrow_text[3] = (struct keyboard_row){0};
        if (!l->no_capitals)
            put_shift(b, &b->narrow_text[3], taken);
        put_switch(b, &b->narrow_text[3], page, "123", 14);
        put_other(b, &b->narrow_text[3], l, 12);
        put_half_space(b, &b->narrow_text[3], l);
        put_space(b, &b->narrow_text[3], 36 - taken);
        put_backspace(b, &b->narrow_text[3], 14);
        put_done(b, &b->narrow_text[3], 24);
    }
    put_letters(b, &b->page[0], figures);
    put_letters(b, &b->page[1], l->rare);
    put_switch(b, &b->page[2], l->id, l->back, 14);
    put_space(b, &b->page[2], 48);
    put_backspace(b, &b->page[2], 14);
    put_done(b, &b->page[2], 24);
}

static void build(size_t i)
{
    static const char figures[] = "1234567890";
    const struct letters *l = &known[i];
    struct built *b = &built[i];
    if (wide[i].id != NULL)
        return;
    char name[16];
    int len = snprintf(name, sizeof name, "%.8s-123", l->id);
    const char *page = keep(b, name, (size_t)len);
    int width = put_wide(b, l, figures);
    put_narrow(b, l, page, figures);
    wide[i] = (struct keyboard_layout){l->id, l->label, b->wide, 5, width};
    wide_text[i] = (struct keyboard_layout){l->id, l->label, b->text, 5, width};
    slim[2 * i] = (struct keyboard_layout){l->id, l->label, b->narrow, 4, 100};
    slim[2 * i + 1] = (struct keyboard_layout){page, "123", b->page, 3, 100};
    slim_text[2 * i] = (struct keyboard_layout){l->id, l->label, b->narrow_text, 4, 100};
    slim_text[2 * i + 1] = slim[2 * i + 1];
}

/* The one of a page "de-123" is that of "de". */
static size_t known_at(const char *id)
{
    size_t len = strcspn(id, "-");
    for (size_t i = 0; i < KNOWN; i++)
        if (strlen(known[i].id) == len && strncmp(known[i].id, id, len) == 0)
            return i;
    return 0;
}

/* `slim_forms` are the letters and the page of figures. */
static const struct keyboard_layout *find_layout(const struct keyboard_layout *wide_form,
                                                 const struct keyboard_layout *slim_forms,
                                                 const char *id, bool narrow)
{
    size_t i = known_at(id);
    build(i);
    if (!narrow)
        return &wide_form[i];
    return &slim_forms[2 * i + (strcmp(slim_forms[2 * i + 1].id, id) == 0 ? 1 : 0)];
}

const struct keyboard_layout *keyboard_layout_find(const char *id, bool narrow)
{
    return find_layout(wide, slim, id, narrow);
}

const struct keyboard_layout *keyboard_layout_find_text(const char *id, bool narrow)
{
    return find_layout(wide_text, slim_text, id, narrow);
}
