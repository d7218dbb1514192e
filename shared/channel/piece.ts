/**
 * A piece of a file on the wire: raw AES-256-GCM, because a JWE of 20 MB costs a third more bytes and half a second.
 *
 * version 1 · session 16 · upload 16 · count 6 · offset 6 · last 1 · nonce 12 · ciphertext with tag 16
 * Everything before the nonce is authenticated as additional data.
 */
import { pieceBytes } from '../contract/file-limits.ts';
import { type Bytes, bytesToUuid, release, uuidToBytes } from './bytes.ts';
import { SealError } from './seal.ts';

const headBytes = 1 + 16 + 16 + 6 + 6 + 1;
const nonceBytes = 12;
const tagBytes = 16;
/** How long a piece of so much content is on the wire. */
export const frameBytes = (contentBytes: number): number => headBytes + nonceBytes + contentBytes + tagBytes;
export const maxPieceFrameBytes = frameBytes(pieceBytes);

export interface PieceHead {
  readonly session: string;
  readonly upload: string;
  /** The session's message counter: a piece is as fresh as any message. */
  readonly count: number;
  /** Where in the file it starts, bytes. */
  readonly offset: number;
  readonly last: boolean;
}

function writeHead(head: PieceHead): Bytes {
  const bytes = new Uint8Array(headBytes);
  const view = new DataView(bytes.buffer);
  bytes[0] = 1;
  bytes.set(uuidToBytes(head.session), 1);
  bytes.set(uuidToBytes(head.upload), 17);
  view.setUint16(33, Math.floor(head.count / 2 ** 32));
  view.setUint32(35, head.count % 2 ** 32);
  view.setUint16(39, Math.floor(head.offset / 2 ** 32));
  view.setUint32(41, head.offset % 2 ** 32);
  bytes[45] = head.last ? 1 : 0;
  return bytes;
}

/** The head as it claims to be, before the seal is checked. @throws SealError */
export function peekPiece(frame: Bytes): PieceHead {
  const shortest = headBytes + nonceBytes + tagBytes;
  if (frame.length < shortest || frame.length > maxPieceFrameBytes || frame[0] !== 1) {
    throw new SealError('not a piece');
  }
  if (frame[headBytes - 1] !== 0 && frame[headBytes - 1] !== 1) throw new SealError('not a piece');
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  return {
    session: bytesToUuid(frame.subarray(1, 17)),
    upload: bytesToUuid(frame.subarray(17, 33)),
    count: view.getUint16(33) * 2 ** 32 + view.getUint32(35),
    offset: view.getUint16(39) * 2 ** 32 + view.getUint32(41),
    last: frame[45] === 1,
  };
}

/** @param into where it is written, at least as long as the frame: what is returned is a part of it */
export async function sealPiece(
  key: CryptoKey,
  head: PieceHead,
  content: Bytes,
  into: Bytes = new Uint8Array(frameBytes(content.length)),
): Promise<Bytes> {
  if (content.length > pieceBytes) throw new RangeError(`a piece has at most ${pieceBytes} bytes`);
  const additionalData = writeHead(head);
  const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, content),
  );
  into.set(additionalData);
  into.set(iv, headBytes);
  into.set(sealed, headBytes + nonceBytes);
  release(sealed);
  return into.subarray(0, frameBytes(content.length));
}

/** @throws SealError whatever is wrong. */
export async function openPiece(key: CryptoKey, frame: Bytes): Promise<Bytes> {
  const additionalData = frame.subarray(0, headBytes);
  const iv = frame.subarray(headBytes, headBytes + nonceBytes);
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv, additionalData },
        key,
        frame.subarray(headBytes + nonceBytes),
      ),
    );
  } catch (cause) {
    throw new SealError('the seal does not hold', { cause });
  }
}
