/** Names of months and weekdays in Czech, English and Hungarian, in the form {@link foldAccents} gives them. */

const months = [
  'led(?:en|na)?|jan(?:uary?)?',
  'uno(?:ra?)?|feb(?:ruary?)?',
  'bre(?:z(?:en|na))?|mar(?:ch|cius)?',
  'dub(?:en|na)?|apr(?:il|ilis)?',
  'kve(?:t(?:en|na))?|may|maj(?:us)?',
  'cvn|cerv(?:en|na)|june?|junius',
  'cvc|cerven(?:ec|ce)|july?|julius',
  'srp(?:en|na)?|aug(?:ust|usztus)?',
  'zari?|sept?(?:ember)?|szept(?:ember)?',
  'rij(?:en|na)?|o[ck]t(?:ober)?',
  'lis(?:topadu?)?|nov(?:ember)?',
  'prosin(?:ec|ce)|dec(?:ember)?',
];

const weekdays = [
  'po|pondel(?:i|ek)|mon(?:day)?|hetfon?',
  'ut|uter(?:y|ek)|tue(?:sday)?|kedd(?:en)?',
  'st|stred[au]|wed(?:nesday)?|szerdan?',
  'ct|ctvrtek|thu(?:rsday)?|csutortok(?:on)?',
  'pa|patek|fri(?:day)?|pentek(?:en)?',
  'so|sobot[au]|sat(?:urday)?|szombat(?:on)?',
  'ne|nedel[ei]|sun(?:day)?|vasarnap',
];

/** 1 for `ledna`, 3 for `march`; 0 for a word that names no month. */
export function monthNumber(word: string): number {
  return months.findIndex((names) => new RegExp(`^(?:${names})$`).test(word)) + 1;
}

/** Takes a weekday out of folded text; `weekday` is 1 for Monday, 0 where there is none. */
export function takeWeekday(folded: string): { readonly weekday: number; readonly rest: string } {
  for (const [index, names] of weekdays.entries()) {
    const rest = folded.replace(new RegExp(`(?<![a-z])(?:${names})(?![a-z])\\.?`), ' ');
    if (rest !== folded) return { weekday: index + 1, rest };
  }
  return { weekday: 0, rest: folded };
}
