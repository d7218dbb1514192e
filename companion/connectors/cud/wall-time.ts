/** CÚD writes Prague wall clock time without a zone (CÚD reference, section 3; CU-17). */
import { pragueToInstants } from '../../../shared/formats/prague-time.ts';

const wallTime = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?$/;

/**
 * The instant of `2027-03-12T10:00:00` in Prague as ISO 8601 in UTC. In the hour the clock shows twice the earlier of
 * the two. Undefined for anything else; a text that does carry a zone is taken by its zone.
 */
export function fromWallTime(text: string): string | undefined {
  const parts = wallTime.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return fromZoned(text);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  return pragueToInstants({ year, month, day, hour, minute, second })[0];
}

function fromZoned(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
