/** The key the settings name, opened with its password or PIN. */
import { readFileSync } from 'node:fs';
import { ProblemError } from '../../shared/contract/problems.ts';
import type { PinAttempts } from './pin-attempts.ts';
import { openPkcs12 } from './pkcs12-signer.ts';
import type { Signer } from './signer.ts';
import type { KeySettings } from './signing-settings.ts';
import { openToken, type TokenAccess } from './token-signer.ts';

/**
 * @param access For a key file the password is in the place of the PIN.
 * @throws ProblemError, see `openPkcs12` and `openToken`; `signing-key-unusable` when there is no such file.
 */
export async function openSigner(
  key: KeySettings,
  access: TokenAccess,
  attempts: PinAttempts,
): Promise<Signer> {
  if ('module' in key) return openToken(key, access, attempts);
  let file: Buffer;
  try {
    file = readFileSync(key.file);
  } catch (error) {
    throw new ProblemError({ code: 'signing-key-unusable', params: { reason: 'no-file' } }, { cause: error });
  }
  return openPkcs12(file, access.pin);
}
