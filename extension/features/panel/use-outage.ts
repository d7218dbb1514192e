/** The companion's absence, for a form that keeps its draft through it. */
import { useEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import { usePanel } from './panel-context.ts';
import { outageOf } from './state.ts';

/** @param onReturn runs once it can be reached again. @returns why it can't be reached; null while it can */
export function useOutage(onReturn: () => void): Problem | null {
  const { service } = usePanel().state;
  const problem = outageOf(service);
  const isAway = problem !== null;
  const wasAway = useRef(isAway);
  const latest = useRef(onReturn);
  latest.current = onReturn;
  useEffect(() => {
    if (wasAway.current && !isAway) latest.current();
    wasAway.current = isAway;
  }, [isAway]);
  return problem;
}
