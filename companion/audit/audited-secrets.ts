import type { SecretStore } from '../secrets/secrets.ts';
import { byItself } from './append-line.ts';
import { type AuditPlace, recordAround } from './record-around.ts';

/** The same credentials; that they were set or removed stands in the audit, they themselves don't, not even digested. */
export function auditedSecrets(secrets: SecretStore, place: AuditPlace): SecretStore {
  return {
    ...secrets,
    set: (system, value, by = byItself) =>
      recordAround(
        place,
        { who: by, action: 'secret.set', result: system, what: { value: { system } } },
        () => secrets.set(system, value),
      ),
    remove: (system, by = byItself) =>
      recordAround(
        place,
        { who: by, action: 'secret.removed', result: system, what: { value: { system } } },
        () => secrets.remove(system),
      ),
  };
}
