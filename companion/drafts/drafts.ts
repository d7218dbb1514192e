/** Drafts: one per case, kind and lot, shared by all tabs; the last writer never overwrites what it hasn't seen. */
import type { DatabaseSync } from 'node:sqlite';
import type { Draft } from '../../shared/contract/draft.ts';
import { ProblemError } from '../../shared/contract/problems.ts';
import type { CaseKey } from '../../shared/contract/submission.ts';
import { touchBlobs } from '../attachments/sql/touch-blobs.ts';
import { type Clock, toIso } from '../clock.ts';
import { transaction } from '../store/transaction.ts';
import { deleteDraft } from './sql/delete-draft.ts';
import { listDrafts } from './sql/list-drafts.ts';
import { readDraft } from './sql/read-draft.ts';
import { listUnfiledDrafts } from './sql/unfiled-drafts.ts';
import { writeDraft } from './sql/write-draft.ts';

export interface Drafts {
  read(key: CaseKey): Draft | null;
  /** @throws ProblemError `draft-changed` (params `version`) when the stored version isn't the one started from. */
  save(draft: Draft): Draft;
  discard(key: CaseKey): void;
  /** Newest first. @param unfiled only those that weren't filed since */
  list(limit: number, unfiled: boolean): Draft[];
}

/** Equal but for what saving itself sets. */
function sameContent(a: Draft, b: Draft): boolean {
  const content = ({ version: _version, updatedAt: _updatedAt, ...rest }: Draft): string =>
    JSON.stringify(rest);
  return content(a) === content(b);
}

export function createDrafts(db: DatabaseSync, clock: Clock): Drafts {
  return {
    read: (key) => readDraft(db, key),
    list: (limit, unfiled) => (unfiled ? listUnfiledDrafts : listDrafts)(db, limit),
    discard: (key) => deleteDraft(db, key),
    save: (draft) =>
      transaction(db, () => {
        const stored = readDraft(db, draft.key);
        const version = stored?.version ?? 0;
        // The same save again, because its answer was lost: it has been done.
        if (stored !== null && version === draft.version + 1 && sameContent(stored, draft)) return stored;
        if (version !== draft.version) {
          throw new ProblemError({ code: 'draft-changed', params: { version } });
        }
        const now = clock.now();
        const saved: Draft = { ...draft, version: version + 1, updatedAt: toIso(now) };
        writeDraft(db, saved);
        // A draft somebody works on keeps its staged files for another day.
        touchBlobs(
          db,
          saved.attachments.map((one) => one.sha256),
          now,
        );
        return saved;
      }),
  };
}
