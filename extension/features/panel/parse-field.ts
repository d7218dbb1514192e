/** What a clerk typed into a field, understood or refused with a reason. Nothing typed is ever discarded by this. */
import type { FieldId } from '../../../shared/case/fields.ts';
import type { Draft } from '../../../shared/contract/draft.ts';
import { formatAccountNumber, parseAccountNumber } from '../../../shared/formats/account-number.ts';
import { formatFileMark, formatReferenceNumber, parseFileMark } from '../../../shared/formats/file-mark.ts';
import { parseMoney } from '../../../shared/formats/money.ts';
import {
  instantToPrague,
  parseTime,
  parseTyped,
  pragueToInstants,
} from '../../../shared/formats/prague-time.ts';
import { parseAddressPointCode, parseCadastralAreaCode } from '../../../shared/formats/ruian.ts';
import { parseSymbol } from '../../../shared/formats/symbols.ts';
import { cleanText, foldText } from '../../../shared/formats/text.ts';
import { wholeCrowns } from '../../../shared/formats/whole-crowns.ts';
import { auctionContent } from '../../../shared/submissions/auction.ts';
import { formatDistance } from '../../ui/format.ts';
import type { Language, MessageKey, MessageParams } from '../../ui/locales/translate.ts';
import { fieldText, isInstantField, isMoneyField, type Plain } from './field-text.ts';

export type ParsedField =
  /** `understood` stands under the field at once; `remark` when something about it deserves a look. */
  | {
      readonly status: 'ok';
      readonly value: Plain | undefined;
      readonly understood: string;
      readonly remark?: MessageKey;
    }
  /** Several meanings: the hour that the clock shows twice, or an amount with haléře, rounded down and up. */
  | { readonly status: 'choose'; readonly values: readonly (string | number)[]; readonly message: MessageKey }
  | { readonly status: 'wrong'; readonly message: MessageKey; readonly params?: MessageParams };

export interface ParseContext {
  readonly draft: Draft;
  readonly now: string;
  readonly language: Language;
  /** The office's usual hour, `09:00`: offered where only a day was typed. */
  readonly usualStart?: string | null;
}

const wrong = (message: MessageKey): ParsedField => ({ status: 'wrong', message });

const usualLimit = 2000;
/** Characters a text may have, where it is filed as it stands. */
const limits: Partial<Record<FieldId, number | null>> = {
  title: auctionContent.title.maxLength,
  category: auctionContent.category.unwrap().maxLength,
  description: auctionContent.description.unwrap().maxLength,
};

/** `11`, `v 11`: of the end only the time is asked for, the day is that of the start. */
const bareHour = /^((?:(?:ve?|at)\s+)?\d{1,2})$/i;

/** @param text as typed; empty clears the field. */
export function parseField(id: FieldId, text: string, context: ParseContext): ParsedField {
  const trimmed = text.trim();
  if (trimmed === '') return { status: 'ok', value: undefined, understood: '' };
  if (isMoneyField(id)) return parseAmount(id, trimmed, context.language);
  if (isInstantField(id)) return parseInstant(id, trimmed, context);
  switch (id) {
    case 'auctionKind':
      return simple(['real', 'movable', 'virtual'].includes(trimmed) ? trimmed : undefined, 'parse.choice');
    case 'voluntary':
      return { status: 'ok', value: trimmed === 'true', understood: '' };
    case 'referenceNumber':
      return parseReference(trimmed, context);
    case 'depositAccount':
      return parseAccount(trimmed);
    case 'depositVariableSymbol':
    case 'depositSpecificSymbol':
      return simple(parseSymbol(trimmed), 'parse.symbol');
    case 'cadastralAreaCode':
      return simple(parseCadastralAreaCode(trimmed), 'parse.cadastral-code');
    case 'addressPointCode':
      return simple(parseAddressPointCode(trimmed), 'parse.address-code');
    case 'latitude':
      return parseDegrees(trimmed, 90);
    case 'longitude':
      return parseDegrees(trimmed, 180);
    case 'description':
      return parseText(id, cleanLines(trimmed));
    default:
      return parseText(id, cleanText(trimmed, Number.POSITIVE_INFINITY));
  }
}

function simple(value: string | undefined, message: MessageKey): ParsedField {
  if (value === undefined || value === '') return wrong(message);
  return { status: 'ok', value, understood: '' };
}

/** What is too long is refused whole: a part of it would be filed as if it were all. */
function parseText(id: FieldId, text: string): ParsedField {
  const limit = limits[id] ?? usualLimit;
  if (text.length <= limit) return simple(text, 'parse.text');
  return { status: 'wrong', message: 'parse.too-long', params: { limit, count: text.length } };
}

