/** Steps of a submission as lines for a person. Pure. */
import type { StepView, SubmissionView, System } from '../../../shared/contract/submission.ts';
import { formatSize } from '../../ui/format.ts';
import type { IconName } from '../../ui/icon.tsx';
import { isMessageKey, type Language, translate } from '../../ui/locales/translate.ts';

/** What a submission promises, for its sentences. */
export const promises = [
  'publish',
  'save',
  'delete',
  'defer',
  'cancel',
  'edit',
  'copy',
  'follow',
  'post',
  'withdraw',
  'list',
  'relist',
  'unlist',
  'other',
] as const;
export type Promised = (typeof promises)[number];

const promiseOf: Readonly<Record<string, Promised>> = {
  publish: 'publish',
  'publish-draft': 'publish',
  'save-draft': 'save',
  delete: 'delete',
  defer: 'defer',
  cancel: 'cancel',
  edit: 'edit',
  copy: 'copy',
  follow: 'follow',
  post: 'post',
  withdraw: 'withdraw',
};

const promiseOfListing: Readonly<Record<string, Promised>> = {
  create: 'list',
  change: 'relist',
  delete: 'unlist',
};

/** An action a newer companion knows and we don't promises only that it is carried out. */
export function promisedBy({ action, system }: Pick<SubmissionView, 'action' | 'system'>): Promised {
  return (system === 'ingatlanok' ? promiseOfListing : promiseOf)[action] ?? 'other';
}

/** What is done about what, as its refusal and its uncertainty are told. */
export const deeds = [
  'auction',
  'change',
  'notice',
  'removal',
  'listing',
  'listing-change',
  'attendance',
] as const;
export type Deed = (typeof deeds)[number];

const deedOfPromise: Readonly<Record<Promised, Deed>> = {
  publish: 'auction',
  save: 'auction',
  copy: 'auction',
  follow: 'change',
  delete: 'change',
  defer: 'change',
  cancel: 'change',
  edit: 'change',
  post: 'notice',
  withdraw: 'removal',
  list: 'listing',
  relist: 'listing-change',
  unlist: 'listing-change',
  other: 'auction',
};

export function deedOf(submission: Pick<SubmissionView, 'action' | 'system'>): Deed {
  return submission.system === 'dochazka' ? 'attendance' : deedOfPromise[promisedBy(submission)];
}

/** What stands at the remote was read, and says something else than what was filed; a conflict of states is none. */
export function differsAtRemote(problem: SubmissionView['problem']): boolean {
  return (
    problem?.code === 'attachments-differ' ||
    (problem?.code === 'remote-conflict' && problem.params.fields !== undefined)
  );
}

/** It does something about what was filed before, instead of filing. */
export function isRemedy(submission: Pick<SubmissionView, 'action' | 'system'>): boolean {
  return ['delete', 'defer', 'cancel', 'edit', 'copy', 'follow', 'withdraw', 'relist', 'unlist'].includes(
    promisedBy(submission),
  );
}

/** Steps that are behind, of those that count; skipped ones don't. */
export function doneSteps(submission: SubmissionView): { readonly done: number; readonly all: number } {
  const counted = submission.steps.filter((step) => step.state !== 'skipped');
  return { done: counted.filter((step) => step.state === 'done').length, all: counted.length };
}

const looks: Readonly<Record<StepView['state'], { icon: IconName; tone: string }>> = {
  planned: { icon: 'idle', tone: 'idle' },
  open: { icon: 'busy', tone: 'busy' },
  done: { icon: 'ok', tone: 'ok' },
  failed: { icon: 'bad', tone: 'bad' },
  skipped: { icon: 'idle', tone: 'idle' },
};

/** How a step stands: its sign, its colour, and its word for who sees neither. */
export interface StepLook {
  readonly icon: IconName;
  readonly tone: string;
  readonly word: `stepState.${StepView['state'] | 'unclear' | 'unfinished'}`;
}

/** Ended by what was found at the remote or by a restart, not by a refusal; the step was begun anew or not needed. */
const endings = ['adopted', 'checked', 'absent', 'interrupted'];

export function stepLook(
  { state, params }: Pick<StepView, 'state' | 'params'>,
  submission: Pick<SubmissionView, 'state'>,
): StepLook {
  // Its answer was lost: nobody knows, and it isn't under way either.
  if ((state === 'open' && submission.state === 'unknown') || params.givenUp === 1) {
    return { icon: 'unclear', tone: 'warn', word: 'stepState.unclear' };
  }
  if (state === 'failed' && endings.some((ending) => params[ending] === 1)) {
    return { icon: 'idle', tone: 'idle', word: 'stepState.unfinished' };
  }
  return { ...looks[state], word: `stepState.${state}` };
}

/** `Přílohy 3 z 3, 14,2 MB`; a step a newer companion knows and we don't is called by its own name. */
export function stepText(step: StepView, language: Language, system?: System): string {
  return `${stepName(step.name, language, system)}${stepDetail(step, language)}`;
}

/** A step by its name alone. */
export function stepName(name: string, language: Language, system: System | undefined): string {
  const [, number] = /^image-(\d+)$/.exec(name) ?? [];
  if (number !== undefined) return translate(language, 'step.image', { number });
  const key = [`step.${system}.${name}`, `step.${name}`].find(isMessageKey);
  return key === undefined ? name : translate(language, key);
}

function stepDetail({ params }: StepView, language: Language): string {
  const { done, of, bytes, remote } = params;
  const parts: string[] = [];
  if (done !== undefined && of !== undefined) parts.push(translate(language, 'step.count', { done, of }));
  if (typeof bytes === 'number' && bytes > 0) parts.push(formatSize(language, bytes));
  const detail = parts.length === 0 ? '' : ` ${parts.join(', ')}`;
  return typeof remote === 'string' ? `${detail} (${remote})` : detail;
}
