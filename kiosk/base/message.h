#ifndef ANNA_BASE_MESSAGE_H
#define ANNA_BASE_MESSAGE_H

/* What a program says to whoever works with it at a command line: sentences of failures,
 * results, help. They stand in the code in English, and a program may set a translator
 * before anything else; without one they stay as they are. The words that a visitor reads
 * are not these: see core/strings.h.
 *
 * err_set() and its sisters (err.h) translate their format by themselves; all else that
 * is printed is translated where it is printed, or marked where it stands in a table and
 * translated where it is read:
 *
 *     printf(message("%s: stays\n"), id);
 *     printf(message_count("%zu offer\n", "%zu offers\n", n), n);
 *     static const char *const levels[] = {MESSAGE("warning"), MESSAGE("error")};
 *
 * What a program reads (JSON, tables, files) is never translated. */

/* The words in the language of the reader; the same pointer if there are none. */
const char *message(const char *words) __attribute__((format_arg(1)));

/* The words for `n` things, by the plural of the language. */
const char *message_count(const char *one, const char *many, unsigned long n)
    __attribute__((format_arg(1), format_arg(2)));

/* Marks words for the translators, and is the words. */
#define MESSAGE(words) words

/* Whoever translates. What it returns lives as long as the program. */
struct message_translator {
    const char *(*one)(const char *words);
    const char *(*count)(const char *one, const char *many, unsigned long n);
};

/* From now on these translate. To be called before the first thread is. */
void message_translate(const struct message_translator *translator);

/* The language of the messages: "en" without a translator, "de". */
const char *message_lang(void);

#endif
