/** Keys of the whole panel: Esc closes what is in front, Ctrl+Enter presses the button of the form, Ctrl+arrows move. */
import type { RefObject } from 'preact';
import { commitTyped } from '../../ui/commit-typed.ts';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';
import { focusIssue } from './focus-issues.ts';
import { usePanel } from './panel-context.ts';

export interface PanelKeysParts {
  readonly root: RefObject<HTMLElement | null>;
  /** Presses a button as the key does. */
  readonly press: (button: HTMLElement, event: Event) => void;
  readonly close: () => void;
}

/** On the document: where the button that was pressed has gone, focus is on nothing inside the panel. */
export function usePanelKeys({ root, press, close }: PanelKeysParts): void {
  const { controller, state, layers } = usePanel();
  useDocumentKeys((event) => {
    if (event.key === 'Escape' && !layers.closeFront()) {
      if (state.teach === null) close();
      else void controller.teaching.leave();
    }
    if (!event.ctrlKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      // Not the bar of one that was filed before and stands above the form.
      const primary = ['.record', '.kinds', ':scope > .footer']
        .map((part) => root.current?.querySelector<HTMLElement>(`${part} .button--primary`))
        .find((one) => one != null);
      const left = commitTyped();
      if (primary) press(primary, event);
      if (left !== null) giveBackFocus(left);
    }
    const direction = event.key === 'ArrowDown' ? 'next' : event.key === 'ArrowUp' ? 'previous' : undefined;
    if (direction === undefined || root.current === null) return;
    event.preventDefault();
    focusIssue(root.current, direction);
  });
}

/**
 * A field that was left only for its text to be taken has the focus again, unless it went elsewhere. Two pictures later:
 * whoever gives it on has done so by then. Where the field is gone, `useFirstLineFocus` knows.
 */
function giveBackFocus(field: HTMLElement): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) field.focus({ preventScroll: true });
    }),
  );
}
