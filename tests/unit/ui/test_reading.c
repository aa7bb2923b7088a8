#include "stage.h"

#include "ui/layout.h"
#include "ui/reading.h"

static struct stage stage;
static struct reading reading;

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

static int begin(void **state)
{
    (void)state;
    stage_begin(&stage, TEXT_LTR);
    return 0;
}

static struct element *add(enum zone zone, enum role role, const char *id,
                           const char *label, struct rect rect)
{
    struct element e = {.id = id, .role = role, .label = label, .rect = rect};
    e.action.verb = id != NULL && role != ROLE_PANEL;
    stage.frame.zone = zone;
    struct element *added = frame_add(&stage.frame, &e);
    assert_non_null(added);
    return added;
}

static void put(enum zone zone, enum role role, const char *id, const char *label)
{
    add(zone, role, id, label, (struct rect){100, 20 * (int)stage.frame.count, 80, 20});
}

/* "id|id*": a star where a section begins. */
static void assert_order(const char *wanted)
{
    char got[512] = "";
    reading_make(&reading, &stage.frame);
    for (size_t i = 0; i < reading.count; i++) {
        strcat(got, i > 0 ? "|" : "");
        strcat(got, reading.item[i].id);
        strcat(got, reading.item[i].begins ? "*" : "");
    }
    assert_string_equal(got, wanted);
}

static void assert_words(size_t at, const char *wanted)
{
    assert_true(at < reading.count);
    assert_string_equal(reading_words(&reading, at, &stage.arena), wanted);
}

/* A page as the screens make it: what stands around first, the bar and keys last. */
static void test_order(void **state)
{
    (void)state;
    put(ZONE_AROUND, ROLE_BUTTON, "nav:language", "Deutsch");
    put(ZONE_AROUND, ROLE_TEXT, NULL, "ANNA");
    put(ZONE_AROUND, ROLE_BUTTON, "nav:back", "Geld");
    put(ZONE_PAGE, ROLE_BUTTON, "search", "Suche");
    put(ZONE_PAGE, ROLE_HEADING, NULL, "Kindergeld");
    put(ZONE_PAGE, ROLE_TEXT, NULL, "Für alle Eltern.");
    put(ZONE_PAGE, ROLE_IMAGE, NULL, "");
    put(ZONE_PAGE, ROLE_TILE, "a", "A");
    put(ZONE_PAGE, ROLE_TILE, "b", "B");
    put(ZONE_PAGE, ROLE_BUTTON, "c", "C");
    put(ZONE_PAGE, ROLE_NOTE, NULL, "Stand");
    put(ZONE_PAGE, ROLE_HEADING, NULL, "Mehr");
    put(ZONE_PAGE, ROLE_ENTRY, "d", "D");
    put(ZONE_SCROLL, ROLE_BUTTON, "nav:down", "Nach unten");
    put(ZONE_BAR, ROLE_PANEL, NULL, "");
    put(ZONE_BAR, ROLE_BUTTON, "nav:home", "Start");
    put(ZONE_FIXED, ROLE_BUTTON, "keep", "Merken");
    assert_order("page/1*|search|search/1*|a*|b|c*|c/1|c/2*|d|keep*|nav:home*|nav:down|"
                 "nav:language|nav:language/1|nav:back");
}

/* A card's words are counted from the card, so that they keep their names when words
 * before it come or go. */
static void test_cards(void **state)
{
    (void)state;
    put(ZONE_PAGE, ROLE_HEADING, NULL, "Kindergeld");
    add(ZONE_PAGE, ROLE_PANEL, "text:where", "", (struct rect){0, 100, 800, 100});
    add(ZONE_PAGE, ROLE_HEADING, NULL, "Wo?", (struct rect){10, 110, 90, 20});
    add(ZONE_PAGE, ROLE_TEXT, NULL, "Markt 1", (struct rect){10, 140, 90, 20});
    add(ZONE_PAGE, ROLE_PANEL, "text:steps", "", (struct rect){0, 300, 800, 100});
    add(ZONE_PAGE, ROLE_TEXT, NULL, "1.", (struct rect){10, 310, 20, 20});
    add(ZONE_PAGE, ROLE_TEXT, NULL, "Anrufen", (struct rect){40, 310, 90, 20});
    layout_join(&stage.frame);
    add(ZONE_PAGE, ROLE_TEXT, NULL, "•", (struct rect){10, 340, 20, 20});
    add(ZONE_PAGE, ROLE_TEXT, NULL, "Ausweis", (struct rect){40, 340, 90, 20});
    layout_join(&stage.frame);
    add(ZONE_PAGE, ROLE_TEXT, NULL, "Mo", (struct rect){10, 370, 20, 20});
    add(ZONE_PAGE, ROLE_TEXT, NULL, "8-12 Uhr", (struct rect){40, 370, 90, 20});
    layout_join(&stage.frame);
    assert_order(
        "page/1*|text:where/1*|text:where/2|text:steps/1*|text:steps/2|text:steps/3");
    assert_words(3, "1. Anrufen");
    assert_words(4, "Ausweis");
    assert_words(5, "Mo. 8-12 Uhr");
    struct rect both = {10, 310, 120, 20};
    assert_true(rect_equal(reading.item[3].rect, both));
}

