/** What a stored PDF says of itself: the file marks in its text, and its signatures. Only hints: nothing ever waits for it. */
import { readFile } from 'node:fs/promises';
import { isProblemError, ProblemError } from '../../shared/contract/problems.ts';
import type { RouteReply } from '../../shared/contract/routes.ts';
import { toIsoOrNull } from '../clock.ts';
import type { PdfTasks } from '../pdf/pdf-tasks.ts';
import type { CheckedSignature } from '../signing/check-document.ts';
import type { Attachments } from './attachments.ts';

type Look = RouteReply<'attachments.look'>;

interface Parts {
  readonly attachments: Pick<Attachments, 'find' | 'path'>;
  readonly pdf: Pick<PdfTasks, 'readMarks' | 'readSignatures'>;
}

/** @throws ProblemError `not-found` for a file that isn't stored. What can't be read gives empty lists. */
export async function lookInto({ attachments, pdf }: Parts, sha256: string): Promise<Look> {
  const blob = attachments.find(sha256);
  if (blob === undefined) throw new ProblemError({ code: 'not-found' });
  if (blob.mediaType !== 'application/pdf') return { marks: [], signatures: [] };
  const path = attachments.path(sha256);
  const [marks, found] = await Promise.all([orNone(pdf.readMarks(path)), orNone(pdf.readSignatures(path))]);
  if (found.length === 0) return { marks: [...marks], signatures: [] };
  // Only where there is a signature: its libraries are large, and the whole file is in memory.
  const { checkDocument } = await import('../signing/check-document.ts');
  const checked = checkDocument(await readFile(path), found);
  return { marks: [...marks], signatures: checked.map(viewSignature) };
}

function viewSignature({
  wrong,
  signer,
  claimedAt,
  timeStamp,
}: CheckedSignature): Look['signatures'][number] {
  return {
    name: signer?.name ?? '',
    at: toIsoOrNull(timeStamp?.at ?? claimedAt ?? null),
    isTimeStamped: timeStamp !== undefined,
    holds: wrong === undefined,
  };
}

/** A file that can't be read gives no hint, and that is all. */
async function orNone<T>(work: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await work;
  } catch (error) {
    if (!isProblemError(error)) throw error;
    return [];
  }
}
