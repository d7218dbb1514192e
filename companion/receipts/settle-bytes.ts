import { createHash } from 'node:crypto';

/**
 * The PDF library gives each file a random id and each embedded typeface a random prefix. Both are replaced, length by
 * length, so that the table of offsets stays right, by what follows from the content: the same receipt is the same file.
 */
export function settleBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/\/[A-Z]{6}\+(?=DejaVuSansCondensed)/g, '/RECEIP+')
    .replace(/\/ID \[<[0-9A-F]{32}> <[0-9A-F]{32}>\]/g, idOf('0'.repeat(32)));
  const id = createHash('sha256').update(text, 'latin1').digest('hex').slice(0, 32).toUpperCase();
  return Uint8Array.from(Buffer.from(text.replace(idOf('0'.repeat(32)), idOf(id)), 'latin1'));
}

function idOf(id: string): string {
  return `/ID [<${id}> <${id}>]`;
}