/* What can be pressed says its name, or what is said instead of it, and what its parts
 * add. */
static void test_words(void **state)
{
    (void)state;
    put(ZONE_PAGE, ROLE_ENTRY, "offer", "Kindergeld");
    put(ZONE_PAGE, ROLE_PART, NULL, "Kindergeld");
    put(ZONE_PAGE, ROLE_IMAGE, NULL, "");
    put(ZONE_PAGE, ROLE_PART, NULL, "Jeden Monat.");
    put(ZONE_PAGE, ROLE_PART, NULL, "Jetzt offen");
    put(ZONE_BAR, ROLE_BUTTON, "notepad", "Merkzettel");
    stage.frame.element[stage.frame.count - 1].spoken = "Merkzettel, 3 Angebote";
    put(ZONE_BAR, ROLE_PART, NULL, "3");
    put(ZONE_BAR, ROLE_PART, NULL, "Merkzettel");
    put(ZONE_BAR, ROLE_MATRIX, NULL, "Code für das Handy");
    assert_order("offer*|notepad*|notepad/1");
    assert_words(0, "Kindergeld. Jeden Monat. Jetzt offen");
    assert_words(1, "Merkzettel, 3 Angebote");
    assert_words(2, "Code für das Handy");
    assert_true(rect_equal(reading.item[0].rect, stage.frame.element[0].rect));
}

static void test_arabic_number(void **state)
{
    (void)state;
    stage_begin(&stage, TEXT_RTL);
    put(ZONE_PAGE, ROLE_TEXT, NULL, layout_number(&stage.frame, 1));
    put(ZONE_PAGE, ROLE_TEXT, NULL, "كلمة");
    layout_join(&stage.frame);
    reading_make(&reading, &stage.frame);
    assert_words(0, "\u200F1.\u200F كلمة");
}

/* Each row of keys is a section, wherever a screen has put them. */
static void test_keys(void **state)
{
    (void)state;
    for (int i = 0; i < 4; i++) {
        static const char *const id[] = {"q", "w", "a", "s"};
        add(ZONE_PAGE, ROLE_KEY, id[i], id[i],
            (struct rect){100 * (i % 2), 100 + 50 * (i / 2), 80, 40});
    }
    put(ZONE_PAGE, ROLE_FIELD, "field", "Suche");
    put(ZONE_BAR, ROLE_BUTTON, "nav:home", "Start");
    assert_order("field*|q*|w|a*|s|nav:home*");
}

static void test_find_and_begin(void **state)
{
    (void)state;
    frame_scroll_begin(&stage.frame, (struct rect){0, 100, 800, 400}, 300);
    add(ZONE_PAGE, ROLE_HEADING, NULL, "Titel", (struct rect){0, 110, 80, 20});
    add(ZONE_PAGE, ROLE_TEXT, NULL, "Text", (struct rect){0, 410, 80, 20});
    frame_scroll_end(&stage.frame, 2000);
    put(ZONE_BAR, ROLE_BUTTON, "nav:home", "Start");
    reading_make(&reading, &stage.frame);
    assert_int_equal(reading_find(&reading, "page/2"), 1);
    assert_int_equal(reading_find(&reading, "page/3"), reading.count);
    assert_int_equal(reading_find(&reading, ""), reading.count);
    assert_int_equal(reading_begin(&reading), 1);
}

static void test_nothing(void **state)
{
    (void)state;
    reading_make(&reading, &stage.frame);
    assert_int_equal(reading.count, 0);
    put(ZONE_PAGE, ROLE_PANEL, "card", "");
    put(ZONE_PAGE, ROLE_IMAGE, NULL, "");
    reading_make(&reading, &stage.frame);
    assert_int_equal(reading.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_order, begin),
        cmocka_unit_test_setup(test_cards, begin),
        cmocka_unit_test_setup(test_words, begin),
        cmocka_unit_test_setup(test_arabic_number, begin),
        cmocka_unit_test_setup(test_keys, begin),
        cmocka_unit_test_setup(test_find_and_begin, begin),
        cmocka_unit_test_setup(test_nothing, begin),
    };
    return cmocka_run_group_tests(tests, open_stage, close_stage);
}
