/**
 * What the panel remembers of forms that are not shown now: another kind or another lot stands in their place. It lives
 * as long as the panel and is written nowhere.
 */
import { useLayoutEffect, useState } from 'preact/hooks';
import { usePanel } from './panel-context.ts';

export interface Memory {
  /** undefined: nothing was kept under this name. */
  read(name: string): unknown;
  write(name: string, value: unknown): void;
  /** Whether anything is kept whose name begins so. */
  has(begin: string): boolean;
  /** Forgets everything whose name begins so. */
  forget(begin: string): void;
  /** @returns what ends it */
  onChange(listener: () => void): () => void;
}

export function createMemory(): Memory {
  const kept = new Map<string, unknown>();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    read: (name) => kept.get(name),
    write(name, value) {
      kept.set(name, value);
      tell();
    },
    has: (begin) => [...kept.keys()].some((name) => name.startsWith(begin)),
    forget(begin) {
      for (const name of [...kept.keys()]) if (name.startsWith(begin)) kept.delete(name);
      tell();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Update<T> = T | ((before: T) => T);

/**
 * Like `useState`, but kept when what uses it goes, and still written to then.
 * @param name one for each value and its type; it doesn't change in the life of what uses it
 */
export function useRemembered<T>(name: string, first: () => T): [T, (update: Update<T>) => void] {
  const { memory } = usePanel();
  const [initial] = useState(first);
  const [, draw] = useState({});
  useLayoutEffect(() => memory.onChange(() => draw({})), [memory]);
  const read = (): T => (memory.read(name) as T | undefined) ?? initial; // its name names its type
  const set = (update: Update<T>): void =>
    memory.write(name, update instanceof Function ? update(read()) : update);
  return [read(), set];
}
