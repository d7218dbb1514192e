import { createHash } from 'node:crypto';
import type { Bytes } from '../../shared/channel/bytes.ts';
import type { OrderFile } from './system-under-test.ts';

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==';

/** A document or photograph that passes for one, made different by its text. */
export function fileBytes({ text, size, documentType }: OrderFile): Bytes {
  const filling = 'x'.repeat(size);
  return Uint8Array.from(
    documentType === 'image'
      ? Buffer.concat([Buffer.from(pixel, 'base64'), Buffer.from(text), Buffer.from(filling)])
      : Buffer.from(`%PDF-1.4\n% ${text} ${filling}\nstartxref\n0\n%%EOF\n`),
  );
}

/** Lower-case hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
