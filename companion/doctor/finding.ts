/** One line of `podatelna doctor`. */
import type { CommandOutput } from '../../shared/contract/command-output.ts';
import { isProblemError } from '../../shared/contract/problems.ts';
import { problemText } from '../commands/problem-text.ts';
import { errorCode } from '../platform/error-code.ts';
import { obstacleOf, pathOf } from '../platform/obstacle.ts';
import { systemErrorSentence } from '../platform/system-error.ts';

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
  if (isProblemError(error)) return problemText(error.problem);
  // Where an error of Node names no place, the words for it do without.
  const obstacle = obstacleOf(error, pathOf(error) ?? 'a file of Podatelna');
  if (obstacle !== undefined) return obstacle.says;
  const refused = systemErrorSentence(error);
  if (refused !== undefined) return refused;
  const isNamed = error instanceof Error && (error.name === 'Error' || error.name === 'ConfigError');
  return isNamed && errorCode(error) === undefined
    ? error.message
    : `It can't be read (${error instanceof Error ? error.name : 'unknown'}).`;
}
