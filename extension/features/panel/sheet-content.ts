/** What a sheet says of a draft: named values and files, in words a person reads. */
import type { DraftAttachment } from '../../../shared/contract/draft.ts';
import { auctionFields } from '../../../shared/submissions/auction-fields.ts';
import { formatMark, formatSize } from '../../ui/format.ts';
import { type Language, translate } from '../../ui/locales/translate.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { fieldText } from './field-text.ts';
import type { Desk } from './state.ts';

export interface SheetRow {
  readonly name: string;
  readonly value: string;
}

export interface SheetFile {
  readonly sha256: string;
  readonly name: string;
  /** Its type and size. */
  readonly detail: string;
}

export interface SheetContent {
  readonly rows: readonly SheetRow[];
  /** Null where nothing of this kind carries files. */
  readonly files: readonly SheetFile[] | null;
}

/** Without what is not filled in: it isn't published either. */
export const filledRows = (
  rows: readonly (readonly [name: string, value: string | undefined])[],
): SheetRow[] => rows.flatMap(([name, value = '']) => (value === '' ? [] : [{ name, value }]));

export function sheetFile(
  { sha256, name, size, documentType }: DraftAttachment,
  language: Language,
): SheetFile {
  const type = translate(language, `documentType.${documentType}`);
  return { sha256, name, detail: `${type} · ${formatSize(language, size)}` };
}

export function auctionSheet({ draft }: Desk, language: Language): SheetContent {
  const { fields, attachments } = draft;
  return {
    rows: filledRows(
      auctionFields.map(({ id }) => {
        const shown = fieldText(id, fields[id]?.value, language);
        return [fieldName(language, id), id === 'referenceNumber' ? formatMark(shown) : shown];
      }),
    ),
    files: attachments.map((one) => sheetFile(one, language)),
  };
}
