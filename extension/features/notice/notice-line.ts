/** The first line over the form of a notice. Pure. */
import { worstState } from '../../../shared/contract/states.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import type { NoticeObstacle } from '../../../shared/submissions/notice-check.ts';
import { translate } from '../../ui/locales/translate.ts';
import { obstaclesLine } from '../submission/obstacles-line.ts';
import { type LineFacts, standingLine } from '../submission/outage-line.ts';
import { line, type StatusLine } from '../submission/submission-line.ts';
import { namedObstacles } from './obstacle-names.ts';

export interface NoticeFacts {
  /** What stands in the way of posting the form, each obstacle one. */
  readonly obstacles: readonly NoticeObstacle[];
  /** One entry for each addressee of a form that lacks nothing but perhaps its day; undefined: not posted yet. */
  readonly standing: readonly (SubmissionView | undefined)[];
  /** One of those that are left was on the board before. */
  readonly hungBefore: boolean;
  /** The newest filing of this form that was refused, while nothing newer followed. */
  readonly refused: SubmissionView | undefined;
}

/** Whether all that the form says was handed over before. */
export function isPosted({ standing }: NoticeFacts): boolean {
  return standing.length > 0 && !standing.includes(undefined);
}

/** What was posted is told before what could be; of several the one that needs a person soonest. */
export function noticeLine(facts: NoticeFacts, context: LineFacts): StatusLine {
  const { language } = context;
  const { obstacles, standing } = facts;
  const posted = standing.filter((one) => one !== undefined);
  if (isPosted(facts)) {
    const worst = worstState(posted.map((one) => one.state));
    const first = posted.find((one) => one.state === worst);
    if (first !== undefined && (posted.length === 1 || worst !== 'done')) return standingLine(first, context);
    return line('ok', 'ok', translate(language, 'notice.all-posted', { count: posted.length }));
  }
  if (facts.refused !== undefined) return standingLine(facts.refused, context);
  if (obstacles.length > 0) return obstaclesLine(namedObstacles(obstacles, language), language);
  if (facts.hungBefore) return line('warn', 'warn', translate(language, 'notice.hung-before'));
  if (posted.length === 0) return line('ok', 'ok', translate(language, 'status.ready'));
  return line(
    'ok',
    'ok',
    translate(language, 'notice.some-posted', { count: posted.length, all: standing.length }),
  );
}
