/** Brings documents of the page into the draft, a few at a time, with the clerk's session. */
import type { DocumentType } from '../../../shared/case/record.ts';
import type { StoredFile } from '../../../shared/channel/channel.ts';
import type { FoundDocument } from '../../../shared/extraction/reading.ts';
import type { PanelBackend } from './backend.ts';
import { addAttachment, typeOf } from './desk.ts';
import { deskOf, problemOf, type Store } from './state.ts';

const atOnce = 2;

export interface DocumentFetcher {
  /** Fetches a document into the lot's draft, unless it is there or on its way. */
  fetch(lot: string, document: FoundDocument): void;
}

interface Job {
  readonly lot: string;
  readonly document: FoundDocument;
}

export function createDocumentFetcher(
  backend: PanelBackend,
  store: Store,
  onAdded: (lot: string) => void,
): DocumentFetcher {
  const queue: Job[] = [];
  const brought = new Map<string, { readonly lots: Set<string>; readonly file: Promise<StoredFile> }>();
  let running = 0;

  const wanted = ({ lot, document }: Job): boolean =>
    deskOf(store.get(), lot)?.documents[document.href]?.status === 'fetching';

  function order(): readonly string[] {
    const { page } = store.get();
    return page.status === 'read' ? page.reading.documents.map((document) => document.href) : [];
  }

  /** What another lot has brought is not brought again; the same lot asks anew, because a person did. */
  function bring(
    lot: string,
    { href, name }: FoundDocument,
    documentType: DocumentType,
  ): Promise<StoredFile> {
    const key = `${documentType} ${href}`;
    const there = brought.get(key);
    if (there !== undefined && !there.lots.has(lot)) {
      there.lots.add(lot);
      return there.file;
    }
    const file = backend.fetchDocument({ href, name: name.slice(0, 255), documentType });
    brought.set(key, { lots: new Set([lot]), file });
    file.catch(() => {
      if (brought.get(key)?.file === file) brought.delete(key);
    });
    return file;
  }

  async function run(job: Job): Promise<void> {
    const { lot, document } = job;
    const desk = deskOf(store.get(), lot);
    // The person may have taken it out while it waited.
    if (desk === undefined || !wanted(job)) return;
    try {
      const file = await bring(lot, document, typeOf(desk, document));
      if (!wanted(job)) return;
      store.setDesk(lot, (one) => addAttachment(one, document, file, order()));
      onAdded(lot);
    } catch (error) {
      if (!wanted(job)) return;
      const failed = { status: 'failed', problem: problemOf(error) } as const;
      store.setDesk(lot, (one) => ({ ...one, documents: { ...one.documents, [document.href]: failed } }));
    }
  }

  async function drain(): Promise<void> {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) await run(job);
  }

  return {
    fetch(lot, document) {
      const desk = deskOf(store.get(), lot);
      if (desk === undefined || desk.documents[document.href]?.status === 'fetching') return;
      if (desk.draft.attachments.some((one) => one.href === document.href)) return;
      const fetching = { status: 'fetching', bytes: 0, size: 0 } as const;
      store.setDesk(lot, (one) => ({ ...one, documents: { ...one.documents, [document.href]: fetching } }));
      queue.push({ lot, document });
      if (running >= atOnce) return;
      running += 1;
      void drain().finally(() => {
        running -= 1;
      });
    },
  };
}
