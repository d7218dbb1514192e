/**
 * Podpisová kniha: what waits for a signature, and signing it in one go: a person's act every time. The libraries of
 * signing are large and loaded only when there is something to sign, so that the companion starts at once.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { attachmentLimitBytes } from '../../shared/contract/file-limits.ts';
import { type Problem, ProblemError } from '../../shared/contract/problems.ts';
import type { RouteMessage, RouteReply } from '../../shared/contract/routes.ts';
import type { Attachments } from '../attachments/attachments.ts';
import { byItself } from '../audit/append-line.ts';
import { toIso } from '../clock.ts';
import { errorName } from '../log.ts';
import { noteSigned } from '../outbox/note-signed.ts';
import type { OutboxParts } from '../outbox/parts.ts';
import { documentsOf } from '../outbox/signatures.ts';
import { listByState } from '../outbox/sql/list-by-state.ts';
import type { PdfTasks } from '../pdf/pdf-tasks.ts';
import type { CertificateFacts } from './certificate.ts';
import { expiresSoon } from './expires-soon.ts';
import type { KnownCertificate } from './known-certificate.ts';
import type { PinAttempts } from './pin-attempts.ts';
import type { Signer } from './signer.ts';
import type { SigningSecrets } from './signing-secrets.ts';
import type { SigningSettings } from './signing-settings.ts';
import { stampFor } from './stamp-for.ts';
import { readToken } from './token-signer.ts';

type Order = RouteMessage<'signing.sign'>;
type List = RouteReply<'signing.list'>;

export interface SigningBookParts {
  /** What holds now; null: documents are sent as they are. */
  readonly settings: () => SigningSettings | null;
  readonly outbox: OutboxParts;
  readonly attachments: Attachments;
  readonly pdf: PdfTasks;
  readonly attempts: PinAttempts;
  readonly known: KnownCertificate;
  readonly secrets: SigningSecrets;
  readonly fetch: typeof fetch;
  /** See Config. */
  readonly allowedSigners: readonly string[] | null;
}

export interface SigningBook {
  list(): Promise<List>;
  /** Documents that came with a sound signature wait for nothing; they are sent as they are. Never rejects. */
  passSigned(): Promise<void>;
  /** One batch at a time. @throws ProblemError when the key can't be opened; nothing was signed then. */
  sign(order: Order, pair: string): Promise<RouteReply<'signing.sign'>>;
  /** The key that is set now was opened elsewhere. */
  knowKey(certificate: CertificateFacts): void;
}

