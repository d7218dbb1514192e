/** The type a paper is published under. */
import type { JSX } from 'preact';
import { type DocumentType, documentTypes } from '../../../shared/case/record.ts';
import { mayAttachToDraft } from '../../../shared/submissions/auction-draft.ts';
import { useText } from '../../ui/locales/text.ts';

const paperTypes: readonly DocumentType[] = documentTypes.filter(
  (type) => type !== 'image' && mayAttachToDraft.has(type),
);

export interface FileTypeProps {
  readonly name: string;
  readonly type: DocumentType;
  readonly onChange: (type: DocumentType) => void;
}

export function FileType({ name, type, onChange }: FileTypeProps): JSX.Element {
  const text = useText();
  return (
    <select
      class="file__type"
      value={type}
      aria-label={text('files.type-of', { name })}
      onChange={(event) => {
        const chosen = paperTypes.find((one) => one === event.currentTarget.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {paperTypes.map((one) => (
        <option key={one} value={one}>
          {text(`documentType.${one}`)}
        </option>
      ))}
    </select>
  );
}
