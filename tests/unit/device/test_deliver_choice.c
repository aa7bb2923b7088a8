#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>
#include <sys/stat.h>

#include "device/shelf.h"
#include "help/bundles.h"
#include "help/deliveries.h"
#include "help/folder.h"

/* All pairs of what can lie side by side on a stick: each file is told as what it is,
 * whatever lies beside it, and the sentence is about the whole. */

/* What a file can be, for a terminal that shows number 7 and had 6 before. */
enum kind {
    NEW,
    KNOWN,
    KNOWN_DAMAGED,
    NEW_DAMAGED,
    TORN_SIGNATURE,
    FOREIGN,
    UNSIGNED,
    ELSEWHERE,
    OLDER,
    LEAPS,
    TWIN,
    HOLLOW,
    OTHER_VERSION,
    EMPTY,
    KINDS
};

/* What each is called when it is not what was taken; `new`: its label is proved and says
 * that it is newer; so the whole failed for it. `ours`: it proves whose stick it is. */
static const struct {
    const char *name;
    enum delivery_reason reason;
    bool newer, ours;
    int weight; /* of its reason when nothing was known or newer */
} kinds[KINDS] = {
    [NEW] = {"new", DELIVERY_TAKEN, false, true, 0},
    [KNOWN] = {"known", DELIVERY_KNOWN, false, true, 0},
    [KNOWN_DAMAGED] = {"known_damaged", DELIVERY_DAMAGED, false, false, 4},
    [NEW_DAMAGED] = {"new_damaged", DELIVERY_DAMAGED, true, false, 4},
    [TORN_SIGNATURE] = {"torn_signature", DELIVERY_DAMAGED, false, false, 4},
    [FOREIGN] = {"foreign", DELIVERY_FOREIGN, false, false, 2},
    [UNSIGNED] = {"unsigned", DELIVERY_UNSIGNED, false, false, 3},
    [ELSEWHERE] = {"elsewhere", DELIVERY_OTHER_SITE, false, false, 0},
    [OLDER] = {"older", DELIVERY_OLDER, false, true, 1},
    [LEAPS] = {"leaps", DELIVERY_LEAP, true, true, 4},
    [TWIN] = {"twin", DELIVERY_TWIN, true, true, 4},
    [HOLLOW] = {"hollow", DELIVERY_NOT_CONTENT, true, true, 4},
    [OTHER_VERSION] = {"other_version", DELIVERY_OTHER_VERSION, true, true, 4},
    [EMPTY] = {"empty", DELIVERY_DAMAGED, true, false, 4},
};

static void make(const struct bundles *b, const char *folder, const char *name,
                 long number, const char *site, const char *offers)
{
    struct bundle_plan plan = {.number = number, .site = site, .offers = offers};
    bundles_make(b, folder, name, &plan);
}

/* A file of that kind, on a stick that may hold more; `mark` makes two of them two. */
static const char *put(const struct bundles *b, const struct bundles *stranger,
                       const char *stick, enum kind kind, int mark)
{
    static char made[2][64];
    char *name = made[mark];
    snprintf(name, sizeof made[0], "%s-%d.anna", kinds[kind].name, mark);
    switch (kind) {
    case NEW:
        make(b, stick, name, 8, NULL, "a b c");
        break;
    case KNOWN:
    case KNOWN_DAMAGED:
        make(b, stick, name, 7, NULL, "a b");
        break;
    case NEW_DAMAGED:
    case TORN_SIGNATURE:
    case UNSIGNED:
    case EMPTY:
        make(b, stick, name, 9 + mark, NULL, "a b c");
        break;
    case FOREIGN:
        make(stranger, stick, name, 9, NULL, "a");
        break;
    case ELSEWHERE:
        make(b, stick, name, 9, "everswinkel", "a");
        break;
    case OLDER:
        make(b, stick, name, 5, NULL, "a");
        break;
    case LEAPS:
        make(b, stick, name, 5000, NULL, "a");
        break;
    case TWIN:
        make(b, stick, name, 7, NULL, "a b c d");
        break;
    case HOLLOW:
        make(b, stick, name, 9, NULL, "");
        break;
    case OTHER_VERSION:
        make(b, stick, name, 9, NULL, "a");
        sample_sign(folder_file(stick, "%s", name), &b->signer,
                    "anna-content site=all sequence=9 created=2026-11-20 "
                    "valid-until=2027-11-21 schema=2");
        break;
    case KINDS:
        break;
    }
    if (kind == KNOWN_DAMAGED || kind == NEW_DAMAGED)
        bundles_flip(stick, name, 5000);
    if (kind == TORN_SIGNATURE)
        bundles_flip(stick, folder_file("", "%s.minisig", name) + 1, 60);
    if (kind == UNSIGNED)
        remove(folder_file(stick, "%s.minisig", name));
    if (kind == EMPTY)
        file_write(folder_file(stick, "%s", name), "", 0);
    return name;
}

