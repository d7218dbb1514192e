/** Single keys of the status page: search, next and previous row, the next one that needs a person, this list. */
import type { RefObject } from 'preact';
import { isInDialog, isTypedInto, useSingleKeys } from '../../ui/single-keys.ts';
import type { ShownRow } from './shown-rows.ts';
import type { StatusActions } from './use-status.ts';

export interface KeysParts {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly rows: readonly ShownRow[];
  readonly selected: string | null;
  readonly actions: StatusActions;
  /** The selected row's tick is turned. */
  readonly onTick: (id: string) => void;
  readonly onKeys: () => void;
}

export function useKeys(parts: KeysParts): void {
  useSingleKeys((event) => onKey(event, parts));
}

function onKey(event: KeyboardEvent, { search, rows, selected, actions, onTick, onKeys }: KeysParts): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  // A dialog over the page has its own keys.
  if (isInDialog(event.target)) return;
  if (event.key === 'Escape') {
    actions.select(null);
    return;
  }
  if (isTypedInto(event.target)) return;
  const at = rows.findIndex((one) => one.id === selected);
  const select = (one: ShownRow | undefined): void => {
    if (one !== undefined) actions.select(one.id);
  };
  switch (event.key) {
    case '/':
      event.preventDefault();
      search.current?.focus();
      return;
    case 'j':
      select(rows[at + 1]);
      return;
    case 'k':
      select(rows[at === -1 ? 0 : at - 1]);
      return;
    case 'x': {
      if (selected !== null) onTick(selected);
      return;
    }
    case 'n': {
      const behind = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
      select(behind.find((one) => one.needsPerson));
      return;
    }
    case '?':
      onKeys();
  }
}
