/** Something asked for when a section opens: on its way, here, or refused; and a way to ask again. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { isProblemError, type Problem, ProblemError } from '../../../shared/contract/problems.ts';

export type Loaded<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'here'; readonly value: T }
  | { readonly status: 'refused'; readonly problem: Problem };

export function problemOf(error: unknown): Problem {
  return isProblemError(error)
    ? error.problem
    : new ProblemError({ code: 'internal' }, { cause: error }).problem;
}

/** @param load stays the same function for the life of the section. */
export function useLoaded<T>(load: () => Promise<T>): readonly [Loaded<T>, () => Promise<void>] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ status: 'loading' });
  const again = useCallback(async () => {
    try {
      setLoaded({ status: 'here', value: await load() });
    } catch (error) {
      setLoaded({ status: 'refused', problem: problemOf(error) });
    }
  }, [load]);
  useEffect(() => {
    void again();
  }, [again]);
  return [loaded, again];
}
