/**
 * Like `useLoaded`, and what was here once stays: while the service is down a form over it keeps its place and what is
 * typed there.
 */
import { useRef } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import { type Loaded, useLoaded } from './use-loaded.ts';

export interface Kept<T> {
  /** Refused only where it was never here. */
  readonly loaded: Loaded<T>;
  /** Why it could not be read anew: what is shown may be older than what holds. */
  readonly problem: Problem | null;
  again(): Promise<void>;
}

/** @param load stays the same function for the life of the section. */
export function useKept<T>(load: () => Promise<T>): Kept<T> {
  const [newest, again] = useLoaded(load);
  const last = useRef<Loaded<T> | null>(null);
  if (newest.status === 'here') last.current = newest;
  if (newest.status !== 'refused' || last.current === null) return { loaded: newest, problem: null, again };
  return { loaded: last.current, problem: newest.problem, again };
}
