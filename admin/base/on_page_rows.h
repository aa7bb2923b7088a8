/* Messages that tell of a command line, and what is said in their place where somebody
 * reads them on a page of the office (on_page.h): a row each. What a page need not show,
 * as a path, is swallowed: "%.0s". Rows of ON_PAGES are for one and for many. No guard:
 * whoever reads it says what a row becomes. */

/* Keys and passphrase. */
ON_PAGE("%s: the key is protected by a passphrase; give it with --passphrase-fd",
        "%.0sPlease type the passphrase of the keys")
ON_PAGE("the passphrase is empty; for a key without one say --no-passphrase",
        "Please type the passphrase of the keys")
ON_PAGE("%s: the passphrase is wrong",
        "%.0sThis passphrase is not the right one. Please type it once more")
ON_PAGE("%s: somebody else works on this workspace; waiting\n",
        "%.0sSomebody else is working on it. Please wait.\n")
ON_PAGE("%s: somebody else works on this workspace; try again when that is done",
        "%.0sSomebody else is working on it. Please try again in a minute")
ON_PAGE("a newer anna-admin has made its tables (number %d, this one knows %d); use that "
        "one",
        "A newer program has changed the office's tables. Please start that one")
ON_PAGE("%s: its tables are of version %lld, this program knows version %d; use the "
        "newest anna-admin",
        "%.0sA newer program has changed the office's tables. Please start that one")
ON_PAGE("%s: there is no workspace; make one with anna-admin init",
        "%.0sThe office's folder is not there any more")

/* Publishing. */
ON_PAGE("%s: this is not a folder; say where the stick is mounted",
        "%.0sThe stick is not there any more. Plug it in, and choose it again")
ON_PAGE("%s: this stick can only be read; slide its small switch, or take another one",
        "%.0sThis stick can only be read. Slide its small switch, or take another one")
ON_PAGE(
    "%s: there is no room on the stick any more: %llu KB are free, %zu KB are needed; "
    "delete something there, or take another one",
    "%.0sThere is no room on the stick any more: %llu KB are free, %zu KB are needed. "
    "Delete something there, or take another one")
ON_PAGE(
    "%s: the stick is not there any more, it was unplugged too early; plug it in, and "
    "publish once more",
    "%.0sThe stick is not there any more. It was unplugged too early: plug it in, and "
    "publish once more")
ON_PAGE("%s: written, read back and found good; you may unplug it\n",
        "%.0sThe stick is written, read back and good.\n")
ON_PAGE("%s/anna/%s: taken away, this stick sets nobody up any more\n",
        "%.0s%.0sThis stick sets no terminal up any more.\n")
ON_PAGE("%s/%s: taken away, number %ld replaces it\n",
        "%.0s%.0sThe old content is gone, number %ld replaces it.\n")
ON_PAGE("%s/anna/%s: sets a terminal up for %s (%s)\n",
        "%.0s%.0sThis stick sets a terminal up: %s.\n")
ON_PAGE("%s: print this sheet, and send it apart from the stick\n",
        "%.0sPrint the sheet below. Send it apart from the stick.\n")
ON_PAGE("%s/anna/%s: the terminal has number %ld, higher than all here\n",
        "%.0s%.0sA terminal has number %ld already, higher than all here.\n")
ON_PAGE("%s/anna/%s: the terminal has number %ld, higher than all here; if that is true, "
        "give it with --after, for it is too high to be believed\n",
        "%.0s%.0sA note names number %ld. That is too high to be believed.\n")
ON_PAGE("the clock of this computer shows %04d-%02d-%02d; set it, or say the day with "
        "--date, for terminals trust the day of a bundle",
        "The clock of this computer shows %04d-%02d-%02d. Please set it first: the "
        "terminals trust that day")
ON_PAGES("%s: number %ld, %zu offer, for %s\n", "%s: number %ld, %zu offers, for %s\n",
         "%.0sNumber %ld with %zu offer, for %s.\n",
         "%.0sNumber %ld with %zu offers, for %s.\n")
ON_PAGE("%zu places have signs that the terminal cannot show (anna-admin lint)\n",
        "%zu places have signs that no terminal can show. The offers say where.\n")
ON_PAGES("%zu offer was left out: its confidence is low and nobody has checked it "
         "(anna-admin offer set ID checked_on DATE)\n",
         "%zu offers were left out: their confidence is low and nobody has checked them "
         "(anna-admin offer set ID checked_on DATE)\n",
         "%zu offer was left out: it is not sure, and nobody has checked it.\n",
         "%zu offers were left out: they are not sure, and nobody has checked them.\n")
ON_PAGE("the workspace has no %s; import a document with sites and topics",
        "There is no %s yet. First take a file with places and topics in")
