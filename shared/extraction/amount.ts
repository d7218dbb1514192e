/** One amount of money in a text that says more than the amount. */
import { type Money, parseMoney } from '../formats/money.ts';
import { plainText } from '../formats/text.ts';

/** Without remarks in brackets and behind the value, and without the words that lead up to it. */
export function withoutRemark(text: string): string {
  return text
    .replace(/\n/g, ' ')
    .replace(/\([^)]*\)/g, ' ')
    .replace(
      /[,;]?\s+(tj\.|t\. j\.|což|tedy|slovy|bez DPH|vč\.|včetně|i\.e\.|incl\.|excl\.|excluding|including).*$/iu,
      '',
    )
    .replace(/^(ve výši|v částce|částka|činí|min\.|minimálně|nejméně|alespoň|at least)\s+/iu, '')
    .trim();
}

/** An amount with its currency; inside a text only such a one is an amount beyond doubt. */
export const amountInText =
  /(?<![\d,.])(?:\d{1,3}(?:[ .]\d{3})+|\d{3,})(?:,(?:\d{2}|[-–]{1,2}))?(?: ?,?[-–]{1,2})? ?(?:kč|kc|czk|korun\w*|ft|huf|eur|€)(?![a-z])|\d{1,4}(?:,\d{1,3})? (?:mil|tis)\w*\.? ?(?:kč|kc|czk)|(?<![\d,.])(?:\d{1,3}(?:[ .]\d{3})+),[-–]+/giu;
/** Behind the amount stands what it is: `165 000 Kč 10 %`, `60.000 Kč, na účet č. …`, `373 334 Kč, tj. 2/3 ceny`. */
const remark =
  /^\s*(?:$|[,;(|/→–-]|\d{1,3}(?:,\d+)?\s?%|(?:na|tj|t\. ?j|do|od|k|z|ze|dle|podle|splatn|slovy|což|která|dne|bez|včetně|vč|č\.\s?ú|účet|VS|SS|KS|var\.|za\s(?:nemovitost|celek|celou|celý|byt|dům|pozemek|objekt|soubor|věc))(?![a-zà-ž]))/i;

export interface ReadAmount extends Money {
  /** How much less sure than an amount that stands alone. */
  readonly penalty: number;
}

/** @returns undefined for no amount, for several, and for one that something else may be meant by */
export function readAmount(text: string): ReadAmount | undefined {
  const whole = parseMoney(text);
  if (whole) return { ...whole, penalty: 0 };
  const bare = parseMoney(withoutRemark(text));
  if (bare) return { ...bare, penalty: 0.05 };
  const plain = plainText(text);
  const hits = [...plain.matchAll(amountInText)];
  const [first] = hits;
  // Two amounts in one text are two answers.
  if (!first || hits.length > 1) return undefined;
  const before = plain.slice(0, first.index);
  const after = plain.slice(first.index + first[0].length);
  const leads =
    before
      .replace(/^\s*(?:ve výši|v částce|částk[a-zà-ž]*|činí|min\.|minimálně|nejméně|alespoň|cca)\s*/i, '')
      .trim() === '';
  const isShare = /^[\d\s.,/%]*(?:%|procent|tretin|třetin|polovin)[^\d]*$/iu.test(before);
  if (!(leads && remark.test(after)) && !isShare) return undefined;
  const parsed = parseMoney(first[0]);
  return parsed ? { ...parsed, penalty: 0.1 } : undefined;
}
