/**
 * Files handed over with nothing but what sealing needs: each piece sealed, sent, opened and written, the file hashed by
 * both and synced at its end. What is above it is ours to save; what it takes beside plain HTTP is the price of the seal.
 */
import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pieceBytes } from '../../shared/contract/file-limits.ts';

const nonceBytes = 12;

export interface BareSealing {
  /** Resolves when the file is on the disk. @throws Error where the two hashes differ */
  hand(content: Buffer<ArrayBuffer>): Promise<void>;
  stop(): void;
}

/** @param folder the files come into, by count */
export async function startBareSealing(folder: string): Promise<BareSealing> {
  const { subtle } = webcrypto;
  const key = await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  let files = 0;
  let open: { readonly file: number; readonly hash: ReturnType<typeof createHash> } | undefined;
  const server = createServer((incoming, outgoing) => {
    const take = async (): Promise<string> => {
      const frame = await buffer(incoming);
      const iv = frame.subarray(0, nonceBytes);
      const piece = Buffer.from(
        await subtle.decrypt({ name: 'AES-GCM', iv }, key, frame.subarray(nonceBytes)),
      );
      if (open === undefined) {
        files += 1;
        open = { file: openSync(join(folder, `sealed-${files}`), 'w', 0o600), hash: createHash('sha256') };
      }
      writeSync(open.file, piece);
      open.hash.update(piece);
      if (incoming.url !== '/last') return '';
      const { file, hash } = open;
      open = undefined;
      fsyncSync(file);
      closeSync(file);
      return hash.digest('hex');
    };
    take().then(
      (answer) => outgoing.end(answer),
      () => outgoing.destroy(),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server's address is one
  return {
    async hand(content) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      let answer = '';
      for (let offset = 0; offset < content.length; offset += pieceBytes) {
        const iv = randomBytes(nonceBytes);
        const piece = content.subarray(offset, offset + pieceBytes);
        const sealed = await subtle.encrypt({ name: 'AES-GCM', iv }, key, piece);
        const path = offset + pieceBytes >= content.length ? '/last' : '/';
        const body = Buffer.concat([iv, Buffer.from(sealed)]);
        answer = await (await fetch(`${url}${path}`, { method: 'POST', body })).text();
      }
      if (answer !== sha256) throw new Error('What arrived is not what was handed over.');
    },
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
