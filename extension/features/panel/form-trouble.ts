/** What a form that keeps its own draft tells of what was not done. */
import type { Draft } from '../../../shared/contract/draft.ts';
import type { Problem } from '../../../shared/contract/problems.ts';
import { isServiceProblem, problemOf } from './state.ts';

export interface FormTrouble {
  /** Something a person asked for was not done. */
  fail(error: unknown): void;
  /** Without the companion the first line says what becomes of the draft; it is no refusal of anything asked for. */
  failSaving(error: unknown): void;
  /** The companion is back: that it was away is told no more. */
  forgetOutage(): void;
}

export interface FormTroubleParts {
  readonly read: () => { readonly newer: Draft | null; readonly trouble: Problem | null };
  readonly show: (trouble: Problem | null) => void;
  /** The companion can't be reached. */
  readonly lose: (problem: Problem) => void;
}

export function createFormTrouble({ read, show, lose }: FormTroubleParts): FormTrouble {
  function fail(error: unknown): void {
    const problem = problemOf(error);
    if (isServiceProblem(problem)) lose(problem);
    // A newer draft is told where it is decided.
    if (problem.code !== 'draft-changed' || read().newer === null) show(problem);
  }
  return {
    fail,
    failSaving(error) {
      const problem = problemOf(error);
      if (isServiceProblem(problem)) lose(problem);
      else fail(error);
    },
    forgetOutage() {
      const { trouble } = read();
      if (trouble !== null && isServiceProblem(trouble)) show(null);
    },
  };
}