function parseAmount(id: FieldId, text: string, language: Language): ParsedField {
  if (
    id === 'deposit' &&
    /^(?:nevyzaduje se|bez jistoty|neni|zadna|none|not required)$/.test(foldText(text))
  ) {
    return { status: 'ok', value: null, understood: fieldText(id, null, language) };
  }
  const money = parseMoney(withoutTabs(text));
  if (money === undefined) return wrong('parse.money');
  if (money.currency !== undefined && money.currency !== 'CZK') return wrong('parse.currency');
  // The portal would cut the fraction off without a word, so a person says which it is to be.
  const whole = wholeCrowns(money.amount);
  if (whole !== undefined)
    return { status: 'choose', values: [whole.down, whole.up], message: 'parse.fraction' };
  return { status: 'ok', value: money.amount, understood: fieldText(id, money.amount, language) };
}

/**
 * As pasted from a table: tabs part the thousands or stand around the number. Where the thousands are parted otherwise,
 * a tab between digits parts two amounts, and stays: nothing reads it.
 */
function withoutTabs(text: string): string {
  return text
    .replace(/^\D*\d{1,3}(?:\t\d{3})+(?!\d|[ .,']\d{3})/, (number) => number.replaceAll('\t', ' '))
    .replace(/(?<!\d)\t+|\t+(?!\d)/g, ' ');
}

function parseInstant(id: FieldId, text: string, context: ParseContext): ParsedField {
  const { draft, now, language, usualStart = null } = context;
  const startsAt = draft.fields.startsAt?.value;
  const time = id === 'endsAt' ? parseTime(text.replace(bareHour, '$1:00')) : undefined;
  if (time !== undefined && typeof startsAt === 'string') {
    const { year, month, day } = instantToPrague(startsAt);
    const [instant] = pragueToInstants({ year, month, day, ...time });
    return instant === undefined
      ? wrong('parse.no-such-time')
      : understoodInstant(instant, text, now, language);
  }
  const typed = parseTyped(text, now);
  if (typed === undefined) return wrong('parse.instant');
  if (typed.status === 'date-only') {
    const usual =
      id === 'startsAt' && usualStart !== null ? parseTyped(`${typed.day} ${usualStart}`, now) : undefined;
    return usual?.status === 'ok'
      ? { status: 'choose', values: [usual.instant], message: 'parse.hour-usual' }
      : wrong('parse.hour-missing');
  }
  if (typed.status === 'twice') {
    return { status: 'choose', values: typed.instants, message: 'parse.twice' };
  }
  if (typed.status !== 'ok') return wrong('parse.no-such-time');
  const read = understoodInstant(typed.instant, text, now, language);
  return typed.yearGuessed && read.status === 'ok' ? { ...read, remark: 'parse.year-guessed' } : read;
}

function understoodInstant(instant: string, typed: string, now: string, language: Language): ParsedField {
  const read = fieldText('startsAt', instant, language);
  const distance = formatDistance(language, instant, now);
  const understood = read === typed ? distance : `${read}, ${distance}`;
  return { status: 'ok', value: instant, understood };
}

function parseReference(text: string, { draft }: ParseContext): ParsedField {
  const mark = parseFileMark(text);
  if (mark === undefined) return wrong('parse.reference');
  if (formatFileMark(mark) !== draft.key.fileMark) return wrong('parse.other-case');
  const value = formatReferenceNumber(mark);
  return { status: 'ok', value, understood: value };
}

function parseAccount(text: string): ParsedField {
  const account = parseAccountNumber(text);
  if (account === undefined) return wrong('parse.account');
  const value = formatAccountNumber(account);
  const read = { status: 'ok', value, understood: value } as const;
  return account.checksumValid ? read : { ...read, remark: 'parse.checksum' };
}

function parseDegrees(text: string, limit: number): ParsedField {
  const degrees = /^-?\d{1,3}(?:[.,]\d+)?\s*°?$/.test(text)
    ? Number.parseFloat(text.replace(',', '.'))
    : Number.NaN;
  if (Number.isNaN(degrees) || Math.abs(degrees) > limit) return wrong('parse.degrees');
  return { status: 'ok', value: degrees, understood: '' };
}

/** Paragraphs stay, everything unprintable goes. */
function cleanLines(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => cleanText(line, Number.POSITIVE_INFINITY))
    .join('\n')
    .trim();
}
