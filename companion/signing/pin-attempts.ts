/**
 * Remembers that a token refused a PIN. Answers the threat of a token that is locked for good because a wrong PIN was tried
 * again: by a retry, a timer, a repeated message or a restart. A marker is on the disk before the token sees a PIN and goes
 * only when the token took it; while it is there, a PIN is shown to the token only on behalf of a person who was told of
 * exactly this failure. The PIN itself is nowhere on the disk. Proved by token-signer.test.ts.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { ProblemError } from '../../shared/contract/problems.ts';
import { type Clock, toIso } from '../clock.ts';
import { readFileIfThere, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';

const markerSchema = z.strictObject({ id: z.uuid(), at: z.iso.datetime() });
const fileSchema = z.strictObject({ failed: z.record(z.string().regex(/^[0-9a-f]{64}$/), markerSchema) });

/** A PIN that was shown to a token and not taken, as far as is known. */
export type FailedAttempt = z.output<typeof markerSchema>;

export interface PinAttempts {
  /** @param token Id of the token. @throws Error with a sentence when the file is damaged. */
  read(token: string): FailedAttempt | undefined;
  /**
   * To be called before the token sees the PIN; durable when it returns.
   * @param after Id of the failure the person was told of; undefined: of none.
   * @throws ProblemError `signing-attempt-spent`
   */
  begin(token: string, pin: string, after: string | undefined): void;
  /** The token took the PIN. */
  succeeded(token: string): void;
}

export function createPinAttempts(home: string, clock: Pick<Clock, 'now' | 'uuid'>): PinAttempts {
  const path = join(home, 'token-attempts.json');
  /** Good for this process only: what it makes of a PIN can't be tried out later. */
  const key = randomBytes(32);
  const spent = new Map<string, Set<string>>();

  const readAll = (): Record<string, FailedAttempt> => {
    const text = readFileIfThere(path);
    if (text === undefined) return {};
    try {
      return fileSchema.parse(JSON.parse(text)).failed;
    } catch (error) {
      throw new Error(`${path} is damaged; delete it once you are sure of the token's PIN.`, {
        cause: error,
      });
    }
  };
  const write = (failed: Record<string, FailedAttempt>): void =>
    writeOwnerOnlyFile(path, `${JSON.stringify({ failed }, null, 2)}\n`);

  return {
    read: (token) => readAll()[token],
    begin: (token, pin, after) => {
      const failed = readAll();
      const shown = createHmac('sha256', key).update(pin).digest('hex');
      const seen = spent.get(token) ?? new Set<string>();
      const marker = failed[token];
      if ((marker !== undefined && marker.id !== after) || seen.has(shown)) {
        throw new ProblemError({ code: 'signing-attempt-spent' });
      }
      write({ ...failed, [token]: { id: clock.uuid(), at: toIso(clock.now()) } });
      spent.set(token, seen.add(shown));
    },
    succeeded: (token) => {
      const { [token]: _gone, ...others } = readAll();
      write(others);
      spent.delete(token);
    },
  };
}
