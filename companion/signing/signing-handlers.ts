/** The routes about signing. What is changed stands in the audit; a secret never does, not even digested. */
import { ProblemError } from '../../shared/contract/problems.ts';
import type { RouteReply } from '../../shared/contract/routes.ts';
import { type AuditPlace, recordAround } from '../audit/record-around.ts';
import { toIso } from '../clock.ts';
import type { Handlers } from '../routes.ts';
import type { Vault } from '../vault/vault.ts';
import { expiresSoon } from './expires-soon.ts';
import type { SigningBook } from './signing-book.ts';
import type { SigningSecrets } from './signing-secrets.ts';
import type { SigningSettingsStore } from './signing-settings-store.ts';

export interface SigningHandlerParts {
  readonly audit: AuditPlace;
  readonly book: SigningBook;
  readonly settings: SigningSettingsStore;
  readonly secrets: SigningSecrets;
  readonly vault: Pick<Vault, 'facts'>;
  /** A pair as the audit calls it. */
  readonly nameOfPair: (pair: string) => string;
}

type SigningRoute = Extract<keyof Handlers, `signing.${string}`>;

export function createSigningHandlers(parts: SigningHandlerParts): Pick<Handlers, SigningRoute> {
  const { audit, book, settings, secrets, vault } = parts;

  const view = (): RouteReply<'signing.read-settings'> => {
    const facts = vault.facts();
    const { drivers, ...seen } = settings.view();
    return {
      ...seen,
      drivers: [...drivers],
      secrets: {
        'signing-key': facts.get('signing-key')?.setAt ?? null,
        'time-stamp': facts.get('time-stamp')?.setAt ?? null,
      },
    };
  };
  const record = <T>(pair: string, action: string, result: string, value: unknown, work: () => Promise<T>) =>
    recordAround(audit, { who: parts.nameOfPair(pair), action, result, what: { value } }, work);

  const setSecret = (pair: string, message: Parameters<SigningSecrets['set']>[0]): Promise<void> => {
    const { name, secret } = message;
    const action = secret === null ? 'secret.removed' : 'secret.set';
    return record(pair, action, name, { name }, () => secrets.set(message));
  };

  return {
    'signing.list': () => book.list(),
    'signing.sign': (order, { pair }) => book.sign(order, pair),
    'signing.set-secret': async (message, { pair }) => {
      await setSecret(pair, message);
      return {};
    },
    'signing.read-settings': async () => view(),
    'signing.save-settings': async ({ version, settings: choice }, { pair }) => {
      const before = settings.view().settings.timeStamp?.url;
      settings.requireVersion(version);
      // A login is for the authority it was given for: whoever names another must not get it sent there.
      const moved = before !== undefined && originOf(choice.timeStamp?.url) !== originOf(before);
      if (moved && view().secrets['time-stamp'] !== null) {
        await setSecret(pair, { name: 'time-stamp', secret: null });
      }
      await record(pair, 'signing.saved', choice.key.kind, choice, async () =>
        settings.save(version, choice),
      );
      return view();
    },
    'signing.set-key-file': async ({ version, file, password, keepPassword }, { pair }) => {
      settings.requireVersion(version);
      const bytes = Buffer.from(file, 'base64');
      const { openPkcs12 } = await import('./pkcs12-signer.ts');
      const { readCertificate } = await import('./certificate.ts');
      const { certificate } = await openPkcs12(bytes, password);
      const facts = readCertificate(certificate);
      const { now } = audit.clock;
      if (facts.validTo < now()) throw new ProblemError({ code: 'signing-certificate-expired' });
      // The password of the key before this one opens nothing any more.
      const secret = keepPassword ? { password } : null;
      if (secret !== null || view().secrets['signing-key'] !== null) {
        await setSecret(pair, { name: 'signing-key', secret });
      }
      const { serialNumber } = facts;
      await record(pair, 'signing.key-kept', 'file', { serialNumber }, async () =>
        settings.keepKeyFile(version, bytes),
      );
      book.knowKey(facts);
      return {
        settings: view(),
        certificate: {
          name: facts.name,
          issuerName: facts.issuerName,
          validTo: toIso(facts.validTo),
          expiresSoon: expiresSoon(facts, now()),
        },
      };
    },
  };
}

function originOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : new URL(url).origin;
}
