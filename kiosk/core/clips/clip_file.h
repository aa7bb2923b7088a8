#ifndef ANNA_CORE_CLIPS_CLIP_FILE_H
#define ANNA_CORE_CLIPS_CLIP_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "core/clips/clip_row.h"

/* NAME.voice: the clips of a bundle, one behind the other, and nothing else; the bundle
 * says where each lies (clip_row.h). A clip is the packets of one Opus stream (RFC 6716)
 * of 20 ms each, one channel: of each packet its length in two bytes, the lower first,
 * and its bytes. The file is believed in nothing: each clip is held against its hash
 * when it is used, the whole one when it is installed. */

enum {
    CLIP_FILE_LIMIT = 512 * 1024 * 1024,
    CLIP_RATE_HZ = 16000, /* what a packet is made from, and what it is opened to */
    CLIP_PACKET_MS = 20,
    CLIP_PACKET_SAMPLES = CLIP_RATE_HZ * CLIP_PACKET_MS / 1000
};

/* -1: it is not there, or no plain file. Else for close(). */
int clip_file_open(const char *path);

/* Reads the bytes of a clip, `out` takes row->len. False if the file is shorter, or they
 * are others than the bundle says; `out` then means nothing. */
bool clip_file_read(int file, const struct clip_row *row, unsigned char *out);

/* The next packet of a clip, from `*at` on, which begins with 0. False at the end, or
 * where none can be. */
bool clip_file_packet(const unsigned char *clip, size_t len, size_t *at,
                      const unsigned char **packet, size_t *packet_len);

/* Whether the whole file is the one that the bundle means. */
bool clip_file_whole(const char *path, const struct clip_whole *whole);

#endif
