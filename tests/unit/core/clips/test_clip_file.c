#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/clips/clip_file.h"
#include "core/crypt.h"
#include "help/folder.h"

static const char bytes[] = "onetwothree";

static struct clip_row row_of(size_t from, size_t len)
{
    struct clip_row row = {.position = from, .len = len};
    crypt_digest(row.hash, sizeof row.hash, bytes + from, len);
    return row;
}

static void reads_only_what_is_meant(void **state)
{
    unsigned char out[32];
    const char *path = folder_file(*state, "7.voice");
    file_write(path, bytes, sizeof bytes - 1);
    int file = clip_file_open(path);
    assert_true(file >= 0);
    struct clip_row two = row_of(3, 3);
    assert_true(clip_file_read(file, &two, out));
    assert_memory_equal(out, "two", 3);
    struct clip_row other = row_of(3, 3);
    other.position = 4;
    assert_false(clip_file_read(file, &other, out));
    struct clip_row end = row_of(6, 5);
    assert_true(clip_file_read(file, &end, out));
    end.len = 6;
    assert_false(clip_file_read(file, &end, out));
    end.position = 1U << 30;
    assert_false(clip_file_read(file, &end, out));
    close(file);
    assert_false(clip_file_read(-1, &two, out));
    assert_int_equal(clip_file_open(folder_file(*state, "none")), -1);
    assert_int_equal(clip_file_open(*state), -1);
}

static void knows_the_whole(void **state)
{
    const char *path = folder_file(*state, "8.voice");
    struct clip_whole whole = {.len = sizeof bytes - 1};
    char other[sizeof bytes];
    crypt_digest(whole.hash, sizeof whole.hash, bytes, sizeof bytes - 1);
    file_write(path, bytes, sizeof bytes - 1);
    assert_true(clip_file_whole(path, &whole));
    file_write(path, bytes, sizeof bytes - 2);
    assert_false(clip_file_whole(path, &whole));
    file_write(path, bytes, sizeof bytes);
    assert_false(clip_file_whole(path, &whole));
    memcpy(other, bytes, sizeof other);
    other[2] ^= 1;
    file_write(path, other, sizeof bytes - 1);
    assert_false(clip_file_whole(path, &whole));
    assert_false(clip_file_whole(folder_file(*state, "none"), &whole));
}

static void walks_packets(void **state)
{
    (void)state;
    static const unsigned char clip[] = {1, 0, 'a', 2, 0, 'b', 'c', 3, 0, 'd'};
    const unsigned char *packet;
    size_t len;
    size_t at = 0;
    assert_true(clip_file_packet(clip, sizeof clip, &at, &packet, &len));
    assert_int_equal(len, 1);
    assert_int_equal(packet[0], 'a');
    assert_true(clip_file_packet(clip, sizeof clip, &at, &packet, &len));
    assert_int_equal(len, 2);
    assert_int_equal(at, 7);
    assert_false(clip_file_packet(clip, sizeof clip, &at, &packet, &len));
    assert_false(
        clip_file_packet((const unsigned char *)"\0\0", 2, &(size_t){0}, &packet, &len));
    assert_false(clip_file_packet(clip, 1, &(size_t){0}, &packet, &len));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_only_what_is_meant),
        cmocka_unit_test(knows_the_whole),
        cmocka_unit_test(walks_packets),
    };
    return cmocka_run_group_tests(tests, folder_set_up, folder_tear_down);
}
