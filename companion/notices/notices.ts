/** Notices after their posting, put together: what is kept of them, the rounds that keep up with the board, the routes. */
import { OfflineFailure, TransientFailure } from '../connectors/failures.ts';
import { errorName } from '../log.ts';
import { followEveryMs, followNotices } from './follow-notices.ts';
import { createNoticeHandlers, type NoticeHandlers } from './notice-handlers.ts';
import type { NoticeParts } from './notice-parts.ts';

export interface Notices {
  readonly handlers: NoticeHandlers;
  /** One round now. Never throws: what keeps it from the board is noted in the log and tried again. */
  follow(): Promise<void>;
  /** A round every half an hour until the companion closes. */
  start(): void;
  /** Resolves when no round is under way any more; call it after the signal has ended. */
  ended(): Promise<void>;
}

export function createNotices(parts: NoticeParts, closing: AbortSignal): Notices {
  let round: Promise<void> = Promise.resolve();
  const follow = (): Promise<void> => {
    round = round.then(async () => {
      if (closing.aborted) return;
      try {
        await followNotices(parts, closing);
      } catch (error) {
        // A connection that broke off because we close, or a board that is down: the next round goes on from here.
        const isPassing = error instanceof TransientFailure || error instanceof OfflineFailure;
        if (isPassing || closing.aborted) return;
        parts.log.warn('notices not followed', { error: errorName(error) });
      }
    });
    return round;
  };
  const loop = async (): Promise<void> => {
    while (!closing.aborted) {
      await follow();
      await parts.clock.wait(followEveryMs, closing);
    }
  };
  return {
    handlers: createNoticeHandlers(parts, closing),
    follow,
    start: () => {
      void loop();
    },
    ended: () => round,
  };
}
