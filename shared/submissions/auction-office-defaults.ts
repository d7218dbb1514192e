/** What an office's settings add to a draft where the page says nothing. Pure. */
import { type FieldId, fieldIds } from '../case/fields.ts';
import type { Draft, DraftField } from '../contract/draft.ts';
import type { CaseReading } from '../extraction/reading.ts';
import { parseInstantRange } from '../extraction/when.ts';
import { fillTemplate } from '../office/fill-template.ts';
import type { OfficeSettings } from '../office/settings.ts';
import { symbolFor } from '../office/symbol-pattern.ts';
import { readValueFor } from './auction-draft.ts';

type Plain = DraftField['value'];

/**
 * The draft with the office's values in its empty fields, marked as such, and those it has got that way as they are now.
 * What the page says, what a person wrote, and what a person emptied on purpose stays.
 * @param reading the page, for fields of the case that a template names and the form doesn't have
 */
export function withOfficeDefaults(draft: Draft, settings: OfficeSettings, reading?: CaseReading): Draft {
  const fields = { ...draft.fields };
  const at = (id: FieldId): Plain => fields[id]?.value;
  const propose = (id: FieldId, value: Plain): void => {
    const known = fields[id];
    const isFree = known?.value === undefined ? known?.origin !== 'hand' : known.origin === 'office';
    if (!isFree || value === undefined || value === '') return;
    fields[id] = { ...known, value, origin: 'office' };
  };
  /** A term made of something that is no longer there goes with it. */
  const proposeTerm = (id: 'startsAt' | 'endsAt', value: Plain): void => {
    if (value === undefined && fields[id]?.origin === 'office') delete fields[id];
    propose(id, value);
  };
  const kind = at('auctionKind');
  if (kind === 'real' || kind === 'movable' || kind === 'virtual')
    propose('category', settings.categories[kind]);
  if (typeof at('deposit') === 'number') {
    const number = at('referenceNumber') ?? draft.key.fileMark;
    const of = typeof number === 'string' ? number : draft.key.fileMark;
    propose('depositAccount', settings.depositAccounts[0]);
    propose('depositVariableSymbol', symbolFor(settings.variableSymbol, of));
    propose('depositSpecificSymbol', symbolFor(settings.specificSymbol, of));
  }
  if (reading !== undefined) proposeTerm('startsAt', startOn(reading, settings.usualStart));
  proposeTerm('endsAt', endAfter(at('startsAt'), settings.usualLengthMinutes));
  const values = {
    ...given({ venue: settings.venue, contact: settings.contact }),
    ...(reading === undefined ? {} : given(pageValues(reading, draft.key))),
    ...given(Object.fromEntries(Object.entries(fields).map(([id, field]) => [id, field.value]))),
  };
  propose('title', whole(settings.titleTemplate, values));
  propose('description', whole(settings.descriptionTemplate || descriptionWithoutTemplate(settings), values));
  return { ...draft, fields };
}

function pageValues(reading: CaseReading, key: Draft['key']): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fieldIds.map((id) => [id, readValueFor(reading, key, id)?.value]));
}

/** Without what is empty, so that it takes no other value's place. */
function given(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  );
}

/** A text with a hole in it isn't proposed. */
function whole(template: string, values: Readonly<Record<string, unknown>>): string | undefined {
  const { text, missing, unknown } = fillTemplate(template, values);
  return missing.length + unknown.length > 0 ? undefined : text;
}

/** Where and with whom the office holds its auctions: the portal has no other place for it than the description. */
function descriptionWithoutTemplate({ venue, contact }: OfficeSettings): string {
  const lines = [venue === '' ? '' : 'Místo konání: {venue}', contact === '' ? '' : 'Kontakt: {contact}'];
  return lines.filter((line) => line !== '').join('\n');
}

/** The usual hour of the day the page names; undefined unless it names just one, and no hour. */
function startOn({ fields: { startsAt } }: CaseReading, hour: string | null): string | undefined {
  if (hour === null || startsAt.status !== 'missing' || startsAt.reason !== 'invalid') return undefined;
  const days = startsAt.candidates.map(({ raw }) => {
    const read = parseInstantRange(raw);
    return read?.status === 'date-only' ? read.day : undefined;
  });
  const [day] = days;
  if (day === undefined || days.some((one) => one !== day)) return undefined;
  const start = parseInstantRange(`${day} ${hour}`);
  return start?.status === 'ok' ? start.start : undefined;
}

function endAfter(startsAt: Plain, minutes: number | null): string | undefined {
  const ms = typeof startsAt === 'string' ? Date.parse(startsAt) : Number.NaN;
  return minutes === null || Number.isNaN(ms) ? undefined : new Date(ms + minutes * 60_000).toISOString();
}
