/** The twelve types of a notice and what each takes (CÚD reference, sections 5, 6 and 7). */

export const noticeTypes = [
  'OHL-56a',
  'OHL-56b',
  'OZN',
  'U29',
  'X29',
  'V49',
  'X49',
  'P50',
  'X50',
  'P52',
  'X52',
  'PXX',
] as const;
export type NoticeType = (typeof noticeTypes)[number];

export interface NoticeTypeRule {
  /**
   * Companies are taken by `any` (section 6.3); X29, X52 and both OHL know natural persons only (CU-06, CU-26); PXX may
   * go without anybody.
   */
  readonly addressee: 'natural' | 'any' | 'optional';
  /** An ohlašovna with its address point is required, or a place of delivery may be named. */
  readonly place: 'registry-office' | 'delivery-place' | 'none';
  /** Takes several písemnosti in one document (CU-22). */
  readonly several: boolean;
  /** OHL announces and carries no file, the two calls of § 49 can do without; the others are their file (CU-05). */
  readonly file: 'none' | 'optional' | 'required';
  /** Names the notice it follows. */
  readonly parent: boolean;
}

const plain: NoticeTypeRule = {
  addressee: 'any',
  place: 'none',
  several: false,
  file: 'required',
  parent: false,
};
const announcement: NoticeTypeRule = { ...plain, addressee: 'natural', several: true, file: 'none' };

export const noticeTypeRules: Readonly<Record<NoticeType, NoticeTypeRule>> = {
  'OHL-56a': { ...announcement, place: 'registry-office' },
  'OHL-56b': { ...announcement, place: 'delivery-place' },
  OZN: plain,
  U29: plain,
  X29: { ...plain, addressee: 'natural' },
  V49: { ...plain, file: 'optional' },
  X49: { ...plain, file: 'optional', parent: true },
  P50: plain,
  X50: plain,
  P52: plain,
  X52: { ...plain, addressee: 'natural' },
  PXX: { ...plain, addressee: 'optional' },
};

export function isNoticeType(text: unknown): text is NoticeType {
  return noticeTypes.some((type) => type === text);
}
