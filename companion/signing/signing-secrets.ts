/** Secrets of signing, in the vault beside the credentials of the remote systems. No route reads one. */
import { z } from 'zod';
import type { RouteMessage } from '../../shared/contract/routes.ts';
import { type Clock, toIso } from '../clock.ts';
import type { Vault } from '../vault/vault.ts';

const passwordSchema = z.strictObject({ password: z.string() });
const loginSchema = z.strictObject({ username: z.string(), password: z.string() });

export interface SigningSecrets {
  /** Of the key file; undefined: a person is asked each time. @throws ProblemError `vault-locked` */
  password(): string | undefined;
  /** At the time-stamping authority. @throws ProblemError `vault-locked` */
  timeStampLogin(): { readonly username: string; readonly password: string } | undefined;
  /** @throws ProblemError `vault-locked` */
  set(message: RouteMessage<'signing.set-secret'>): Promise<void>;
}

export function createSigningSecrets(vault: Vault, clock: Pick<Clock, 'now'>): SigningSecrets {
  const read = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const text = vault.get(name);
    return text === undefined ? undefined : schema.parse(JSON.parse(text));
  };
  return {
    password: () => read('signing-key', passwordSchema)?.password,
    timeStampLogin: () => read('time-stamp', loginSchema),
    set: ({ name, secret }) =>
      secret === null
        ? vault.remove(name)
        : vault.set(name, JSON.stringify(secret), { setAt: toIso(clock.now()) }),
  };
}