ON_PAGE("the workspace has no offer that may be shown; import some",
        "There is no offer yet that may be shown. First add one, or take a file in")
ON_PAGE(
    "no offer has a topic, so a terminal would have nothing to show; anna-admin offer "
    "set ID topics TOPIC",
    "No offer has a topic, so the terminal would have nothing to show. Give topics to "
    "offers first: tick them in the list")
ON_PAGE("%s: there is no site of this id; see anna-admin site list",
        "%.0sThis place is gone. Please choose another")
ON_PAGE("--topic %.40s: there is no such topic",
        "%.0sThis topic is gone. Please choose another")
ON_PAGE("--setup %s: there is no such site; anna-admin site list",
        "%.0sThis place is gone. Please choose another")
ON_PAGE("%s: \"%s\" cannot stand there; anna-admin(1) lists what a terminal takes",
        "%s: \"%s\" cannot stand there. Please change it on the page of the place")
ON_PAGE("%s: this stick is formatted with %s, and a terminal reads FAT32 and exFAT "
        "alone; format it so, or take another one",
        "%.0sThis stick is formatted with %s. A terminal reads FAT32 and exFAT alone: "
        "take another stick, or format this one")
ON_PAGE("%s: a terminal reads FAT32 and exFAT alone; make sure that this stick is not "
        "formatted with NTFS\n",
        "%.0sA terminal cannot read NTFS. The stick must have FAT32 or exFAT.\n")
ON_PAGE("%s: this is a file; terminals leave their reports in a folder of that name, so "
        "take it away",
        "%.0sOn the stick lies a file that is called anna. Take it away: terminals need "
        "a folder of that name")
ON_PAGE("%s: from byte %zu on it gives back something else than was written; the stick "
        "is broken, or smaller than it says",
        "%.0sThe stick gives back something else than was written. It is broken, or "
        "smaller than it says: take another one")
ON_PAGE("%zu answers wait for those who asked, more than the %d that a bundle has; "
        "anna-admin reports forget-text --older-than AGE",
        "%zu answers wait for families, and only %d can go out at once. Forget the texts "
        "of old reports first")
ON_PAGE("answers wait for those who asked; without keys/reports.key they cannot be "
        "published",
        "Answers wait for families. Without the key for reports they cannot go out")
ON_PAGE("an answer in the ledger is sealed to another key than keys/reports.key",
        "An answer is sealed to another key than the one for reports")

/* What terminals have left. */
ON_PAGE("%s: no reports on it\n", "%.0sThere are no reports on the stick.\n")
ON_PAGES("%s: %zu new reports, %zu known already, from %zu file\n",
         "%s: %zu new reports, %zu known already, from %zu files\n",
         "%.0sNew reports: %zu. Known already: %zu. From %zu file.\n",
         "%.0sNew reports: %zu. Known already: %zu. From %zu files.\n")
ON_PAGE("%zu of them named a month that has not come, they count for this one; a "
        "terminal's clock is ahead, anna-kiosk check says which\n",
        "%zu of them name a month to come. They count for this one. A terminal's clock "
        "is ahead.\n")
ON_PAGE("see anna-admin reports --apart; reports accept ID lets one count\n",
        "Some do not count yet. The page Barriers has them.\n")
ON_PAGES("%zu text of before %s is forgotten, as init was told\n",
         "%zu texts of before %s are forgotten, as init was told\n",
         "%zu text of before %s is forgotten, as the settings say.\n",
         "%zu texts of before %s are forgotten, as the settings say.\n")
ON_PAGES("%s: %zu report in it is of a newer version than this program reads; update "
         "anna-admin and collect again. The file stays, and the terminal keeps it\n",
         "%s: %zu reports in it are of a newer version than this program reads; update "
         "anna-admin and collect again. The file stays, and the terminal keeps them\n",
         "%.0s%zu report is of a newer program. Renew this one, and take the stick in "
         "again.\n",
         "%.0s%zu reports are of a newer program. Renew this one, and take the stick in "
         "again.\n")
ON_PAGE("it is of a newer version than this program reads; update anna-admin and collect "
        "again. The file stays",
        "It is of a newer program. Renew this one, and take the stick in again")
ON_PAGE("\"%.40s\" is no id of a report; see anna-admin reports",
        "%.0sThis report is not there any more")
ON_PAGE("%s: there is no report of this id; see anna-admin reports",
        "%.0sThis report is not there any more")
ON_PAGE("%s: nobody who sent it has words to find an answer with; an answer for all is "
        "anna-admin answer",
        "%.0sWho sent this asked for no answer. An answer to all stands on the page "
        "Answers")
