import type { BoardContext } from './board.ts';
import { wallTime } from './times.ts';

type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 406 | 413 | 415 | 422;

interface RefusalDetail {
  /** What the client broke, as `rule:field`; left out where it could not know. */
  readonly brokenRules?: readonly string[];
  readonly dilciChyby?: readonly string[];
}

/** CÚD's error body (reference, section 4.1). What the client broke also enters the journal. */
export function refusal(
  c: BoardContext,
  now: number,
  status: ErrorStatus,
  chyba: string,
  { brokenRules = [], dilciChyby }: RefusalDetail = {},
): Response {
  c.env.entry.brokenRules.push(...brokenRules);
  const body = { stav: status, cas: wallTime(now), chyba };
  return c.json(dilciChyby === undefined ? body : { ...body, dilciChyby }, status);
}
