/**
 * A file on its way, in pieces of which one at a time waits for its answer; meanwhile the next one is read and sealed,
 * which takes as long as the way there and back.
 */
import { z } from 'zod';
import { oldPieceBytes, pieceBytes } from '../contract/file-limits.ts';
import { ProblemError } from '../contract/problems.ts';
import type { Bytes } from './bytes.ts';
import type { Channel, StoredFile, UploadRequest } from './channel.ts';
import { frameBytes, sealPiece } from './piece.ts';
import { readReply } from './read-reply.ts';
import { requestHash } from './seal.ts';
import type { Session } from './session.ts';

/** What an upload needs of the channel it goes by. */
export interface UploadChannel {
  readonly call: Channel['call'];
  /** The one that is open, or undefined: then it is opened when the piece is sent. */
  openSession(): Promise<Session | undefined>;
  inSession<T>(work: (current: Session) => Promise<T>, signal: AbortSignal | undefined): Promise<T>;
  /** @param hashed of the body, where that was made already */
  exchange(
    current: Session,
    path: '/piece',
    body: Bytes,
    signal: AbortSignal | undefined,
    hashed: Promise<string>,
  ): Promise<unknown>;
}

interface Sealed {
  /** The id of the session it is sealed for. */
  readonly session: string;
  readonly frame: Bytes;
  readonly hashed: Promise<string>;
}

interface Piece {
  readonly offset: number;
  readonly content: Bytes;
  /** Where its frame is written. */
  readonly into: Bytes;
  /** For the session that was open when it was read; a new session seals it anew. */
  readonly ahead: Sealed | undefined;
}

/** How often an upload may stand still or go back (the companion lost what it had) before it is given up. */
const maxStandstills = 3;

const incomplete = (offset: number): ProblemError =>
  new ProblemError({ code: 'attachment-incomplete', params: { offset }, field: 'attachments' });

export async function uploadFile(
  channel: UploadChannel,
  request: UploadRequest,
  signal: AbortSignal | undefined,
): Promise<StoredFile> {
  const { uploadId, name, size, documentType, sha256 } = request;

  /** Of pieces that are done with: a new one for each would leave the whole file behind to be collected. */
  const free: Bytes[] = [];

  async function sealIn(current: Session, { offset, content, into }: Omit<Piece, 'ahead'>): Promise<Sealed> {
    current.count += 1;
    const last = offset + content.length >= size;
    const head = { session: current.id, upload: uploadId, count: current.count, offset, last };
    const frame = await sealPiece(current.keys.files, head, content, into);
    return { session: current.id, frame, hashed: requestHash(frame) };
  }

  async function prepare(offset: number): Promise<Piece> {
    const wanted = Math.min(most, size - offset);
    const content = await request.read(offset, wanted);
    // The reader may be a page's frame: nothing would never end, more than asked for belongs to no piece.
    if (content.length < 1 || content.length > wanted) throw incomplete(offset);
    const into = free.pop() ?? new Uint8Array(frameBytes(Math.min(most, size)));
    const piece = { offset, content, into };
    const current = await channel.openSession();
    return { ...piece, ahead: current && (await sealIn(current, piece)) };
  }

  async function send(piece: Piece): Promise<number> {
    const reply = await channel.inSession(async (current) => {
      const { frame, hashed } =
        piece.ahead?.session === current.id ? piece.ahead : await sealIn(current, piece);
      return channel.exchange(current, '/piece', frame, signal, hashed);
    }, signal);
    return readReply(z.strictObject({ offset: z.int().min(0) }), reply).offset;
  }

  const begun = await channel.call('attachments.begin', { uploadId, name, size, documentType }, signal);
  const most = Math.min(pieceBytes, begun.pieceBytes ?? oldPieceBytes);
  let { offset } = begun;
  let coming: Promise<Piece> | undefined;
  for (let standstills = 0; offset < size; ) {
    signal?.throwIfAborted();
    const piece = await (coming ?? prepare(offset));
    const end = piece.offset + piece.content.length;
    coming = end < size ? prepare(end) : undefined;
    // What is wrong with it is told when it is its turn.
    const prepared = coming?.catch(() => undefined);
    const next = await send(piece);
    free.push(piece.into);
    // The companion says where it goes on. A reader is asked for one piece after the other, so what was begun ends first.
    if (next !== end) {
      const dropped = await prepared;
      if (dropped !== undefined) free.push(dropped.into);
      coming = undefined;
    }
    if (next <= offset) standstills += 1;
    if (standstills > maxStandstills) throw incomplete(offset);
    offset = next;
    request.onProgress?.(offset);
  }
  return channel.call('attachments.finish', { uploadId, sha256 }, signal);
}