ON_PAGE("%.140s: there are no reports of this group; see anna-admin barriers",
        "%.0sThere are no reports about this any more")
ON_PAGE("\"%.40s\" is no state; there are: new, confirmed, in_progress, planned, fixed, "
        "cannot_fix, not_ours, duplicate, internal",
        "%.0sPlease choose a state from the list")
ON_PAGE("\"%.40s\" is no day, as 2026-12-15", "\"%.40s\" is no day. Write it so: "
                                              "2026-12-15")

/* Links. */
ON_PAGE("the page does not name \"%s\"; if it calls the coach by another name, put that "
        "into shown_as",
        "The page does not name \"%s\". Look at it yourself: it may be the wrong one")
ON_PAGE("booking: %s is not an allowed host; if it is the right one, say anna-admin host "
        "add %s",
        "Booking: nobody has allowed links to %s yet. Ask whoever looks after the "
        "programs")

/* Changes. */
ON_PAGE("%lld: there is no such batch; see anna-admin history",
        "There is no such change (%lld)")
ON_PAGE("%s: there is one of this id already", "The short name \"%s\" is taken already")
ON_PAGE("%s: there is no %s of this id any more; somebody has removed it",
        "%.0sSomebody has removed this meanwhile (%s)")
ON_PAGE("\"%.40s\" is not an id; use small letters a to z, digits, - and _, at most %d",
        "\"%.40s\" is no short name. Use small letters a to z, digits and -, at most %d")
ON_PAGE("this is not understood; see anna-admin(1), OPENING HOURS",
        "This is not understood. Write it as you would say it: Mo-Fr 8 bis 12 Uhr")

/* Taking in. */
ON_PAGES("%zu refusal, so nothing was taken in; correct the file, or take the good rows "
         "with --partial",
         "%zu refusals, so nothing was taken in; correct the file, or take the good rows "
         "with --partial",
         "%zu row cannot be taken. Correct the file, or take the good rows alone",
         "%zu rows cannot be taken. Correct the file, or take the good rows alone")
ON_PAGE("no column is known for: %s; name them with a map (import --map FILE)",
        "%.0sName, provider and \"In short\" each need a column. Choose below what the "
        "columns are")
ON_PAGE("no field is known for this column; a map can name one",
        "Nobody knows what this column is. Choose it below, or leave it out")
ON_PAGE("line %d: not valid JSON: %s", "Line %d: from here on the file is not whole")
ON_PAGE("line %d, column %d: not valid JSON: %s",
        "Line %d, sign %d: from here on the file is not whole")
ON_PAGE("line %zu, in %s[%zu]: not valid JSON: %s",
        "Line %zu: from here on the file is not whole")
ON_PAGE("%s: line %d, column %d: not valid JSON: %s",
        "%.0sLine %d, sign %d: from here on the file is not whole")
ON_PAGE("%s: line %zu, column %zu, in %s[%zu]: not valid JSON: %s",
        "%.0sLine %zu, sign %zu: from here on the file is not whole")
ON_PAGE("%s: no zip that can be read: %s",
        "%.0sThis ZIP file cannot be read. Send it anew")
ON_PAGE("say --format F; there are: %s",
        "Nobody can tell what this file is. Known are: %s")
ON_PAGE("%s: does not say for which language it is; say --lang",
        "%.0sThe file does not say for which language it is")
ON_PAGE("tags or entities of HTML", "marks that only web pages know")
ON_PAGE(
    "there is a document type declaration (DOCTYPE), which is not taken; take it out",
    "The file begins with a DOCTYPE, and such files are not read. Ask whoever made it")
ON_PAGE("kept as words in hours_said", "kept as words, and not shown")
ON_PAGE("the terminal shows an empty box for %s", "No terminal can show the sign %s")
ON_PAGE("an offer has no field for this; kept for export --format hsds",
        "An offer has no field for this. It is kept, and goes out again as HSDS")
ON_PAGE("an offer has no place for rows of this table; kept for export --format hsds",
        "An offer has no place for this table. It is kept, and goes out again as HSDS")
ON_PAGE("names no topic here, so the offer is only found by searching; say where it "
        "belongs with --map FILE, lines \"TERM = topic\"",
        "Names no topic of the office. The offer is found only by searching until you "
        "choose one")
ON_PAGE("no town that has a terminal; --scope says whom it is for",
        "No terminal stands in this town. Please say in the file for which town it is")
ON_PAGE("is no unit of ours; their ids are OFFER:FIELD, for lists OFFER:FIELD:NUMBER",
        "This text is none of the office's own")
ON_PAGE("must say how the text was made: tested, human or automatic",
        "It must say how the text was made: tested, human or automatic")
