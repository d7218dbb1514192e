/**
 * The companion's side of pairing. Threat: a local program or page guesses or replays the code. One code at a time,
 * ten minutes, one use, closed after three wrong tries (proved in pairing-window.test.ts).
 */
import type { z } from 'zod';
import { type Bytes, toBase64Url } from '../../shared/channel/bytes.ts';
import { importPairingKey } from '../../shared/channel/keys.ts';
import {
  agreePairingKey,
  createExchangeKeys,
  deriveCodeKeys,
  deriveConfirmKeys,
  exportPublicKey,
  pairRequestSchema,
  transcriptHash,
  transcriptSchema,
} from '../../shared/channel/pairing.ts';
import { formatPairingCode } from '../../shared/channel/pairing-code.ts';
import { open, peekHeader, requestHash, SealError, seal } from '../../shared/channel/seal.ts';
import type { Pair, PairStore } from './pairs.ts';

const lifetimeMs = 10 * 60_000;
const maxWrongTries = 3;

interface Pending {
  readonly id: string;
  readonly name: string;
  readonly raw: Bytes;
  readonly transcript: Bytes;
  readonly origin: string | null;
}

export interface PairingWindow {
  /**
   * Opens the window anew and gives its code; an older code is worthless from then on.
   * @param name what the office calls the browser that will pair; undefined: as it names itself
   */
  open(name?: string): { code: string; expiresAt: Date };
  request(body: string, origin: string | null): Promise<string>;
  confirm(body: string, origin: string | null): Promise<string>;
}

export function createPairingWindow(parts: {
  readonly pairs: PairStore;
  /** All candidates, the one in use first. */
  readonly ports: () => readonly number[];
  readonly serviceName: string;
  readonly now: () => Date;
  /** Milliseconds that pass evenly, whatever is done to the machine's clock. */
  readonly elapsed: () => number;
  readonly onPaired?: (pair: Pair) => void;
}): PairingWindow {
  let secret: Bytes | undefined;
  let endsAfter = 0;
  let expiresAt = 0;
  let wrongTries = 0;
  /** Counts the openings: an exchange belongs to the one it began in. */
  let round = 0;
  let pending: Pending | undefined;
  let givenName: string | undefined;

  // Either: a clock set back keeps no code alive, and a machine that slept counts no evenly passing time.
  const isOver = (): boolean => parts.elapsed() > endsAfter || parts.now().getTime() > expiresAt;
  const close = (): void => {
    secret?.fill(0);
    secret = undefined;
  };
  const forget = (): void => {
    pending?.raw.fill(0);
    pending = undefined;
  };

  async function request(body: string, origin: string | null): Promise<string> {
    // A browser always names its origin; without one the pair could later be used without one.
    if (origin === null) throw new SealError('no origin');
    const current = secret;
    if (current === undefined || isOver()) {
      close();
      throw new SealError('no pairing is open');
    }
    const codeKeys = await deriveCodeKeys(current);
    let message: z.output<typeof pairRequestSchema>;
    try {
      message = pairRequestSchema.parse((await open('pair-request', codeKeys.toService, body)).value);
    } catch (error) {
      if (secret === current) wrongTries += 1;
      if (wrongTries >= maxWrongTries) close();
      throw error;
    }
    if (secret !== current) throw new SealError('the code was used meanwhile');
    // Spent here, before anything waits: two requests at once never both pass.
    const code = Uint8Array.from(current);
    const ownRound = round;
    const name = givenName ?? message.name;
    close();
    const own = await createExchangeKeys();
    const id = crypto.randomUUID();
    const reply = await seal(
      'pair-reply',
      codeKeys.toClient,
      { req: await requestHash(body) },
      {
        publicKey: await exportPublicKey(own.publicKey),
        name: parts.serviceName,
        pair: id,
        ports: [...parts.ports()],
      },
    );
    const transcript = await transcriptHash(body, reply);
    const raw = await agreePairingKey(own.privateKey, message.publicKey, code, transcript);
    code.fill(0);
    if (round !== ownRound) throw new SealError('another pairing was opened');
    forget();
    pending = { id, name, raw, transcript, origin };
    return reply;
  }

  /** Only a confirmation whose seal holds ends the exchange: a stranger's can't end it for the person who pairs. */
  async function confirm(body: string, origin: string | null): Promise<string> {
    const waiting = pending;
    if (waiting === undefined || waiting.origin !== origin) throw new SealError('no pairing to confirm');
    if (isOver()) {
      forget();
      throw new SealError('no pairing is open');
    }
    if (peekHeader('pair-confirm', body).pair !== waiting.id) throw new SealError('another pairing');
    const key = await importPairingKey(waiting.raw);
    const keys = await deriveConfirmKeys(key, waiting.transcript);
    const opened = await open('pair-confirm', keys.toService, body);
    const proof = { transcript: toBase64Url(waiting.transcript) };
    if (transcriptSchema.parse(opened.value).transcript !== proof.transcript)
      throw new SealError('not confirmed');
    if (pending !== waiting) throw new SealError('confirmed already, or opened anew');
    const { id, name } = waiting;
    const pair = parts.pairs.add({ id, kind: 'browser', name, origin }, waiting.raw);
    forget();
    parts.onPaired?.(pair);
    return seal('pair-confirmed', keys.toClient, { pair: id, req: await requestHash(body) }, proof);
  }

  return {
    open(name) {
      close();
      forget();
      round += 1;
      givenName = name;
      wrongTries = 0;
      secret = crypto.getRandomValues(new Uint8Array(16));
      endsAfter = parts.elapsed() + lifetimeMs;
      expiresAt = parts.now().getTime() + lifetimeMs;
      return {
        code: formatPairingCode({ ports: parts.ports().slice(0, 1), secret }),
        expiresAt: new Date(expiresAt),
      };
    },
    request,
    confirm,
  };
}