export function createSigningBook(parts: SigningBookParts): SigningBook {
  const { outbox, attachments, pdf, attempts, known, secrets } = parts;
  const { clock, log } = outbox;
  let last: Promise<unknown> = Promise.resolve();

  const waiting = (): List['documents'] =>
    listByState(outbox.db, 'waiting').flatMap((row) =>
      row.signatures
        .filter((one) => one.signed === null)
        .flatMap(({ original }) => {
          const document = documentsOf(row.payload).find((one) => one.sha256 === original);
          if (document === undefined) return [];
          const { name, documentType, size } = document;
          const { id: submissionId, number, title } = row;
          // Without a name the signer is told at least which browser it came from.
          const preparedBy = row.preparedBy || outbox.nameOfPair(row.pair);
          const id = `${submissionId}/${original}`;
          return [
            { id, submissionId, sha256: original, number, title, name, documentType, size, preparedBy },
          ];
        }),
    );

  const viewKey = async ({ key }: SigningSettings): Promise<List['key']> => {
    const certificate = known.read(key);
    const told = certificate && {
      name: certificate.name,
      issuerName: certificate.issuerName,
      validTo: toIso(certificate.validTo),
      expiresSoon: expiresSoon(certificate, clock.now()),
    };
    const facts = { certificate: told ?? null, token: null, problem: null };
    if (!('module' in key)) {
      return { ...facts, kind: 'file', needsPin: secrets.password() === undefined };
    }
    try {
      const { id, label, attempts: left, hasPinPad } = await readToken(key);
      const token = { label, attempts: left, hasPinPad, failed: attempts.read(id) ?? null };
      return { ...facts, kind: 'token', needsPin: !hasPinPad, token };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return { ...facts, kind: 'token', needsPin: true, problem: error.problem };
    }
  };

  const open = async (order: Order, { key }: SigningSettings): Promise<Signer> => {
    const pin = order.pin ?? ('module' in key ? '' : secrets.password());
    if (pin === undefined)
      throw new ProblemError({ code: 'signing-password-wrong', params: { key: 'file' } });
    const { openSigner } = await import('./open-signer.ts');
    const { readCertificate } = await import('./certificate.ts');
    const signer = await openSigner(key, { pin, after: order.afterFailure }, attempts);
    const print = createHash('sha256').update(signer.certificate).digest('hex');
    if (parts.allowedSigners?.includes(print) === false) {
      await signer.close();
      throw new ProblemError({ code: 'signing-not-allowed', params: { sha256: print } });
    }
    known.keep(key, readCertificate(signer.certificate));
    return signer;
  };

  /** @returns Whether it was signed before it came: then it is sent as it is. */
  const passOne = async (id: string, who: string): Promise<boolean> => {
    const [submissionId = '', original = ''] = id.split('/');
    const path = attachments.path(original);
    const found = await pdf.readSignatures(path);
    if (found.length === 0) return false;
    const { checkDocument, isSound } = await import('./check-document.ts');
    const blob = attachments.find(original);
    // One that doesn't hold is for a person to look at.
    if (blob === undefined || !isSound(checkDocument(readFileSync(path), found))) {
      throw new ProblemError({ code: 'signing-already-signed', params: { holds: 0 } });
    }
    noteSigned(outbox, submissionId, original, blob, who);
    return true;
  };

  /** Stored before anybody may send it, so that every try sends the same bytes. */
  const signOne = async (id: string, signer: Signer, chosen: SigningSettings, who: string): Promise<void> => {
    const [submissionId = '', original = ''] = id.split('/');
    if (await passOne(id, who)) return;
    const { signDocument } = await import('./sign-document.ts');
    const { timeStamp } = chosen;
    const signed = await signDocument(attachments.path(original), signer, {
      pdf,
      fetch: parts.fetch,
      clock,
      authority:
        timeStamp === undefined
          ? null
          : { url: timeStamp.url, policy: timeStamp.policy ?? null, credentials: secrets.timeStampLogin },
      stamp: (name, at) => stampFor(chosen, name, at),
    });
    // A signature makes it longer: what the system wouldn't take must not wait for it signed.
    if (signed.length > attachmentLimitBytes) {
      throw new ProblemError({
        code: 'attachment-too-large',
        params: { limitBytes: attachmentLimitBytes },
      });
    }
    noteSigned(outbox, submissionId, original, attachments.keepDocument(signed), who);
  };

  const signAll = async (order: Order, pair: string): Promise<RouteReply<'signing.sign'>> => {
    const settings = parts.settings();
    if (settings === null) throw new ProblemError({ code: 'signing-not-set' });
    const there = new Set(waiting().map((one) => one.id));
    const ids = [...new Set(order.ids)].filter((id) => there.has(id));
    // Said twice, or taken back meanwhile: no reason to open a key.
    if (ids.length === 0) throw new ProblemError({ code: 'not-found' });
    const signer = await open(order, settings);
    const who = outbox.nameOfPair(pair);
    const signed: string[] = [];
    try {
      for (const id of ids) {
        try {
          await signOne(id, signer, settings, who);
          signed.push(id);
        } catch (error) {
          return { signed, failed: { id, problem: asProblem(error) } };
        }
      }
      return { signed, failed: null };
    } finally {
      await signer.close();
      log.info('signed', { count: signed.length });
    }
  };

  /** A failure is for who asked; the next in turn begins all the same. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  };

  const asProblem = (error: unknown): Problem => {
    if (error instanceof ProblemError) return error.problem;
    log.error('signing fault', { error: errorName(error) });
    return { code: 'signing-failed', params: {}, sent: 'nothing' };
  };

  return {
    list: async () => {
      const settings = parts.settings();
      return { key: settings === null ? null : await viewKey(settings), documents: waiting() };
    },
    knowKey(certificate) {
      const key = parts.settings()?.key;
      if (key !== undefined) known.keep(key, certificate);
    },
    passSigned: () =>
      inTurn(async () => {
        for (const { id } of waiting()) {
          try {
            await passOne(id, byItself);
          } catch (error) {
            // It waits on, and whoever signs it is told why it can't be.
            log.info('document waits', { error: errorName(error) });
          }
        }
      }),
    sign: (order, pair) => inTurn(() => signAll(order, pair)),
  };
}
