#ifndef ANNA_ADMIN_BASE_TRANSLATOR_H
#define ANNA_ADMIN_BASE_TRANSLATOR_H

/* The office's messages in the language of the machine, through gettext: the doorkeeper
 * of libintl in the office. The message ids are English, assets/po/de.po is German.
 *
 * The language is that of the locale, as gettext finds it: $LANGUAGE, else $LC_ALL,
 * $LC_MESSAGES, $LANG. Other than gettext, a locale that this system does not have
 * (de_DE.UTF-8 on a Debian without the package locales) still says which language;
 * C.UTF-8, which every Debian has, carries it then. The locale "C" is English.
 *
 * Only LC_CTYPE and LC_MESSAGES are set: numbers in JSON and CSV keep their point. */

/* Sets the locale, looks for LANG/LC_MESSAGES/anna-admin.mo, in the build tree beside the
 * program, else in share/locale, and makes it the translator of base/message.h. Without
 * one the messages stay English. The first thing that main does. */
void translator_open(void);

/* From now on messages are said as somebody at a browser needs them (on_page.h), and come
 * with the signs that isolate words of others in them (isolate.h). Where
 * $ANNA_ON_PAGE is set translator_open has done that already. */
void translator_on_pages(void);

#endif
