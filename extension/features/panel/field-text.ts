/** A field's value as a person reads it and as they edit it. */
import type { FieldId } from '../../../shared/case/fields.ts';
import type { DraftField } from '../../../shared/contract/draft.ts';
import { formatMoney } from '../../../shared/formats/money.ts';
import { formatPrague } from '../../../shared/formats/prague-time.ts';
import { isMessageKey, type Language, type MessageKey, translate } from '../../ui/locales/translate.ts';

export type Plain = DraftField['value'];

const moneyFields: ReadonlySet<FieldId> = new Set([
  'appraisedPrice',
  'lowestBid',
  'minimumIncrement',
  'deposit',
  'price',
]);
const instantFields: ReadonlySet<FieldId> = new Set(['startsAt', 'endsAt']);

export const isMoneyField = (id: FieldId): boolean => moneyFields.has(id);
export const isInstantField = (id: FieldId): boolean => instantFields.has(id);

/** Empty text for a value that is missing; a structured value is never shown in the form. */
export function fieldText(id: FieldId, value: Plain, language: Language): string {
  if (value === undefined || value === '') return '';
  if (value === null) return translate(language, id === 'deposit' ? 'value.not-required' : 'value.none');
  if (typeof value === 'boolean') return translate(language, value ? 'value.yes' : 'value.no');
  if (typeof value === 'number') {
    if (isMoneyField(id)) return formatMoney(value, language);
    return new Intl.NumberFormat(language, { maximumFractionDigits: 7 }).format(value);
  }
  if (typeof value !== 'string') return '';
  if (isInstantField(id)) return instantText(value, language);
  const choice = `choice.${id}.${value}`;
  return isMessageKey(choice) ? translate(language, choice) : value;
}

/** What stands in the box when a person begins to edit. */
export function fieldInput(id: FieldId, value: Plain, language: Language): string {
  if (isMoneyField(id) && typeof value === 'number') {
    // Spaces in either language: what is typed is read by Czech custom, where `500,000` has two meanings.
    const digits = {
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
      trailingZeroDisplay: 'stripIfInteger',
    } as const;
    return new Intl.NumberFormat('cs', digits).format(value).replaceAll('\u00a0', ' ');
  }
  if (typeof value === 'boolean') return String(value);
  if (id === 'auctionKind') return typeof value === 'string' ? value : '';
  return fieldText(id, value, language).replaceAll('\u00a0', ' ');
}

/** Names short enough for the first column; the full name is the tooltip. */
export function fieldLabelKey(id: FieldId): MessageKey | undefined {
  const key = `field.${id}`;
  return isMessageKey(key) ? key : undefined;
}

function instantText(value: string, language: Language): string {
  if (Number.isNaN(Date.parse(value))) return value; // a hand-edited draft file may hold anything
  return formatPrague(value, language);
}
