/** A stored file back from the companion, piece by piece, with its hash compared at the end. */
import { type Bytes, concatBytes, fromBase64, sha256Hex } from '../../../shared/channel/bytes.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import type { RouteReply, RouteRequest } from '../../../shared/contract/routes.ts';

export interface StoredFileContent {
  readonly mediaType: RouteReply<'attachments.read'>['mediaType'];
  readonly bytes: Bytes;
}

type Call = (
  route: 'attachments.read',
  message: RouteRequest<'attachments.read'>,
) => Promise<RouteReply<'attachments.read'>>;

/**
 * @param onProgress bytes that are here, of how many.
 * @throws ProblemError what the companion refused; `attachment-incomplete` when the bytes are not the ones asked for.
 */
export async function readStoredFile(
  call: Call,
  sha256: string,
  onProgress: (bytes: number, size: number) => void,
): Promise<StoredFileContent> {
  const pieces: Bytes[] = [];
  for (let offset = 0; ; ) {
    const { content, size, mediaType } = await call('attachments.read', { sha256, offset });
    const piece = fromBase64(content);
    offset += piece.length;
    pieces.push(piece);
    onProgress(offset, size);
    if (offset < size && piece.length > 0) continue;
    const bytes = concatBytes(...pieces);
    // What a person looks at is what was approved and sent, or nothing.
    if ((await sha256Hex(bytes)) !== sha256) throw new ProblemError({ code: 'attachment-incomplete' });
    return { mediaType, bytes };
  }
}
