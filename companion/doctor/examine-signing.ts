/** Whether documents could be signed now, as far as that can be told without a person and without a PIN. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { type Problem, ProblemError } from '../../shared/contract/problems.ts';
import type { RouteReply } from '../../shared/contract/routes.ts';
import { type Clock, toIso } from '../clock.ts';
import { expiresSoon } from '../signing/expires-soon.ts';
import type { SigningSecrets } from '../signing/signing-secrets.ts';
import type { SigningSettings } from '../signing/signing-settings.ts';
import { readToken } from '../signing/token-signer.ts';

type Examined = NonNullable<RouteReply<'service.examine'>['signing']>;

export interface ExamineSigningParts {
  readonly settings: SigningSettings;
  readonly secrets: SigningSecrets;
  readonly fetch: typeof fetch;
  readonly clock: Pick<Clock, 'now'>;
}

/** Never throws for the key's or the authority's sake: what is wrong is the answer. */
export async function examineSigning(parts: ExamineSigningParts): Promise<Examined> {
  const [key, timeStamp] = await Promise.all([examineKey(parts), examineTimeStamp(parts)]);
  return { key, timeStamp };
}

async function examineKey(parts: ExamineSigningParts): Promise<Examined['key']> {
  const { key } = parts.settings;
  const nothing = { problem: null, validTo: null, expiresSoon: false, attempts: null };
  if ('module' in key) {
    const kind = 'token';
    const token = await orProblem(() => readToken(key));
    if ('problem' in token) return { ...nothing, kind, problem: token.problem };
    const problem: Problem | null =
      token.value.attempts === 'locked'
        ? { code: 'signing-token-locked', params: {}, sent: 'nothing' }
        : null;
    return { ...nothing, kind, problem, attempts: token.value.attempts };
  }
  const kind = 'file';
  if (!existsSync(key.file)) {
    const problem = { code: 'signing-key-unusable', params: { reason: 'no-file' }, sent: 'nothing' } as const;
    return { ...nothing, kind, problem };
  }
  const opened = await orProblem(async () => {
    const password = parts.secrets.password();
    // Asked for each time: nobody is here to be asked.
    if (password === undefined) return undefined;
    // Large libraries, loaded when they are needed.
    const { openPkcs12 } = await import('../signing/pkcs12-signer.ts');
    const { readCertificate } = await import('../signing/certificate.ts');
    const signer = await openPkcs12(readFileSync(key.file), password);
    await signer.close();
    return readCertificate(signer.certificate);
  });
  if ('problem' in opened) return { ...nothing, kind, problem: opened.problem };
  if (opened.value === undefined) return { ...nothing, kind };
  const { validFrom, validTo } = opened.value;
  const now = parts.clock.now();
  const isValid = validFrom <= now && now < validTo;
  return {
    ...nothing,
    kind,
    problem: isValid ? null : { code: 'signing-certificate-expired', params: {}, sent: 'nothing' },
    validTo: toIso(validTo),
    expiresSoon: expiresSoon(opened.value, now),
  };
}

async function examineTimeStamp(parts: ExamineSigningParts): Promise<Examined['timeStamp']> {
  const { timeStamp } = parts.settings;
  if (timeStamp === undefined) return null;
  const { url, policy = null } = timeStamp;
  const asked = await orProblem(async () => {
    const { requestTimeStamp } = await import('../signing/time-stamp.ts');
    // Of nothing in particular: no document is shown to the authority.
    const credentials = parts.secrets.timeStampLogin;
    await requestTimeStamp({ url, policy, credentials }, randomBytes(32), parts);
  });
  return { problem: 'problem' in asked ? asked.problem : null };
}

async function orProblem<T>(work: () => Promise<T>): Promise<{ value: T } | { problem: Problem }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { problem: error.problem };
  }
}
