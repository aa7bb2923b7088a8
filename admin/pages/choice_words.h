#ifndef ANNA_ADMIN_PAGES_CHOICE_WORDS_H
#define ANNA_ADMIN_PAGES_CHOICE_WORDS_H

/* What a value that stands in the content as one word is called for a person: "walk_in",
 * "age_0_2", "hasElevator". The value itself if it has no words. */
const char *choice_words(const char *value);

#endif
