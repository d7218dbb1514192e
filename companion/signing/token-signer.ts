/** A signing key on a token, through PKCS#11. The PIN is shown to the token once; a refused one is never shown again by itself. */
import { type ChildProcess, fork } from 'node:child_process';
import { ProblemError } from '../../shared/contract/problems.ts';
import type { PinAttempts } from './pin-attempts.ts';
import { digestOf, hashLength, type Signer, schemeOf } from './signer.ts';
import type { TokenAnswer, TokenFacts, TokenFailure, TokenQuestion } from './token-messages.ts';

export interface TokenSettings {
  readonly module: string;
  readonly token?: string | undefined;
  readonly certificate?: string | undefined;
}

export interface TokenAccess {
  readonly pin: string;
  /** Id of the failed attempt the person was told of. */
  readonly after: string | undefined;
}

export interface DriverOptions {
  /** A person types at a pad for a while; a driver that says nothing for longer is dead. */
  readonly answerMs?: number;
  /** In place of ours: for tests. */
  readonly script?: URL;
}

/**
 * What is known of the token without a PIN.
 * @throws ProblemError `signing-token-missing`, `signing-failed`.
 */
export async function readToken(settings: TokenSettings, options: DriverOptions = {}): Promise<TokenFacts> {
  const driver = startDriver(options);
  try {
    return (await driver.ask({ ask: 'find', module: settings.module, token: settings.token }, 'found')).found;
  } finally {
    driver.end();
  }
}

/**
 * @throws ProblemError `signing-token-missing`, `signing-token-locked`, `signing-attempt-spent`,
 * `signing-password-wrong` with how many tries are left, `signing-key-unusable`, `signing-failed`.
 */
export async function openToken(
  settings: TokenSettings,
  { pin, after }: TokenAccess,
  attempts: PinAttempts,
  options: DriverOptions = {},
): Promise<Signer> {
  const driver = startDriver(options);
  try {
    const { module, token, certificate: wanted } = settings;
    const { found } = await driver.ask({ ask: 'find', module, token }, 'found');
    if (found.attempts === 'locked') throw new ProblemError({ code: 'signing-token-locked' });
    attempts.begin(found.id, pin, after);
    const { key } = await driver
      .ask({ ask: 'login', pin, certificate: wanted }, 'key')
      .catch((error: unknown) => {
        // The token took the PIN; what is wrong is the key.
        if (error instanceof ProblemError && error.problem.code === 'signing-key-unusable') {
          attempts.succeeded(found.id);
        }
        throw error;
      });
    attempts.succeeded(found.id);
    const scheme = schemeOf(key.certificate);
    if (scheme === undefined) throw unusable('algorithm');
    const saltLength = scheme.kind === 'rsa-pss' ? scheme.saltLength : hashLength(scheme.hash);
    return {
      certificate: key.certificate,
      chain: key.chain,
      scheme,
      sign: async (data) => {
        const digest = digestOf(scheme.hash, data);
        const mechanism = { kind: scheme.kind, hash: scheme.hash, saltLength };
        const { signature } = await driver
          .ask({ ask: 'sign', digest, mechanism }, 'signature')
          .catch((error: unknown) => {
            // A key that asks for the PIN each time was refused it: as bad as at the login.
            if (isPinRefused(error)) attempts.begin(found.id, pin, undefined);
            throw error;
          });
        return scheme.kind === 'ecdsa' ? derOfRaw(signature) : signature;
      },
      close: async () => driver.end(),
    };
  } catch (error) {
    driver.end();
    throw error;
  }
}

function isPinRefused(error: unknown): boolean {
  const code = error instanceof ProblemError ? error.problem.code : undefined;
  return code === 'signing-password-wrong' || code === 'signing-token-locked';
}

interface DriverProcess {
  ask<K extends string>(
    question: TokenQuestion,
    key: K,
  ): Promise<Extract<TokenAnswer, Readonly<Record<K, unknown>>>>;
  end(): void;
}

const ourScript = new URL('./token-process.ts', import.meta.url);

function startDriver({ answerMs = 60_000, script = ourScript }: DriverOptions): DriverProcess {
  const child: ChildProcess = fork(script, {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  /** A driver that crashed or hangs: what it was doing is not known. */
  const end = (): void => {
    child.removeAllListeners();
    // Being ended, it may fail to hear us; nothing is to be done about that.
    child.on('error', () => {});
    child.kill('SIGKILL');
  };
  return {
    ask: (question, key) =>
      new Promise((resolve, reject) => {
        const settle = (work: () => void): void => {
          clearTimeout(timer);
          child.removeAllListeners();
          work();
        };
        const broke = (): void => settle(() => reject(failed('driver')));
        const timer = setTimeout(() => {
          broke();
          end();
        }, answerMs);
        child.once('exit', broke);
        child.once('error', broke);
        child.once('message', (message) => {
          const answer = message as TokenAnswer; // our own process, which checks it by its types
          settle(() => {
            if (key in answer) resolve(answer as Extract<TokenAnswer, Readonly<Record<typeof key, unknown>>>);
            else reject(problemOf(answer));
          });
        });
        if (child.connected) child.send(question);
        else broke();
      }),
    end,
  };
}

function problemOf(answer: TokenAnswer): ProblemError {
  if (!('failure' in answer)) return failed('driver');
  const { failure, attempts } = answer;
  const problems: Readonly<Record<TokenFailure, () => ProblemError>> = {
    'no-library': () => missing('library'),
    'no-driver': () => missing('driver'),
    'no-token': () => missing('token'),
    'several-tokens': () => unusable('several-tokens'),
    'wrong-pin': () =>
      attempts === 'locked'
        ? new ProblemError({ code: 'signing-token-locked' })
        : new ProblemError({
            code: 'signing-password-wrong',
            params: { key: 'token', attempts: attempts ?? 'many' },
          }),
    locked: () => new ProblemError({ code: 'signing-token-locked' }),
    'no-key': () => unusable('no-key'),
    'no-certificate': () => unusable('no-certificate'),
    'several-keys': () => unusable('several-keys'),
    failed: () => failed('token'),
  };
  return problems[failure]();
}

function missing(reason: 'library' | 'driver' | 'token'): ProblemError {
  return new ProblemError({ code: 'signing-token-missing', params: { reason } });
}

function unusable(reason: string): ProblemError {
  return new ProblemError({ code: 'signing-key-unusable', params: { reason } });
}

function failed(reason: 'driver' | 'token'): ProblemError {
  return new ProblemError({ code: 'signing-failed', params: { reason } });
}

/** A chip gives two numbers of the same length behind each other; CMS wants them as a DER sequence (RFC 5753). */
function derOfRaw(raw: Uint8Array): Uint8Array {
  const number = (bytes: Uint8Array): Buffer => {
    const from = bytes.findIndex((byte) => byte !== 0);
    const value = Buffer.from(bytes.subarray(from < 0 ? bytes.length - 1 : from));
    // A number whose highest bit is set would be read as negative.
    const content = (value[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), value]) : value;
    return Buffer.concat([Buffer.of(0x02, content.length), content]);
  };
  const half = raw.length / 2;
  const body = Buffer.concat([number(raw.subarray(0, half)), number(raw.subarray(half))]);
  return Buffer.concat([
    body.length < 0x80 ? Buffer.of(0x30, body.length) : Buffer.of(0x30, 0x81, body.length),
    body,
  ]);
}
