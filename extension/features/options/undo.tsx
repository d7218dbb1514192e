/**
 * Taking back what was just saved: each save tells how it is taken back, Ctrl+Z and the button beside "Uloženo" take back
 * the last one, then the one before. Lives as long as the page.
 */
import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Problem, ProblemCode } from '../../../shared/contract/problems.ts';
import { useText } from '../../ui/locales/text.ts';
import { useDocumentKeys } from '../../ui/use-document-keys.ts';
import { ProblemNote } from './problem-note.tsx';
import { problemOf } from './use-loaded.ts';

export interface UndoStep {
  /** Of what was saved, as it stands beside it. */
  readonly label: string;
  /**
   * Restores what held before and nothing else. `changed`: something else holds there by now, so nothing was done.
   * @throws ProblemError where it could not be saved.
   */
  takeBack(): Promise<'done' | 'changed'>;
}

export interface Undo {
  /** Something was saved. */
  did(step: UndoStep): void;
  takeBack(): Promise<void>;
  /** What would be taken back now; null: nothing. */
  readonly next: string | null;
  /** How many times something was taken back: what is shown is older then. */
  readonly times: number;
}

type Said = {
  readonly label: string;
  readonly what: 'done' | 'changed' | Problem;
  /** By the button beside "Uloženo", which then goes. */
  readonly wasPressed: boolean;
} | null;

/** Without a provider nothing is kept and nothing offered. */
const UndoContext = createContext<Undo & { readonly said: Said }>({
  did: () => undefined,
  takeBack: async () => undefined,
  next: null,
  times: 0,
  said: null,
});

export const useUndo = (): Undo => useContext(UndoContext);

/** Reads anew what is on screen after something was taken back. */
export function useAfterUndo(readAgain: () => unknown): void {
  const { times } = useUndo();
  const latest = useRef(readAgain);
  latest.current = readAgain;
  const known = useRef(times);
  useEffect(() => {
    if (known.current !== times) latest.current();
    known.current = times;
  }, [times]);
}

const mostSteps = 50;
/** The same once more is refused as well: the step isn't offered again. */
const lasting: ReadonlySet<ProblemCode> = new Set([
  'settings-managed',
  'invalid-message',
  'signing-key-unusable',
  'not-found',
]);

export function UndoProvider({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const steps = useRef<readonly UndoStep[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const [times, setTimes] = useState(0);
  const [said, setSaid] = useState<Said>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const keep = useCallback((kept: readonly UndoStep[]): void => {
    steps.current = kept;
    setNext(kept.at(-1)?.label ?? null);
  }, []);
  const did = useCallback(
    (step: UndoStep): void => {
      keep([...steps.current, step].slice(-mostSteps));
      setSaid(null);
    },
    [keep],
  );
  const takeBack = useCallback((): Promise<void> => {
    const wasPressed = document.activeElement?.matches('.saved__undo') === true;
    queue.current = queue.current.then(async () => {
      const step = steps.current.at(-1);
      if (step === undefined) return;
      const drop = (): void => keep(steps.current.filter((one) => one !== step));
      try {
        const what = await step.takeBack();
        drop();
        setSaid({ label: step.label, what, wasPressed });
        setTimes((before) => before + 1);
      } catch (error) {
        const problem = problemOf(error);
        if (lasting.has(problem.code)) drop();
        setSaid({ label: step.label, what: problem, wasPressed });
      }
    });
    return queue.current;
  }, [keep]);
  const value = useMemo(() => ({ did, takeBack, next, times, said }), [did, takeBack, next, times, said]);
  useUndoKey(next !== null, takeBack);
  return <UndoContext.Provider value={value}>{children}</UndoContext.Provider>;
}

const textTypes: ReadonlySet<string> = new Set([
  'text',
  'password',
  'url',
  'email',
  'number',
  'search',
  'tel',
]);

function isTextBox(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && textTypes.has(target.type))
  );
}

/** What was left there can't be used, so it was not saved. */
function isRefused(target: EventTarget | null): boolean {
  return target instanceof Element && target.getAttribute('aria-invalid') === 'true';
}

/** Ctrl+Z, but where something typed is not saved yet: there it is the browser's own. */
function useUndoKey(isAny: boolean, takeBack: () => Promise<void>): void {
  const unsaved = useRef<EventTarget | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    document.addEventListener('input', ({ target }) => (unsaved.current = target), { signal });
    const settle = ({ target }: Event): void => {
      if (unsaved.current === target) unsaved.current = null;
    };
    document.addEventListener('change', settle, { signal });
    return () => abort.abort();
  }, []);
  useDocumentKeys((event) => {
    const isUndo =
      event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!isUndo || !isAny || event.defaultPrevented) return;
    if (isTextBox(event.target) && (unsaved.current === event.target || isRefused(event.target))) return;
    event.preventDefault();
    void takeBack();
  });
}

/** What was taken back, or why it was not. Takes the focus where the button that was pressed has gone with "Uloženo". */
export function UndoNote(): JSX.Element {
  const text = useText();
  const { said } = useContext(UndoContext);
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (said?.wasPressed === true) note.current?.focus();
  }, [said]);
  const problem = typeof said?.what === 'object' ? said.what : null;
  const words =
    said === null
      ? ''
      : text(typeof said.what === 'object' ? 'undo.failed' : `undo.${said.what}`, { what: said.label });
  return (
    <>
      <p ref={note} class={words === '' ? 'sr-only' : 'note undo-note'} role="status" tabIndex={-1}>
        {words}
      </p>
      {problem === null ? null : <ProblemNote problem={problem} />}
    </>
  );
}
