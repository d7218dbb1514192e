/** The stored bytes of a confirmation, piece by piece, compared with their hash. */
import { ProblemError } from '../../../shared/contract/problems.ts';
import type { RouteReply, RouteRequest } from '../../../shared/contract/routes.ts';

type Piece = 'confirmations.read-piece';
export interface ConfirmationFile {
  /** By the office's pattern. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** @throws ProblemError what the companion refused; `internal` when the pieces don't make the file it named */
export async function readConfirmation(
  readPiece: (message: RouteRequest<Piece>) => Promise<RouteReply<Piece>>,
  which: { readonly cudid: string; readonly type: string },
): Promise<ConfirmationFile> {
  const first = await readPiece({ ...which, offset: 0 });
  const bytes = new Uint8Array(first.size);
  let piece = first;
  for (let offset = 0; ; ) {
    const part = Uint8Array.from(atob(piece.base64), (sign) => sign.charCodeAt(0));
    if (part.length === 0 || offset + part.length > bytes.length)
      throw new ProblemError({ code: 'internal' });
    bytes.set(part, offset);
    offset += part.length;
    if (offset === bytes.length) break;
    piece = await readPiece({ ...which, offset });
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex !== first.sha256) throw new ProblemError({ code: 'internal' });
  return { name: first.name, bytes };
}
