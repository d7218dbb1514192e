/**
 * Answers the threat of one start with a clock far ahead: what is deleted by age is gone for good then. Such a jump puts
 * the deleting off until a remote told the same time, or until the companion has run for a day since; a day later harms
 * nobody, also after a machine was off for a long leave. Kept in a file of its own, so that a second start doesn't take
 * what the first one wrote for the truth. Proved by clock-trust.test.ts.
 */
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { readLastLine } from './audit/sql/read-last-line.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import { readFileIfThere, writeOwnerOnlyFile } from './platform/owner-only-file.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** A machine that was off for as long is used to it; what is older by so much less than `retentionDays` is no loss. */
const toleratedMs = 30 * dayMs;
/** Zones and summer time don't matter here, days do. */
const sameTimeMs = dayMs;
const enoughRunMs = dayMs;

const instant = z.int();
const keptSchema = z.strictObject({
  /** What the clock said at the last look. */
  seenAt: instant,
  jump: z.strictObject({ from: instant, to: instant, ranMs: z.number().min(0) }).nullable(),
});
type Kept = z.output<typeof keptSchema>;
export type ClockJump = NonNullable<Kept['jump']>;

const pathIn = (dataFolder: string): string => join(dataFolder, 'clock.json');

function readKept(dataFolder: string): Kept | undefined {
  const text = readFileIfThere(pathIn(dataFolder));
  if (text === undefined) return undefined;
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch {
    return undefined; // damaged: the audit knows about when it was
  }
}

/** The jump that puts the deleting off; undefined: none does. */
export const clockJump = (dataFolder: string): ClockJump | undefined =>
  readKept(dataFolder)?.jump ?? undefined;

export interface ClockTrust {
  /** Asked once an hour, and the clock looked at: whether what is old by it may be deleted. */
  mayDelete(): boolean;
  /** As the given one, and takes notice of what time a remote's answer tells. */
  watch(ask: typeof fetch): typeof fetch;
}

/** Reads what was known before this start writes anything. */
export function createClockTrust(parts: {
  readonly db: DatabaseSync;
  readonly clock: Pick<Clock, 'now' | 'elapsed'>;
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly dataFolder: string;
}): ClockTrust {
  const { clock, log, dataFolder } = parts;
  let kept = readKept(dataFolder) ?? { seenAt: readLastLine(parts.db)?.at ?? clock.now(), jump: null };
  /** By the time that passes evenly. */
  let lookedAt = clock.elapsed();
  let isFirst = true;
  /** What has to be added to the time that passes evenly; as a remote confirmed it. */
  let confirmed: number | undefined;
  const offset = (): number => clock.now() - clock.elapsed();

  const whyNot = (now: number, passedMs: number): ClockJump | null => {
    const { seenAt, jump } = kept;
    const ahead = now - seenAt - passedMs;
    if (confirmed !== undefined && Math.abs(offset() - confirmed) < sameTimeMs) return null;
    if (ahead > toleratedMs) return { from: jump?.from ?? seenAt, to: now, ranMs: 0 };
    // None, or it was set right.
    if (jump === null || now - jump.from <= toleratedMs) return null;
    if (ahead < -sameTimeMs) return { ...jump, to: now, ranMs: 0 };
    const ranMs = jump.ranMs + passedMs;
    return ranMs < enoughRunMs ? { ...jump, ranMs } : null;
  };

  return {
    mayDelete: () => {
      const [now, elapsed] = [clock.now(), clock.elapsed()];
      const jump = whyNot(now, elapsed - lookedAt);
      lookedAt = elapsed;
      // A machine whose battery is empty begins in the past and is set within the hour: that is no jump ahead then.
      const isPassing = isFirst && kept.jump === null && now < kept.seenAt;
      if (jump !== null && (isFirst || kept.jump?.to !== jump.to)) {
        const count = Math.round((jump.to - jump.from) / dayMs);
        log.warn('clock jumped ahead by days, nothing is deleted by age', { count });
      }
      isFirst = false;
      if (jump === null && kept.jump !== null) log.info('clock trusted again');
      kept = { seenAt: isPassing ? kept.seenAt : now, jump };
      writeOwnerOnlyFile(pathIn(dataFolder), `${JSON.stringify(kept)}\n`);
      return jump === null;
    },
    watch: (ask) => async (input, init) => {
      const answer = await ask(input, init);
      const theirs = Date.parse(answer.headers.get('date') ?? '');
      if (Math.abs(theirs - clock.now()) < sameTimeMs) confirmed = offset();
      return answer;
    },
  };
}
