/** A stored file as a person sees it before and after it was sent: read from the disk a piece at a time. */
import { closeSync, openSync, readSync } from 'node:fs';
import { partBytes } from '../../shared/contract/file-limits.ts';
import { ProblemError } from '../../shared/contract/problems.ts';
import type { RouteReply } from '../../shared/contract/routes.ts';
import type { Attachments } from './attachments.ts';

/**
 * @param offset In bytes; behind the end there is nothing.
 * @throws ProblemError `not-found` for a file that isn't stored.
 */
export function readPiece(
  attachments: Pick<Attachments, 'find' | 'path'>,
  sha256: string,
  offset: number,
): RouteReply<'attachments.read'> {
  const blob = attachments.find(sha256);
  if (blob === undefined) throw new ProblemError({ code: 'not-found' });
  const piece = Buffer.alloc(Math.max(0, Math.min(partBytes, blob.size - offset)));
  const file = openSync(attachments.path(sha256), 'r');
  try {
    const read = readSync(file, piece, 0, piece.length, offset);
    return {
      mediaType: blob.mediaType,
      size: blob.size,
      content: piece.subarray(0, read).toString('base64'),
    };
  } finally {
    closeSync(file);
  }
}
