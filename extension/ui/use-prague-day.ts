import { useEffect, useState } from 'preact/hooks';
import { pragueDay } from '../../shared/formats/working-days.ts';

/** A page left open knows of midnight by asking; nobody misses the minute. */
const askEveryMs = 60_000;

/** Whether somebody can see the page: it is neither behind another tab nor minimised. */
export function isSeen(): boolean {
  return document.visibilityState === 'visible';
}

/**
 * The day in Prague, `YYYY-MM-DD`, that turns by itself while the page is in sight; null while it isn't, so that what is
 * meant for whoever looks waits for them. After the page was away, today's day comes anew.
 * @param now gives the instant as ISO 8601
 */
export function usePragueDay(now: () => string): string | null {
  const [day, setDay] = useState<string | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const look = (): void => setDay(isSeen() ? pragueDay(now()) : null);
    look();
    document.addEventListener('visibilitychange', look, { signal: abort.signal });
    const timer = setInterval(look, askEveryMs);
    return () => {
      abort.abort();
      clearInterval(timer);
    };
  }, [now]);
  return day;
}
