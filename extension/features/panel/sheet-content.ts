/** What a sheet says of a draft: named values and files, in words a person reads. */
import type { FieldId } from '../../../shared/case/fields.ts';
import type { DocumentType } from '../../../shared/case/record.ts';
import { auctionFields } from '../../../shared/submissions/auction-fields.ts';
import { formatMark, formatSize } from '../../ui/format.ts';
import { type Language, translate } from '../../ui/locales/translate.ts';
import { fieldName } from '../../ui/problem-text.ts';
import type { ValueRow } from '../../ui/value-rows.tsx';
import { fieldText, type Plain } from './field-text.ts';
import type { Desk } from './state.ts';

export interface SheetFile {
  readonly sha256: string;
  readonly name: string;
  /** Its type and size. */
  readonly detail: string;
}

export interface SheetContent {
  readonly rows: readonly ValueRow[];
  /** Null where nothing of this kind carries files. */
  readonly files: readonly SheetFile[] | null;
}

/** Without what is not filled in: it isn't published either. */
export const filledRows = (
  rows: readonly (readonly [name: string, value: string | undefined])[],
): ValueRow[] => rows.flatMap(([name, value = '']) => (value === '' ? [] : [{ name, value }]));

/** A notice's file has no type: the notice's own says what it is. */
export interface SentFile {
  readonly sha256: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly documentType?: DocumentType | undefined;
}

export function sheetFile({ sha256, name, size, documentType }: SentFile, language: Language): SheetFile {
  const type = documentType === undefined ? [] : [translate(language, `documentType.${documentType}`)];
  return { sha256, name, detail: [...type, formatSize(language, size)].join(' · ') };
}

export function auctionRows(
  valueAt: (id: FieldId) => Plain,
  language: Language,
  fields: readonly FieldId[] = auctionFields.map(({ id }) => id),
): ValueRow[] {
  return filledRows(
    fields.map((id) => {
      const shown = fieldText(id, valueAt(id), language);
      return [fieldName(language, id), id === 'referenceNumber' ? formatMark(shown) : shown];
    }),
  );
}

export function auctionSheet({ draft }: Desk, language: Language): SheetContent {
  const { fields, attachments } = draft;
  return {
    rows: auctionRows((id) => fields[id]?.value, language),
    files: attachments.map((one) => sheetFile(one, language)),
  };
}
