/** What an open status page is asked for from elsewhere: a notification, the popup, the context menu. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { StatusBackend } from './backend.ts';
import type { StatusActions } from './use-status.ts';
import { views, withoutFilters } from './views.ts';

/** A reason or a PIN somebody began, what they ticked, what is being signed: with another list it would be gone. */
const isAtWork = (page: HTMLElement | null): boolean =>
  page?.querySelector('input[type=checkbox]:checked, .signing-form[aria-busy=true]') != null ||
  [...(page?.querySelectorAll<HTMLInputElement>('textarea, input[type=password]') ?? [])].some(
    ({ value }) => value !== '',
  );

export function useAsked(
  backend: StatusBackend,
  actions: StatusActions,
  page: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const abort = new AbortController();
    backend.onAsked(({ view: name, search }) => {
      if (name === null && search === '') return true;
      if (isAtWork(page.current)) return false;
      const view = views.find((one) => one === name);
      actions.select(null);
      actions.change({ ...withoutFilters, ...(view === undefined ? {} : { view }), text: search });
      return true;
    }, abort.signal);
    return () => abort.abort();
  }, [backend, actions, page]);
}
