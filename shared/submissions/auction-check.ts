/** What a draft lacks before it can be filed, and the payload once it lacks nothing. */
import type { z } from 'zod';
import type { FieldId } from '../case/fields.ts';
import type { Draft } from '../contract/draft.ts';
import type { CaseReading, FieldReading } from '../extraction/reading.ts';
import { formatFileMark, parseFileMark } from '../formats/file-mark.ts';
import { type AuctionAction, type AuctionSubmission, auctionSchema } from './auction.ts';
import { auctionFields } from './auction-fields.ts';

export const obstacleReasons = [
  'not-found',
  'ambiguous',
  'invalid',
  'fraction',
  'register-mismatch',
  'other-case',
  'end-before-start',
  'in-the-past',
  'voluntary-unsupported',
  'decree-missing',
  'too-long',
] as const;
export type ObstacleReason = (typeof obstacleReasons)[number];

/** Something that stands in the way of filing; `attachments` stands for the list of files. */
export interface Obstacle {
  readonly field: FieldId | 'attachments';
  readonly reason: ObstacleReason;
}

export type Assessment =
  | { readonly ready: true; readonly payload: AuctionSubmission }
  | { readonly ready: false; readonly obstacles: readonly Obstacle[] };

type Plain = Draft['fields'][string]['value'];

const moneyFields: readonly FieldId[] = ['appraisedPrice', 'lowestBid', 'minimumIncrement', 'deposit'];

const plainAt = (draft: Draft, id: FieldId): Plain => draft.fields[id]?.value;
const text = (value: Plain): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const number = (value: Plain): number | undefined => (typeof value === 'number' ? value : undefined);

/** The payload as far as the draft goes; the schema judges it. Empty members are left out. */
function buildPayload(
  draft: Draft,
  action: AuctionAction,
  remoteHash: string | undefined,
): Record<string, unknown> {
  const at = (id: FieldId): Plain => plainAt(draft, id);
  const code = text(at('cadastralAreaCode'));
  const area = text(at('cadastralArea'));
  const addressPointCode = text(at('addressPointCode'));
  const district = text(at('district'));
  const latitude = number(at('latitude'));
  const longitude = number(at('longitude'));
  const coordinates = district !== undefined && latitude !== undefined && longitude !== undefined;
  const payload: Record<string, unknown> = {
    kind: 'auction',
    action,
    auctionKind: at('auctionKind'),
    number: text(at('referenceNumber')) ?? draft.key.fileMark,
    voluntary: at('voluntary') ?? draft.key.fileMark.slice(3, 5) === 'DD',
    title: at('title'),
    description: text(at('description')),
    category: text(at('category')),
    startsAt: text(at('startsAt')),
    endsAt: text(at('endsAt')),
    appraisedPrice: number(at('appraisedPrice')),
    lowestBid: number(at('lowestBid')),
    minimumIncrement: number(at('minimumIncrement')),
    deposit: buildDeposit(at),
    cadastral: code !== undefined ? { code } : area !== undefined ? { name: area } : undefined,
    itemPlace:
      addressPointCode !== undefined
        ? { addressPointCode }
        : coordinates
          ? { district, latitude, longitude }
          : undefined,
    attachments: draft.attachments.map(({ href: _href, ...attachment }) => attachment),
    remoteHash,
  };
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
}

function buildDeposit(at: (id: FieldId) => Plain): unknown {
  const amount = at('deposit');
  if (amount === null) return null;
  if (amount === undefined) return undefined;
  return {
    amount,
    account: at('depositAccount') ?? '',
    variableSymbol: text(at('depositVariableSymbol')) ?? null,
    specificSymbol: text(at('depositSpecificSymbol')) ?? null,
  };
}

/** Names of the payload's members that differ from the field they come from. */
const fieldOfMember: Readonly<Record<string, FieldId | 'attachments'>> = {
  number: 'referenceNumber',
  'deposit.account': 'depositAccount',
  'deposit.variableSymbol': 'depositVariableSymbol',
  'deposit.specificSymbol': 'depositSpecificSymbol',
  'deposit.amount': 'deposit',
  cadastral: 'cadastralArea',
  'cadastral.code': 'cadastralAreaCode',
  'cadastral.name': 'cadastralArea',
  itemPlace: 'addressPointCode',
  attachments: 'attachments',
};

