/** One line of `podatelna doctor`. */
import type { CommandOutput } from '../../shared/contract/command-output.ts';
import { errorCode } from '../platform/error-code.ts';
import { obstacleOf, pathOf } from '../platform/obstacle.ts';

export type Finding = CommandOutput<'doctor'>['findings'][number];
type Check = Finding['check'];

export const ok = (check: Check, says: string, subject: string | null = null): Finding => ({
  check,
  subject,
  state: 'ok',
  says,
  todo: null,
});

/** @param todo one sentence a person can act on. */
export const problem = (
  check: Check,
  says: string,
  todo: string,
  subject: string | null = null,
): Finding => ({ check, subject, state: 'problem', says, todo });

/** @param says why it can't be told. */
export const unchecked = (check: Check, says: string, subject: string | null = null): Finding => ({
  check,
  subject,
  state: 'unchecked',
  says,
  todo: null,
});

/** Our own errors are sentences; of any other the name is enough, its message may quote data. */
export function sentenceOf(error: unknown): string {
  const isOurs = error instanceof Error && (error.name === 'Error' || error.name === 'ConfigError');
  const path = pathOf(error);
  const obstacle = path === undefined ? undefined : obstacleOf(error, path);
  if (obstacle !== undefined) return obstacle.says;
  const code = errorCode(error);
  if (code !== undefined) return `It can't be read (${code}).`;
  return isOurs ? error.message : `It can't be read (${error instanceof Error ? error.name : 'unknown'}).`;
}
