/**
 * Which type of notice fits what a page shows, and why. Never a silent choice between two: where the page allows more
 * than one reading, all of them are given and a person chooses (CÚD reference, section 7).
 */
import type { CaseReading } from '../extraction/reading.ts';
import { foldText } from '../formats/text.ts';
import { isNoticeType, type NoticeType, noticeTypeRules } from './notice-types.ts';

/** Why a type is proposed; `stated`: the page names it. */
export const noticeReasons = [
  'stated',
  'paragraph',
  'registry-office',
  'guardian',
  'pick-up',
  'follows-v49',
] as const;
export type NoticeReason = (typeof noticeReasons)[number];

export interface NoticeChoice {
  readonly type: NoticeType;
  readonly because: NoticeReason;
  /** The words of the page it rests on, at most 200 characters. */
  readonly words: string;
}

export type NoticeProposal =
  | { readonly kind: 'one'; readonly choice: NoticeChoice }
  | { readonly kind: 'several'; readonly choices: readonly NoticeChoice[] }
  /** The page says nothing that would tell one type from another. */
  | { readonly kind: 'none' };

/** Words of documents and descriptions, and the types they allow. Folded text: no accents, lower case. */
const signs: readonly (readonly [RegExp, NoticeReason, readonly NoticeType[]])[] = [
  [/§\s?56\s?a\b/, 'paragraph', ['OHL-56a']],
  [/§\s?56\s?b\b/, 'paragraph', ['OHL-56b']],
  [/§\s?29\b/, 'paragraph', ['U29', 'X29']],
  [/§\s?49\b/, 'paragraph', ['V49', 'X49']],
  [/§\s?50\b/, 'paragraph', ['P50', 'X50']],
  [/§\s?52\b/, 'paragraph', ['P52', 'X52']],
  [/\bopatrovnik/, 'guardian', ['U29']],
  [/\bvyzv\w* k (vyzvednuti|prevzeti)/, 'pick-up', ['V49']],
];

export function proposeNoticeType(reading: CaseReading): NoticeProposal {
  const { noticeType } = reading.fields;
  if (noticeType.status === 'found' && isNoticeType(noticeType.value)) {
    const words = noticeType.raw.slice(0, 200);
    return { kind: 'one', choice: { type: noticeType.value, because: 'stated', words } };
  }
  if (noticeType.status === 'missing' && noticeType.reason === 'ambiguous') {
    const stated = noticeType.candidates.flatMap(({ value, raw }) =>
      isNoticeType(value) ? [{ type: value, because: 'stated' as const, words: raw.slice(0, 200) }] : [],
    );
    return toProposal(distinct(stated));
  }
  return toProposal(distinct(narrow(reading, signsOf(reading))));
}

function signsOf(reading: CaseReading): NoticeChoice[] {
  const { title, description, registryOffice } = reading.fields;
  const texts = [
    ...(title.status === 'found' ? [title.value] : []),
    ...(description.status === 'found' ? [description.value] : []),
    ...reading.documents.map((one) => one.name),
  ];
  const choices: NoticeChoice[] = [];
  for (const text of texts) {
    const folded = foldText(text);
    for (const [pattern, because, types] of signs) {
      if (!pattern.test(folded)) continue;
      for (const type of types) choices.push({ type, because, words: text.slice(0, 200) });
    }
  }
  if (registryOffice.status === 'found') {
    const words = registryOffice.value.name.slice(0, 200);
    choices.push({ type: 'OHL-56a', because: 'registry-office', words });
  }
  return choices;
}

/** A parent decides between the call and what follows it, and an addressee rules out types that don't take it. */
function narrow(reading: CaseReading, choices: readonly NoticeChoice[]): NoticeChoice[] {
  const { addressee, parentNotice } = reading.fields;
  const isCompany = addressee.status === 'found' && addressee.value.companyId !== undefined;
  const fitting = choices.filter(({ type }) => !isCompany || noticeTypeRules[type].addressee !== 'natural');
  if (parentNotice.status !== 'found') return fitting;
  const words = parentNotice.raw.slice(0, 200);
  return fitting.flatMap((one): NoticeChoice[] => {
    if (one.type === 'X49') return [{ type: 'X49', because: 'follows-v49', words }];
    return one.type === 'V49' ? [] : [one];
  });
}

/** One choice for each type, the first reason for it. */
function distinct(choices: readonly NoticeChoice[]): NoticeChoice[] {
  return [...new Map(choices.toReversed().map((one) => [one.type, one])).values()].toReversed();
}

function toProposal(choices: readonly NoticeChoice[]): NoticeProposal {
  const [only] = choices;
  if (only === undefined) return { kind: 'none' };
  return choices.length === 1 ? { kind: 'one', choice: only } : { kind: 'several', choices };
}
