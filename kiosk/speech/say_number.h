#ifndef ANNA_SPEECH_SAY_NUMBER_H
#define ANNA_SPEECH_SAY_NUMBER_H

#include "speech/say_line.h"

/* What begins with a digit, or + or € before one, and is no date or time. Each puts out
 * what begins at `at` and returns where it ended; 0: this is none. */

/* A phone number, of any digits if `sure`; else one that begins with 0, + or 116. */
size_t say_number_phone(struct say_line *line, size_t at, bool sure);

/* Postcode, emergency number, phone, sum of money, number. */
size_t say_number(struct say_line *line, size_t at);

/* Signs one by one, with a pause at each hyphen or space: "K7M-2RX". */
size_t say_number_code(struct say_line *line, size_t at);

#endif
