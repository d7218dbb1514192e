/** What an office's settings add to a draft where the page says nothing. Pure. */
import { type FieldId, fieldIds } from '../case/fields.ts';
import type { Draft, DraftField } from '../contract/draft.ts';
import type { CaseReading } from '../extraction/reading.ts';
import { fillTemplate } from '../office/fill-template.ts';
import type { OfficeSettings } from '../office/settings.ts';
import { symbolFor } from '../office/symbol-pattern.ts';
import { readValueFor } from './auction-draft.ts';

type Plain = DraftField['value'];

/**
 * The draft with the office's values in its empty fields, marked as such. What the page says, what a person wrote, and
 * what a person emptied on purpose stays.
 * @param reading the page, for fields of the case that a template names and the form doesn't have
 */
export function withOfficeDefaults(draft: Draft, settings: OfficeSettings, reading?: CaseReading): Draft {
  const fields = { ...draft.fields };
  const at = (id: FieldId): Plain => fields[id]?.value;
  const propose = (id: FieldId, value: Plain): void => {
    const known = fields[id];
    const isFree = known === undefined || (known.value === undefined && known.origin !== 'hand');
    if (!isFree || value === undefined || value === '') return;
    fields[id] = { ...known, value, origin: 'office' };
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
  propose('endsAt', endAfter(at('startsAt'), settings.usualLengthMinutes));
  const values = {
    ...given({ venue: settings.venue, contact: settings.contact }),
    ...(reading === undefined ? {} : given(pageValues(reading, draft.key))),
    ...given(Object.fromEntries(Object.entries(fields).map(([id, field]) => [id, field.value]))),
  };
  propose('title', whole(settings.titleTemplate, values));
  propose('description', whole(settings.descriptionTemplate, values));
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

function endAfter(startsAt: Plain, minutes: number | null): string | undefined {
  const ms = typeof startsAt === 'string' ? Date.parse(startsAt) : Number.NaN;
  return minutes === null || Number.isNaN(ms) ? undefined : new Date(ms + minutes * 60_000).toISOString();
}
