#include "../text_help.h"

/* Every picture that the content of the demonstration names is one of the font. */

static size_t each_icon(struct text *text, const char *file)
{
    static const char key[] = "\"icon\": \"";
    struct buf bytes = {0};
    struct err err = {""};
    size_t count = 0;
    assert_true(buf_read_file(&bytes, file, 64u << 20, &err));
    for (const char *at = bytes.bytes; (at = strstr(at, key)) != NULL;) {
        char name[64] = "";
        at += sizeof key - 1;
        snprintf(name, sizeof name, "%.*s", (int)strcspn(at, "\""), at);
        if (!text_has_icon(text, name))
            fail_msg("%s: there is no picture \"%s\"", file, name);
        count++;
    }
    buf_free(&bytes);
    return count;
}

static void the_demonstration_has_pictures(void **state)
{
    (void)state;
    struct text *text = open_text(1u << 20);
    assert_true(each_icon(text, ANNA_ASSETS_DIR "/content/offers.json") > 100);
    assert_true(each_icon(text, ANNA_ASSETS_DIR "/content/demo.json") > 12);
    assert_false(text_has_icon(text, "no_such_picture"));
    text_close(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_demonstration_has_pictures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
