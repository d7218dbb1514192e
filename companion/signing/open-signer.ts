/** The key the settings name, opened with its password or PIN. */
import { readFileSync } from 'node:fs';
import { ProblemError } from '../../shared/contract/problems.ts';
import { openPkcs12 } from './pkcs12-signer.ts';
import type { Signer } from './signer.ts';
import type { KeySettings } from './signing-settings.ts';

/** @throws ProblemError `signing-key-unusable`, `signing-password-wrong`. */
export async function openSigner(key: KeySettings, password: string): Promise<Signer> {
  let file: Buffer;
  try {
    file = readFileSync(key.file);
  } catch (error) {
    throw new ProblemError({ code: 'signing-key-unusable', params: { reason: 'no-file' } }, { cause: error });
  }
  return openPkcs12(file, password);
}
