/** The seam between what is kept secret and where: one interface, one file for each kind of place. */
import { ProblemError } from '../../shared/contract/problems.ts';

/** What is known about a secret without opening anything. */
export interface SecretFacts {
  /** ISO 8601 */
  readonly setAt: string;
}

/** The companion's own entry beside the credentials: the key of its audit. */
export const auditEntry = 'audit';

/** How well what lies on the disk is protected; `file-mode`: whoever can read this user's files can read it. */
export type Protection = 'os' | 'passphrase' | 'file-mode' | 'memory';

/** Why a vault can't be opened now. `passphrase-lost`: the file that opened it without a person is gone or another one. */
export type LockedReason =
  | 'locked'
  | 'passphrase-needed'
  | 'wrong-passphrase'
  | 'passphrase-lost'
  | 'damaged'
  | 'unavailable';

/** Keeps a few named texts. One process at a time; calls must not overlap (the vault sees to it). */
export interface KeyStore {
  readonly kind: 'os' | 'file' | 'memory';
  protection(): Protection;
  isOpen(): boolean;
  /** What is in it by name; known while it is locked, too. */
  facts(): ReadonlyMap<string, SecretFacts>;
  /**
   * @param passphrase only a store with {@link Protection} `passphrase` or `file-mode` needs one.
   * @throws ProblemError `vault-locked` with the reason.
   */
  open(passphrase: string | undefined): Promise<void>;
  /** Forgets everything that was opened. */
  lock(): void;
  /** @throws ProblemError `vault-locked` */
  get(name: string): string | undefined;
  /** Durable when it resolves. @throws ProblemError `vault-locked` */
  set(name: string, text: string, facts: SecretFacts): Promise<void>;
  /** Removing what is not there is no error. @throws ProblemError `vault-locked` */
  remove(name: string): Promise<void>;
}

export function vaultLocked(reason: LockedReason, cause?: unknown): ProblemError {
  return new ProblemError({ code: 'vault-locked', params: { reason } }, { cause });
}
