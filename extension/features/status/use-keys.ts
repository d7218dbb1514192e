/** Single keys of the status page: search, next and previous row, the next one that needs a person, this list. */
import type { RefObject } from 'preact';
import { needsPerson } from '../../../shared/contract/states.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';
import type { StatusActions } from './use-status.ts';

export interface KeysParts {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly submissions: readonly SubmissionView[];
  readonly selected: string | null;
  readonly actions: StatusActions;
  readonly onKeys: () => void;
}

export function useKeys(parts: KeysParts): void {
  useDocumentKeys((event) => onKey(event, parts));
}

function onKey(event: KeyboardEvent, { search, submissions, selected, actions, onKeys }: KeysParts): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape') {
    actions.select(null);
    return;
  }
  if (isTypedInto(event.target)) return;
  const at = submissions.findIndex((one) => one.id === selected);
  const select = (one: SubmissionView | undefined): void => {
    if (one !== undefined) actions.select(one.id);
  };
  switch (event.key) {
    case '/':
      event.preventDefault();
      search.current?.focus();
      return;
    case 'j':
      select(submissions[at + 1]);
      return;
    case 'k':
      select(submissions[at === -1 ? 0 : at - 1]);
      return;
    case 'n': {
      const behind = [...submissions.slice(at + 1), ...submissions.slice(0, at + 1)];
      select(behind.find((one) => needsPerson.has(one.state)));
      return;
    }
    case '?':
      onKeys();
  }
}

function isTypedInto(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement
  );
}