const knownFields: ReadonlySet<string> = new Set(auctionFields.map((field) => field.id));

function fieldOfPath(path: readonly PropertyKey[]): FieldId | 'attachments' {
  const names = path.filter((part) => typeof part === 'string');
  const whole = names.slice(0, 2).join('.');
  const mapped = fieldOfMember[whole] ?? fieldOfMember[names[0] ?? ''];
  if (mapped !== undefined) return mapped;
  const first = names[0] ?? '';
  return knownFields.has(first) ? (first as FieldId) : 'title'; // every other member bears its field's own name
}

function reasonOf(
  field: FieldId | 'attachments',
  issue: { message: string; code?: string | undefined },
  draft: Draft,
  reading: CaseReading | undefined,
): ObstacleReason {
  if (field === 'attachments') return 'decree-missing';
  if (issue.message === 'register-mismatch' || issue.message === 'end-before-start') return issue.message;
  const value = plainAt(draft, field);
  if (value === undefined || value === '') {
    const read: FieldReading<unknown> | undefined = reading?.fields[field];
    return read?.status === 'missing' ? read.reason : 'not-found';
  }
  if (moneyFields.includes(field) && typeof value === 'number' && !Number.isInteger(value)) return 'fraction';
  return issue.code === 'too_big' ? 'too-long' : 'invalid';
}

type Issues = readonly z.core.$ZodIssue[];

/** The schema asks what is required only once every member has the right form: the malformed ones are left out for that. */
function allIssues(payload: Record<string, unknown>, issues: Issues): Issues {
  const malformed = new Set(issues.map((issue) => issue.path[0]));
  const rest = Object.fromEntries(Object.entries(payload).filter(([name]) => !malformed.has(name)));
  const again = auctionSchema.safeParse({ ...rest, ...placeholders(malformed) });
  return again.success ? issues : [...issues, ...again.error.issues];
}

/** Values of the right form for members without which the schema judges nothing else. */
function placeholders(malformed: ReadonlySet<PropertyKey | undefined>): Record<string, unknown> {
  const always = {
    auctionKind: 'movable',
    number: '001EX1/00',
    voluntary: false,
    title: '-',
    attachments: [],
    // Something is stated: only the malformed part of it stands in the way, not the whole.
    deposit: null,
    cadastral: { name: '-' },
  };
  return Object.fromEntries(Object.entries(always).filter(([name]) => malformed.has(name)));
}

/**
 * Judges a draft for one action. @param reading the page as read now, to tell "ambiguous" from "not found";
 * undefined where no page is at hand. @param now instant, for a start that is already over.
 */
export function assessAuction(
  draft: Draft,
  action: AuctionAction,
  now: string,
  reading?: CaseReading,
  remoteHash?: string,
): Assessment {
  const payload = buildPayload(draft, action, remoteHash);
  const parsed = auctionSchema.safeParse(payload);
  const obstacles = new Map<string, Obstacle>();
  const add = (field: FieldId | 'attachments', reason: ObstacleReason): void => {
    if (!obstacles.has(field)) obstacles.set(field, { field, reason });
  };
  if (plainAt(draft, 'voluntary') === true || draft.key.fileMark.slice(3, 5) === 'DD') {
    // PD-15: no create path for voluntary auctions is public.
    add('voluntary', 'voluntary-unsupported');
  }
  for (const issue of parsed.success ? [] : allIssues(payload, parsed.error.issues)) {
    const field = fieldOfPath(issue.path);
    add(field, reasonOf(field, issue, draft, reading));
  }
  const number = parseFileMark(text(plainAt(draft, 'referenceNumber')) ?? '');
  if (number !== undefined && formatFileMark(number) !== draft.key.fileMark)
    add('referenceNumber', 'other-case');
  const startsAt = text(plainAt(draft, 'startsAt'));
  if (action !== 'save-draft' && startsAt !== undefined && startsAt <= now) add('startsAt', 'in-the-past');
  if (parsed.success && obstacles.size === 0) return { ready: true, payload: parsed.data };
  const order = ['attachments', ...auctionFields.map((field) => field.id)];
  const sorted = [...obstacles.values()].sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
  return { ready: false, obstacles: sorted };
}
