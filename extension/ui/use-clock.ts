/** Re-renders once a second while something counts down. */
import { useEffect, useState } from 'preact/hooks';

/** @param now gives the instant as ISO 8601. @param running whether anything counts. */
export function useClock(now: () => string, running: boolean): string {
  const [, setTick] = useState(0);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setTick((tick) => tick + 1), 250);
    return () => clearInterval(timer);
  }, [running]);
  return now();
}
