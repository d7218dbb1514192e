/** Files a person picked or dropped, on their way into a draft. */

import type { StoredFile } from '../../../shared/channel/channel.ts';
import type { DraftAttachment } from '../../../shared/contract/draft.ts';
import { guessDocumentType } from '../../../shared/extraction/document-type.ts';
import { mayAttachToDraft } from '../../../shared/submissions/auction-draft.ts';
import type { PanelBackend } from '../panel/backend.ts';
import { edited } from '../panel/desk.ts';
import { type Desk, problemOf, type Store } from '../panel/state.ts';

const prefix = 'own:';

/** Their keys among the documents of a desk. */
export function ownFileIds(desk: Desk): readonly string[] {
  return Object.keys(desk.documents).filter((id) => id.startsWith(prefix));
}

/** Into the draft, once: the same bytes picked twice are one file. */
function addOwnFile(desk: Desk, id: string, name: string, file: StoredFile): Desk {
  const { [id]: _done, ...documents } = desk.documents;
  const rest = { ...desk, documents };
  if (desk.draft.attachments.some((one) => one.sha256 === file.sha256)) return rest;
  const isImage = file.mediaType !== 'application/pdf';
  const guess = guessDocumentType(name.replace(/\.[^.]*$/, ''), '', '', file.mediaType, false).documentType;
  const isPaper = guess !== 'image' && mayAttachToDraft.has(guess);
  const attachment: DraftAttachment = {
    ...file,
    name: name.slice(0, 255),
    documentType: isImage ? 'image' : isPaper ? guess : 'other_doc',
    href: null,
  };
  return edited(rest, { ...desk.draft, attachments: [...desk.draft.attachments, attachment] });
}

export interface OwnFiles {
  add(lot: string, files: readonly File[]): void;
  /** Tries one that failed once more. */
  again(lot: string, id: string): void;
  drop(lot: string, id: string): void;
}

export function createOwnFiles(
  backend: Pick<PanelBackend, 'storeFile'>,
  store: Store,
  newId: () => string,
  onAdded: (lot: string) => void,
): OwnFiles {
  /** Kept until stored or dropped: a person shouldn't have to pick a file twice. */
  const held = new Map<string, File>();
  let last: Promise<void> = Promise.resolve();

  const isWanted = (lot: string, id: string): boolean =>
    store.get().desks.find((desk) => desk.key.lot === lot)?.documents[id]?.status === 'fetching';

  async function bring(lot: string, id: string, file: File): Promise<void> {
    if (!isWanted(lot, id)) return;
    try {
      const stored = await backend.storeFile(file, (bytes, size) => {
        if (!isWanted(lot, id)) return;
        const state = { status: 'fetching', bytes, size, name: file.name } as const;
        store.setDesk(lot, (desk) => ({ ...desk, documents: { ...desk.documents, [id]: state } }));
      });
      if (!isWanted(lot, id)) return;
      held.delete(id);
      store.setDesk(lot, (desk) => addOwnFile(desk, id, file.name, stored));
      onAdded(lot);
    } catch (error) {
      if (!isWanted(lot, id)) return;
      const failed = { status: 'failed', problem: problemOf(error), name: file.name } as const;
      store.setDesk(lot, (desk) => ({ ...desk, documents: { ...desk.documents, [id]: failed } }));
    }
  }

  /** One after the other: each holds its bytes in memory. */
  function begin(lot: string, id: string, file: File): void {
    const waiting = { status: 'fetching', bytes: 0, size: file.size, name: file.name } as const;
    store.setDesk(lot, (desk) => ({ ...desk, documents: { ...desk.documents, [id]: waiting } }));
    last = last.then(() => bring(lot, id, file));
  }

  return {
    add(lot, files) {
      for (const file of files) {
        const id = `${prefix}${newId()}`;
        held.set(id, file);
        begin(lot, id, file);
      }
    },
    again(lot, id) {
      const file = held.get(id);
      if (file !== undefined) begin(lot, id, file);
    },
    drop(lot, id) {
      held.delete(id);
      store.setDesk(lot, (desk) => {
        const { [id]: _dropped, ...documents } = desk.documents;
        return { ...desk, documents };
      });
    },
  };
}
