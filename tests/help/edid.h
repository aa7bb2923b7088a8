#ifndef ANNA_TESTS_HELP_EDID_H
#define ANNA_TESTS_HELP_EDID_H

/* An EDID as a display sends it (VESA E-EDID 1.4), as far as its size is concerned: one
 * detailed timing, no name; the sum of its bytes is not put right. */

struct edid {
    unsigned char byte[128];
};

static inline struct edid edid_make(int w_px, int h_px, int w_mm, int h_mm)
{
    static const unsigned char head[] = {0, 255, 255, 255, 255, 255, 255, 0};
    struct edid edid = {{0}};
    unsigned char *t = edid.byte + 54;
    for (int i = 0; i < 8; i++)
        edid.byte[i] = head[i];
    t[0] = 0x02;
    t[1] = 0x3A;
    t[2] = (unsigned char)(w_px & 0xFF);
    t[4] = (unsigned char)(w_px >> 8 << 4);
    t[5] = (unsigned char)(h_px & 0xFF);
    t[7] = (unsigned char)(h_px >> 8 << 4);
    t[12] = (unsigned char)(w_mm & 0xFF);
    t[13] = (unsigned char)(h_mm & 0xFF);
    t[14] = (unsigned char)((w_mm >> 8 << 4) | h_mm >> 8);
    return edid;
}

#endif
