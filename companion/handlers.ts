/** The routes of the contract, each on the part that does it. Handlers throw a ProblemError to refuse. */
import { systems } from '../shared/contract/submission.ts';
import type { Attachments } from './attachments/attachments.ts';
import { toIsoOrNull } from './clock.ts';
import type { Config } from './config/config.ts';
import type { Drafts } from './drafts/drafts.ts';
import type { createLookRemote } from './look-remote.ts';
import type { Outbox } from './outbox/outbox.ts';
import type { SystemPauses } from './outbox/system-pauses.ts';
import type { CoreHandlers } from './routes.ts';
import type { SecretStore } from './secrets/secrets.ts';
import type { Vault } from './vault/vault.ts';
import { version } from './version.ts';

export interface HandlerParts {
  readonly config: Config;
  readonly outbox: Outbox;
  readonly pauses: SystemPauses;
  readonly drafts: Drafts;
  readonly attachments: Attachments;
  readonly secrets: SecretStore;
  readonly vault: Vault;
  readonly lookRemote: ReturnType<typeof createLookRemote>;
  /** Ends long polls when the companion closes. */
  readonly closing: AbortSignal;
}

export function createHandlers(parts: HandlerParts): CoreHandlers {
  const { config, outbox, pauses, drafts, attachments, secrets, vault } = parts;
  return {
    'service.read': async () => {
      const configured = new Set(secrets.list().map((one) => one.system));
      return {
        version,
        training: config.training,
        vault: vault.state() === 'locked' ? 'locked' : 'open',
        undoSeconds: config.undoSeconds,
        systems: systems.map((system) => {
          const pause = pauses.read(system);
          return {
            system,
            configured: configured.has(system),
            host: new URL(config.urls[system]).host,
            waitsUntil: toIsoOrNull(pause?.until ?? null),
            problem: pause?.problem ?? null,
          };
        }),
      };
    },
    'submissions.watch': ({ since, waitMs }) => outbox.watch(since, waitMs, parts.closing),
    'submissions.list': async (query) => outbox.list(query),
    'submissions.read': async ({ id }) => ({ submission: outbox.read(id) }),
    'submissions.store': async (request, { pair }) => ({ submission: outbox.store(request, pair) }),
    'submissions.undo': async ({ id }) => ({ submission: outbox.undo(id) }),
    'submissions.send-now': async ({ id }) => ({ submission: outbox.sendNow(id) }),
    'submissions.stop': async ({ id }) => ({ submission: outbox.stop(id) }),
    'submissions.retry': async ({ id }) => ({ submission: outbox.retry(id) }),
    'submissions.decide': async ({ id, decision }) => ({ submission: outbox.decide(id, decision) }),
    'remote.look': (message) => parts.lookRemote(message),
    'drafts.read': async ({ key }) => ({ draft: drafts.read(key) }),
    'drafts.save': async ({ draft }) => ({ draft: drafts.save(draft) }),
    'drafts.discard': async ({ key }) => {
      drafts.discard(key);
      return {};
    },
    'drafts.list': async ({ limit }) => ({ drafts: drafts.list(limit) }),
    'attachments.begin': async ({ uploadId, size }, { pair }) => attachments.begin({ uploadId, size, pair }),
    'attachments.finish': ({ uploadId, sha256 }, { pair }) => attachments.finish(uploadId, sha256, pair),
    'secrets.set': async ({ system, secret }) => {
      const note = await secrets.set(system, secret);
      outbox.credentialsChanged(system);
      return note;
    },
    'secrets.list': async () => ({ secrets: secrets.list() }),
    'secrets.remove': async ({ system }) => {
      await secrets.remove(system);
      return {};
    },
    'vault.read': () => vault.describe(),
    'vault.unlock': async ({ passphrase }) => {
      await vault.unlock(passphrase);
      return {};
    },
    'vault.lock': async () => {
      await vault.lock();
      return {};
    },
    'vault.change-passphrase': async ({ passphrase, next }) => {
      await vault.changePassphrase(passphrase, next);
      return {};
    },
  };
}
