/**
 * Buffers for the bodies of pieces, used again and again: a file of 20 MB otherwise leaves its size in used-up buffers
 * behind before they are collected. Few of them, so that bodies nobody has proved yet bind no more memory than that;
 * who finds none free reads as any other body is read.
 */
import type { Bytes } from '../../shared/channel/bytes.ts';

export interface BodyBuffers {
  /** Undefined: all are in use. */
  borrow(): Bytes | undefined;
  giveBack(buffer: Bytes): void;
}

/** @param bytes length of each @param most how many are ever made */
export function createBodyBuffers(bytes: number, most: number): BodyBuffers {
  const free: Bytes[] = [];
  let made = 0;
  return {
    borrow: () => {
      const buffer = free.pop();
      if (buffer !== undefined || made >= most) return buffer;
      made += 1;
      return new Uint8Array(bytes);
    },
    giveBack: (buffer) => {
      // What was in it belongs to one client only.
      buffer.fill(0);
      free.push(buffer);
    },
  };
}
