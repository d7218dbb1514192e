/**
 * Files that a person adds to a record at the portal: those of the page are fetched and stored when they are ticked, those of
 * their own when they are picked.
 */
import type { DocumentType } from '../../../shared/case/record.ts';
import { type Problem, ProblemError } from '../../../shared/contract/problems.ts';
import type { RemoteRecord } from '../../../shared/contract/remote.ts';
import { guessDocumentType } from '../../../shared/extraction/document-type.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import type { Attachment } from '../../../shared/submissions/auction.ts';
import { type AuctionState, auctionStages } from '../../../shared/submissions/auction-life.ts';
import { addableFiles, toAttachment } from '../../../shared/submissions/auction-record.ts';
import { useRemembered } from '../panel/memory.ts';
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
  /** Files of the person's own; undefined where the state takes none. */
  readonly pick: ((files: readonly File[]) => void) | undefined;
  readonly reading: CaseReading;
  readonly setType: (offered: OfferedFile, documentType: DocumentType) => void;
  readonly added: readonly Attachment[];
  readonly isFetching: boolean;
}

/**
 * @param owner names the form they belong to: what was chosen is kept for it
 * @param record null: nothing is known of what is there.
 * @param state the record will be in when they are attached.
 * @param isTicked which of those that are stored already are added unless the person says otherwise.
 */
export function useAddedFiles(
  owner: string,
  desk: Desk,
  reading: CaseReading,
  record: RemoteRecord | null,
  state: AuctionState,
  isTicked: (offered: OfferedFile) => boolean = () => false,
): AddedFiles {
  const { backend } = usePanel();
  const [choices, setChoices] = useRemembered<Readonly<Record<string, FileChoice>>>(
    `${owner} choices`,
    () => ({}),
  );
  const [types, setTypes] = useRemembered<Readonly<Record<string, DocumentType>>>(
    `${owner} types`,
    () => ({}),
  );
  const [own, setOwn] = useRemembered<readonly OwnFile[]>(`${owner} own`, () => []);
  /** What is on its way and still wanted, by key: the person may take it out before it arrives, or ask anew. */
  const [wanted, keepWanted] = useRemembered(`${owner} wanted`, () => new Map<string, symbol>());
  const known = [
    ...offeredFiles(desk, reading, record, state),
    ...own.map(({ picked: _picked, ...one }) => one),
  ];
  const offered = known.map((one) => {
    const documentType = types[one.key] ?? one.documentType;
    return { ...one, documentType, file: one.file === null ? null : { ...one.file, documentType } };
  });
  const choose = (key: string, choice: FileChoice): void =>
    setChoices((before) => ({ ...before, [key]: choice }));

  async function bring(key: string, work: () => Promise<Attachment>): Promise<void> {
    const own = Symbol(key);
    wanted.set(key, own);
    keepWanted(wanted);
    choose(key, { status: 'fetching' });
    const settle = (choice: FileChoice): void => {
      if (wanted.get(key) === own) choose(key, choice);
    };
    try {
      settle({ status: 'in', file: await work() });
    } catch (error) {
      settle({ status: 'failed', problem: problemOf(error) });
    }
  }

  const fetch = ({ key, name, documentType }: OfferedFile): Promise<void> =>
    bring(key, async () => {
      const { sha256, mediaType, size } = await backend.fetchDocument({ href: key, name, documentType });
      return { sha256, mediaType, size, name: name.slice(0, 255), documentType };
    });

  const store = ({ key, name, picked }: OwnFile): Promise<void> =>
    bring(key, async () => {
      const { sha256, mediaType, size } = await backend.storeFile(picked, () => undefined);
      const documentType = typeOfOwn(name, mediaType, state);
      if (documentType === undefined) throw new ProblemError({ code: 'attachment-type' });
      const file: Attachment = { sha256, mediaType, size, name, documentType };
      setOwn((before) => before.map((one) => (one.key === key ? { ...one, file, documentType } : one)));
      return file;
    });

  function pick(files: readonly File[]): void {
    const picked = files.map((file): OwnFile => {
      const key = `own:${crypto.randomUUID()}`;
      return { key, name: file.name.slice(0, 255), documentType: 'other_doc', file: null, picked: file };
    });
    setOwn((before) => [...before, ...picked]);
    for (const one of picked) void store(one);
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
      if (status === 'in' || status === 'fetching') {
        wanted.delete(one.key);
        choose(one.key, { status: 'out' });
      } else if (one.file !== null) choose(one.key, { status: 'in', file: one.file });
      else {
        const picked = own.find(({ key }) => key === one.key);
        void (picked === undefined ? fetch(one) : store(picked));
      }
    },
    pick: paperTypesIn(state).length > 0 ? pick : undefined,
    reading,
    setType: (one, documentType) => setTypes((before) => ({ ...before, [one.key]: documentType })),
    added: eachOnce(chosen.flatMap((choice) => (choice.status === 'in' ? [choice.file] : []))),
    isFetching: chosen.some((choice) => choice.status === 'fetching'),
  };
}

interface OwnFile extends OfferedFile {
  readonly picked: File;
}

/** As its name says, if that may be attached; undefined where no such file may. */
function typeOfOwn(name: string, mediaType: string, state: AuctionState): DocumentType | undefined {
  if (mediaType !== 'application/pdf') {
    return auctionStages[state].documentTypes.find((type) => type === 'image');
  }
  const papers = paperTypesIn(state);
  const guess = guessDocumentType(name.replace(/\.[^.]*$/, ''), '', '', mediaType, false).documentType;
  return papers.find((type) => type === guess) ?? papers[0];
}

/** The same bytes picked and ticked are one file. */
function eachOnce(files: readonly Attachment[]): readonly Attachment[] {
  return files.filter((file, index) => files.findIndex(({ sha256 }) => sha256 === file.sha256) === index);
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
