/** What will be public at the portal, for the sheet to be read through and printed. */
import type { Draft } from '../../../shared/contract/draft.ts';
import { isMessageKey, type Language, translate } from '../../ui/locales/translate.ts';
import type { ValueRow } from '../../ui/value-rows.tsx';
import { filledRows, type SheetContent, sheetFile } from '../panel/sheet-content.ts';
import {
  type ListingField,
  type ListingValues,
  listingFields,
  printAmount,
  type References,
  valuesOf,
} from './listing-form.ts';

/** @param references the portal's lists; null while they aren't known: their members stand there by number */
export function listingSheet(draft: Draft, references: References | null, language: Language): SheetContent {
  const { pricePeriod, ...values } = valuesOf(draft);
  return {
    // A period belongs to a rent.
    rows: listingRows(
      values.listingAction === 'rent' && pricePeriod !== undefined ? { ...values, pricePeriod } : values,
      references,
      language,
    ),
    files: draft.attachments.map((one) => sheetFile(one, language)),
  };
}

export function listingRows(
  values: ListingValues,
  references: References | null,
  language: Language,
): ValueRow[] {
  const named: Readonly<Partial<Record<ListingField, readonly { id: string; name: string }[] | undefined>>> =
    {
      officeId: references?.offices,
      sellerId: references?.sellers,
      regionId: references?.regions,
    };
  const decimal = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const shown = (field: ListingField): string => {
    const value = values[field];
    if (value === undefined) return '';
    if (typeof value === 'boolean') return translate(language, value ? 'value.yes' : 'value.no');
    if (field === 'price') return printAmount(String(value));
    if (typeof value === 'number') return decimal.format(value);
    const word = `listing.word.${value}`;
    return (
      named[field]?.find(({ id }) => id === value)?.name ??
      (isMessageKey(word) ? translate(language, word) : value)
    );
  };
  return filledRows(listingFields.map((field) => [translate(language, `listing.${field}`), shown(field)]));
}
