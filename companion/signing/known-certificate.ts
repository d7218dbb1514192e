/**
 * What the certificate of the office's key says, kept from the last time the key was opened: a key file shows it only for
 * its password, a token only when it is plugged in, and the end of its validity is to be told a month ahead all the same.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readFileIfThere, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';
import type { CertificateFacts } from './certificate.ts';
import type { SigningSettings } from './signing-settings.ts';

type Key = SigningSettings['key'];

const fileSchema = z.strictObject({
  key: z.string(),
  certificate: z.strictObject({
    name: z.string(),
    issuerName: z.string(),
    serialNumber: z.string(),
    validFrom: z.number(),
    validTo: z.number(),
  }),
});

export interface KnownCertificate {
  /** Undefined where this key was not opened yet; another file in the place of a key file is another key. */
  read(key: Key): CertificateFacts | undefined;
  keep(key: Key, certificate: CertificateFacts): void;
}

function idOf(key: Key): string {
  if ('module' in key) return JSON.stringify(key);
  const file = statSync(key.file, { throwIfNoEntry: false });
  return JSON.stringify([key.file, file?.size ?? 0, file?.mtimeMs ?? 0]);
}

export function createKnownCertificate(home: string): KnownCertificate {
  const path = join(home, 'signing-certificate.json');
  return {
    read(key) {
      const text = readFileIfThere(path);
      if (text === undefined) return undefined;
      try {
        const known = fileSchema.parse(JSON.parse(text));
        return known.key === idOf(key) ? known.certificate : undefined;
      } catch {
        return undefined; // damaged: nothing depends on it, and the next opening of the key writes it anew
      }
    },
    keep(key, certificate) {
      writeOwnerOnlyFile(path, `${JSON.stringify({ key: idOf(key), certificate }, null, 2)}\n`);
    },
  };
}