static bool told(enum delivery_reason reason, const char *name)
{
    char line[160];
    snprintf(line, sizeof line, "\nother %s %s\n", delivery_reason_word(reason), name);
    return strstr(deliveries_heard, line) != NULL;
}

/* What becomes of the whole, and why. */
static void expect_end(const struct delivery *d, enum kind one, enum kind two)
{
    enum delivery_end end = DELIVERY_FAILED;
    enum delivery_reason reason = DELIVERY_NO_REASON;
    bool failed = false;
    if (one == NEW || two == NEW) {
        end = DELIVERY_INSTALLED;
    } else if (kinds[one].newer || kinds[two].newer) {
        failed = (kinds[one].newer && d->reason == kinds[one].reason) ||
                 (kinds[two].newer && d->reason == kinds[two].reason);
        reason = failed ? d->reason : DELIVERY_NO_REASON;
    } else if (one == KNOWN || two == KNOWN) {
        end = DELIVERY_SAME;
    } else {
        enum kind more = kinds[two].weight > kinds[one].weight ? two : one;
        reason = kinds[more].reason;
    }
    if (d->end != end || d->reason != reason)
        fail_msg("%s beside %s: %s %s, not %s %s\n%s", kinds[one].name, kinds[two].name,
                 delivery_end_word(d->end), delivery_reason_word(d->reason),
                 delivery_end_word(end), delivery_reason_word(reason), deliveries_heard);
}

/* What is passed over for a better one is older, whatever it was before. */
static enum delivery_reason name_beside(enum kind kind, enum kind other)
{
    bool passed = other == NEW && (kind == KNOWN || kind == TWIN);
    return passed                                  ? DELIVERY_OLDER
           : kind == NEW && other == NEW           ? DELIVERY_KNOWN
           : kind == KNOWN_DAMAGED && other == NEW ? DELIVERY_OLDER
                                                   : kinds[kind].reason;
}

/* A terminal that shows 7 and had 6 before. */
static void begin(struct bundles *b)
{
    if (shelf_current(b->state) != 0)
        folder_remove(b->state);
    for (long number = 6; number <= 7; number++) {
        make(b, b->stick, "was.anna", number, NULL, "a b");
        assert_int_equal(deliveries_give(b, b->stick).end, DELIVERY_INSTALLED);
    }
}

static void prove_pair(struct bundles *b, const struct bundles *stranger, enum kind one,
                       enum kind two)
{
    char stick[BUNDLES_PATH + 32];
    snprintf(stick, sizeof stick, "%s/%d-%d", b->folder, (int)one, (int)two);
    assert_int_equal(mkdir(stick, 0755), 0);
    if (shelf_current(b->state) != 7)
        begin(b);
    const char *first = put(b, stranger, stick, one, 0);
    const char *second = put(b, stranger, stick, two, 1);
    struct delivery d = deliveries_give(b, stick);
    expect_end(&d, one, two);
    /* Of two that could be taken, one is; the other is a copy of it. */
    bool twice = one == NEW && two == NEW;
    if (!twice &&
        (!told(name_beside(one, two), first) || !told(name_beside(two, one), second)))
        fail_msg("%s beside %s:\n%s", kinds[one].name, kinds[two].name, deliveries_heard);
    if (twice)
        assert_true(told(DELIVERY_TAKEN, first) && told(DELIVERY_KNOWN, second));
    if (d.ours != (kinds[one].ours || kinds[two].ours))
        fail_msg("%s beside %s: ours\n%s", kinds[one].name, kinds[two].name,
                 deliveries_heard);
    assert_int_equal(shelf_current(b->state), one == NEW || two == NEW ? 8 : 7);
    struct buf note = file_read(folder_file(stick, "anna/ANNA-Meldung-ennigerloh.txt"));
    assert_non_null(strstr(note.bytes, first));
    assert_non_null(strstr(note.bytes, second));
    assert_null(strstr(note.bytes, "nicht zu lesen"));
    buf_free(&note);
}

static void each_is_told_as_what_it_is(void **state)
{
    struct bundles *b = *state;
    struct bundles stranger;
    bundles_set_up(&stranger, 2);
    for (int one = 0; one < KINDS; one++)
        for (int two = 0; two < KINDS; two++)
            prove_pair(b, &stranger, (enum kind)one, (enum kind)two);
    bundles_tear_down(&stranger);
}

int main(void)
{
#define TEST(name) \
    cmocka_unit_test_setup_teardown(name, deliveries_set_up, deliveries_tear_down)
    const struct CMUnitTest tests[] = {TEST(each_is_told_as_what_it_is)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
