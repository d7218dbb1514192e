/** Files of the page that a person adds to a record at the portal: each is fetched and stored when it is ticked. */
import { useState } from 'preact/hooks';
import type { DocumentType } from '../../../shared/case/record.ts';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RemoteRecord } from '../../../shared/contract/remote.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import type { Attachment } from '../../../shared/submissions/auction.ts';
import { type AuctionState, auctionStages } from '../../../shared/submissions/auction-life.ts';
import { addableFiles, toAttachment } from '../../../shared/submissions/auction-record.ts';
import { usePanel } from '../panel/panel-context.ts';
import { type Desk, problemOf } from '../panel/state.ts';

export type FileChoice =
  | { readonly status: 'out' }
  | { readonly status: 'fetching' }
  | { readonly status: 'in'; readonly file: Attachment }
  | { readonly status: 'failed'; readonly problem: Problem };

export interface OfferedFile {
  readonly key: string;
  readonly name: string;
  readonly documentType: DocumentType;
  /** It is stored already. */
  readonly file: Attachment | null;
}

export interface AddedFiles {
  readonly offered: readonly OfferedFile[];
  readonly choiceOf: (offered: OfferedFile) => FileChoice;
  readonly toggle: (offered: OfferedFile) => void;
  readonly setType: (offered: OfferedFile, documentType: DocumentType) => void;
  readonly added: readonly Attachment[];
  readonly isFetching: boolean;
}

/**
 * @param record null: nothing is known of what is there.
 * @param state the record will be in when they are attached.
 * @param isTicked which of those that are stored already are added unless the person says otherwise.
 */
export function useAddedFiles(
  desk: Desk,
  reading: CaseReading,
  record: RemoteRecord | null,
  state: AuctionState,
  isTicked: (offered: OfferedFile) => boolean = () => false,
): AddedFiles {
  const { backend } = usePanel();
  const [choices, setChoices] = useState<Readonly<Record<string, FileChoice>>>({});
  const [types, setTypes] = useState<Readonly<Record<string, DocumentType>>>({});
  const offered = offeredFiles(desk, reading, record, state).map((one) => {
    const documentType = types[one.key] ?? one.documentType;
    return { ...one, documentType, file: one.file === null ? null : { ...one.file, documentType } };
  });
  const choose = (key: string, choice: FileChoice): void =>
    setChoices((before) => ({ ...before, [key]: choice }));

  async function fetch({ key, name, documentType }: OfferedFile): Promise<void> {
    choose(key, { status: 'fetching' });
    try {
      const { sha256, mediaType, size } = await backend.fetchDocument({ href: key, name, documentType });
      choose(key, {
        status: 'in',
        file: { sha256, mediaType, size, name: name.slice(0, 255), documentType },
      });
    } catch (error) {
      choose(key, { status: 'failed', problem: problemOf(error) });
    }
  }

  const choiceOf = (one: OfferedFile): FileChoice => {
    const { key, documentType, file } = one;
    const first: FileChoice = file !== null && isTicked(one) ? { status: 'in', file } : { status: 'out' };
    const choice = choices[key] ?? first;
    return choice.status === 'in' ? { ...choice, file: { ...choice.file, documentType } } : choice;
  };
  const chosen = offered.map(choiceOf);
  return {
    offered,
    choiceOf,
    toggle(one) {
      const { status } = choiceOf(one);
      if (status === 'in' || status === 'fetching') choose(one.key, { status: 'out' });
      else if (one.file !== null) choose(one.key, { status: 'in', file: one.file });
      else void fetch(one);
    },
    setType: (one, documentType) => setTypes((before) => ({ ...before, [one.key]: documentType })),
    added: chosen.flatMap((choice) => (choice.status === 'in' ? [choice.file] : [])),
    isFetching: chosen.some((choice) => choice.status === 'fetching'),
  };
}

/** Types of papers that may be attached in a state; photographs go by their content. */
export function paperTypesIn(state: AuctionState): readonly DocumentType[] {
  return auctionStages[state].documentTypes.filter((type) => type !== 'image');
}

function offeredFiles(
  desk: Desk,
  reading: CaseReading,
  record: RemoteRecord | null,
  state: AuctionState,
): readonly OfferedFile[] {
  const papers = paperTypesIn(state);
  const [first] = papers;
  if (first === undefined) return [];
  const { attachments } = desk.draft;
  const there = [...(record?.images ?? []), ...(record?.documents ?? [])].map((file) => file.name);
  const staged = record === null ? [] : addableFiles(attachments, record, state);
  const takesImages = auctionStages[state].documentTypes.includes('image');
  // What the draft carries is offered as it is there, unless nothing is known of the record.
  const hrefs = new Set(record === null ? [] : attachments.map((one) => one.href));
  return [
    ...staged.map((one) => ({
      key: one.sha256,
      name: one.name,
      documentType: one.documentType,
      file: toAttachment(one),
    })),
    ...reading.documents
      .filter(
        ({ href, obstacle, name }) => obstacle === undefined && !hrefs.has(href) && !there.includes(name),
      )
      .filter(({ documentType }) => documentType !== 'image' || takesImages)
      .map(({ href, name, documentType }) => ({
        key: href,
        name,
        documentType: documentType === 'image' || papers.includes(documentType) ? documentType : first,
        file: null,
      })),
  ];
}
