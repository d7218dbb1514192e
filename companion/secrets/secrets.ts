/**
 * Credentials of the remote systems, kept in the vault. Nothing outside the companion can read one: there is no
 * route that returns it.
 */
import { isProblemError, type Problem } from '../../shared/contract/problems.ts';
import { type System, systems } from '../../shared/contract/submission.ts';
import { type Clock, toIso } from '../clock.ts';
import type { Vault } from '../vault/vault.ts';
import { readSecret, type Secret } from './secret-shapes.ts';

export interface SecretNote {
  readonly system: System;
  readonly setAt: string;
}

export interface SecretStore {
  /**
   * Kept durably when it resolves.
   * @param by who asked for it, for the audit.
   * @throws ProblemError `invalid-message` naming the field that doesn't fit; `vault-locked`.
   */
  set(system: System, value: unknown, by?: string): Promise<SecretNote>;
  /** What is there, also while the vault is locked. */
  list(): SecretNote[];
  /** @throws ProblemError `vault-locked` */
  remove(system: System, by?: string): Promise<void>;
  /** @throws ProblemError `vault-locked` */
  get<S extends System>(system: S): Secret<S> | undefined;
  /** Why {@link get} gives nothing now; undefined when it gives something. */
  whyNone(system: System): Problem | undefined;
}

export function createSecretStore(vault: Vault, clock: Pick<Clock, 'now'>): SecretStore {
  const get: SecretStore['get'] = (system) => {
    const text = vault.get(system);
    return text === undefined ? undefined : readSecret(system, JSON.parse(text));
  };
  return {
    set: async (system, value) => {
      const text = JSON.stringify(readSecret(system, value));
      const setAt = toIso(clock.now());
      await vault.set(system, text, { setAt });
      return { system, setAt };
    },
    list: () => {
      const facts = vault.facts();
      return systems.flatMap((system) => {
        const one = facts.get(system);
        return one === undefined ? [] : [{ system, setAt: one.setAt }];
      });
    },
    remove: (system) => vault.remove(system),
    get,
    whyNone: (system) => {
      try {
        if (vault.get(system) !== undefined) return undefined;
      } catch (error) {
        if (!isProblemError(error)) throw error;
        const { code, params } = error.problem;
        return { code, params: { ...params, system }, sent: 'nothing' };
      }
      return { code: 'secret-missing', params: { system }, sent: 'nothing' };
    },
  };
}
