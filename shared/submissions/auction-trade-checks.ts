/**
 * Checks of the trade before an auction becomes public: what the schema can't refuse because it may be meant. How hard
 * each is, its figure and its source come from the office's settings. Pure: the panel shows them, the companion repeats
 * those it can judge.
 */
import type { FieldId } from '../case/fields.ts';
import type { Person } from '../case/record.ts';
import { plainAccount } from '../formats/account-number.ts';
import { parseFileMark, sameReference } from '../formats/file-mark.ts';
import { findPersonalNumbers } from '../formats/personal-number.ts';
import { instantToPrague } from '../formats/prague-time.ts';
import { foldAccents, plainText } from '../formats/text.ts';
import { isWorkingDay, pragueDay } from '../formats/working-days.ts';
import type { CheckId, CheckLevel, OfficeSettings } from '../office/settings.ts';
import type { AuctionSubmission } from './auction.ts';

export interface TradeFinding {
  readonly check: CheckId;
  readonly level: Exclude<CheckLevel, 'off'>;
  readonly field: FieldId | 'attachments';
  /** Figures for its text. Never personal data. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly source: string;
}

export interface TradeContext {
  /** Instant. */
  readonly now: string;
  /** Numbers filed before under other records, as far as they are known. */
  readonly usedNumbers: readonly string[];
  /** Parties of the case, whose names and birth dates must not become public. */
  readonly parties: readonly Person[];
}

type Params = TradeFinding['params'];
type Found = { readonly field: TradeFinding['field']; readonly params: Params } | undefined;
type Check = (auction: AuctionSubmission, settings: OfficeSettings, context: TradeContext) => Found;

/** Findings in the order of the settings. */
export function tradeFindings(
  auction: AuctionSubmission,
  settings: OfficeSettings,
  context: TradeContext,
): readonly TradeFinding[] {
  const ids = Object.keys(checks) as CheckId[]; // the table's own keys
  return ids.flatMap((check) => {
    const { level, source } = settings.checks[check];
    const found = level === 'off' ? undefined : checks[check](auction, settings, context);
    return found === undefined || level === 'off' ? [] : [{ check, level, source, ...found }];
  });
}

const checks: Readonly<Record<CheckId, Check>> = {
  lowestBid: ({ auctionKind, appraisedPrice: price, lowestBid }, { checks: { lowestBid: figures } }) => {
    if (price === undefined || lowestBid === undefined || auctionKind === 'virtual') return undefined;
    const shares = [figures[auctionKind], ...figures.repeated];
    // Whole crowns: what was rounded either way still fits.
    if (shares.some(({ of, outOf }) => Math.abs(lowestBid - (price * of) / outOf) < 1)) return undefined;
    const { of, outOf } = figures[auctionKind];
    return { field: 'lowestBid', params: { expected: Math.round((price * of) / outOf), of, outOf } };
  },

  depositShare: ({ deposit, lowestBid }, { checks: { depositShare } }) => {
    const { of, outOf } = depositShare.most;
    if (!deposit || lowestBid === undefined || deposit.amount * outOf <= lowestBid * of) return undefined;
    return { field: 'deposit', params: { most: Math.floor((lowestBid * of) / outOf), of, outOf } };
  },

  depositAccount: ({ deposit }, { depositAccounts }) => {
    if (!deposit || depositAccounts.length === 0) return undefined;
    const own = depositAccounts.map(plainAccount);
    return own.includes(plainAccount(deposit.account)) ? undefined : { field: 'depositAccount', params: {} };
  },

  daysAhead: ({ startsAt }, { checks: { daysAhead } }, { now }) => {
    if (startsAt === undefined) return undefined;
    const days = Math.round((pragueMidnight(startsAt) - pragueMidnight(now)) / 86_400_000);
    return days >= daysAhead.days
      ? undefined
      : { field: 'startsAt', params: { days, least: daysAhead.days } };
  },

  workingDay: ({ startsAt }) =>
    startsAt === undefined || isWorkingDay(pragueDay(startsAt))
      ? undefined
      : { field: 'startsAt', params: {} },

  officeHours: ({ startsAt }, { checks: { officeHours } }) => {
    if (startsAt === undefined) return undefined;
    const { hour, minute } = instantToPrague(startsAt);
    const time = `${two(hour)}:${two(minute)}`;
    const { from, to } = officeHours;
    return time >= from && time <= to ? undefined : { field: 'startsAt', params: { time, from, to } };
  },

  numberUsed: ({ number }, _settings, { usedNumbers }) => {
    const mark = parseFileMark(number);
    const isUsed = usedNumbers.some((other) => {
      const used = parseFileMark(other);
      return mark === undefined || used === undefined ? other === number : sameReference(used, mark);
    });
    return isUsed ? { field: 'referenceNumber', params: { number } } : undefined;
  },

  reportMissing: ({ attachments, auctionKind }) =>
    auctionKind !== 'real' || attachments.some((one) => one.documentType === 'expert_report')
      ? undefined
      : { field: 'attachments', params: {} },

  photographsMissing: ({ attachments, auctionKind }) =>
    auctionKind === 'virtual' || attachments.some((one) => one.documentType === 'image')
      ? undefined
      : { field: 'attachments', params: {} },

  personalData: ({ title, description = '' }, _settings, { parties }) => {
    const texts = [
      ['title', title],
      ['description', description],
    ] as const;
    for (const [field, text] of texts) {
      const kind = personalDataIn(text, parties);
      if (kind !== undefined) return { field, params: { kind } };
    }
    return undefined;
  },
};

/** `personal-number`, `birth-date` or `name`; undefined where there is none. */
function personalDataIn(text: string, parties: readonly Person[]): string | undefined {
  if (findPersonalNumbers(text).length > 0) return 'personal-number';
  const plain = foldAccents(plainText(text.normalize('NFC')));
  const bornOn =
    /(?:^|[^\p{L}])(?:nar|narozen[ayi]?|datum narozeni)\.?\s*:?\s*(?:dne\s+)?\d{1,2}\.\s*\d{1,2}\.\s*\d{4}/u;
  if (bornOn.test(plain) || parties.some(({ birthDate }) => speaksOfDay(plain, birthDate)))
    return 'birth-date';
  return parties.some((party) => speaksOfName(plain, party)) ? 'name' : undefined;
}

function speaksOfDay(plain: string, day: string | undefined): boolean {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '') ?? [];
  if (year === undefined) return false;
  return new RegExp(`(?<!\\d)0?${Number(date)}\\.\\s*0?${Number(month)}\\.\\s*${year}(?!\\d)`).test(plain);
}

/** The name of a natural person, first and last in either order; titles and companies don't count. */
function speaksOfName(plain: string, { name, companyId }: Person): boolean {
  if (companyId !== undefined) return false;
  const words = foldAccents(name.normalize('NFC'))
    .split(/[\s,]+/)
    .filter((word) => /^\p{L}{2,}$/u.test(word));
  if (words.length < 2) return false;
  const there = new Set(plain.split(/[^\p{L}]+/u));
  return words.every((word) => there.has(word));
}

/** Only for counting days: the day in Prague as if it were one in UTC, milliseconds. */
function pragueMidnight(instant: string): number {
  return Date.parse(`${pragueDay(instant)}T00:00:00Z`);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
