#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "help/folder.h"
#include "base/template.h"

static const char page[] = "<!--part one-->\nA {{x}} B {{raw}}\n<!--part two-->\nC\n";

static void parts_are_filled_and_escaped(void **state)
{
    (void)state;
    const char *folder = folder_make();
    const char *path = folder_file(folder, "t.html");
    struct template t = {0};
    struct buf out = {0};
    struct err err = {""};
    file_write_text(path, page);
    assert_true(template_open(&t, path, &err));
    struct template_value value[] = {{"x", "<b> & \"q\"", false}, {"raw", "<i>", true}};
    assert_true(template_add(&t, "one", value, 2, &out, &err));
    assert_true(template_add(&t, "two", NULL, 0, &out, &err));
    assert_string_equal(out.bytes, "A &lt;b&gt; &amp; &quot;q&quot; B <i>\nC\n");
    assert_false(template_add(&t, "one", value, 1, &out, &err));
    assert_non_null(strstr(err.text, "{{raw}}"));
    assert_false(template_add(&t, "three", value, 2, &out, &err));
    assert_false(template_add(&t, "tw", value, 2, &out, &err));
    buf_free(&out);
    template_close(&t);
    assert_false(template_open(&t, folder_file(folder, "none.html"), &err));
    folder_remove(folder);
}

static void a_folder_is_one_template(void **state)
{
    (void)state;
    const char *folder = folder_make();
    struct template t = {0};
    struct buf out = {0};
    struct err err = {""};
    assert_false(template_open_folder(&t, folder, &err));
    file_write_text(folder_file(folder, "b.html"), "<!--part two-->\nZ\n");
    file_write_text(folder_file(folder, "a.html"), page);
    file_write_text(folder_file(folder, "a.html.orig"), "<!--part three-->\nZ\n");
    assert_true(template_open_folder(&t, folder, &err));
    assert_true(template_add(&t, "two", NULL, 0, &out, &err));
    assert_string_equal(out.bytes, "C\n");
    assert_false(template_add(&t, "three", NULL, 0, &out, &err));
    buf_free(&out);
    template_close(&t);
    assert_false(template_open_folder(&t, folder_file(folder, "none"), &err));
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_filled_and_escaped),
        cmocka_unit_test(a_folder_is_one_template),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
