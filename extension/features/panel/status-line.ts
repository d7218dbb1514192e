/** The first line of the panel: one sentence that says where things stand. Pure. */

import type { Problem } from '../../../shared/contract/problems.ts';
import { formatMark, formatMoment } from '../../ui/format.ts';
import { type Language, type MessageKey, translate } from '../../ui/locales/translate.ts';
import { fieldName, problemText } from '../../ui/problem-text.ts';
import { obstaclesLine } from '../submission/obstacles-line.ts';
import { type LineFacts, standingLine } from '../submission/outage-line.ts';
import { line, type StatusLine } from '../submission/submission-line.ts';
import { inSentence } from '../teach/target-name.ts';
import { lotFieldOf, type TeachState } from '../teach/teach-state.ts';
import { type Issue, type Review, unsettledIn } from './issues.ts';
import type { EditView, View } from './view.ts';

export function statusLine(view: View, facts: LineFacts): StatusLine {
  const { language, now } = facts;
  const text = (key: MessageKey, params = {}): string => translate(language, key, params);
  switch (view.name) {
    case 'reading':
      return line('idle', 'busy', text('status.reading'));
    case 'page-gone':
      return line('warn', 'warn', problemText(language, view.problem));
    case 'not-case':
      return line('idle', 'idle', text('status.not-case'));
    case 'restricted':
      return line('bad', 'barred', text('status.restricted', { mark: view.restriction.raw }));
    case 'choose': {
      const count = Object.values(view.reading.fields).filter((field) => field.status === 'found').length;
      return line('idle', 'idle', text('status.read', { count }));
    }
    case 'teach':
      return teachLine(view.teach, language);
    case 'edit':
      return editLine(view, language, now);
    case 'submission':
      return standingLine(view.submission, facts);
  }
}

function teachLine(teach: TeachState, language: Language): StatusLine {
  const text = (key: MessageKey, params = {}): string => translate(language, key, params);
  if (teach.step === 'saved') {
    const lotField = lotFieldOf(teach.field);
    const saved =
      lotField === undefined
        ? text('teach.saved', { field: fieldName(language, teach.field) })
        : text('teach.saved-lot', { field: inSentence(language, lotField) });
    return line('ok', 'ok', saved);
  }
  if (teach.step !== 'picking') return line('idle', 'place', text('teach.question'));
  return teach.isReady
    ? line('idle', 'place', text('teach.point'))
    : line('idle', 'idle', text('teach.preparing'));
}

/** The companion can't be reached while a draft is open: it stays in this window. */
export function serviceLine(problem: Problem, language: Language): StatusLine {
  const kept = translate(language, 'service.draft-kept');
  return line('warn', 'warn', `${problemText(language, problem)} ${kept}`);
}

function editLine(view: EditView, language: Language, now: string): StatusLine {
  const text = (key: MessageKey, params = {}): string => translate(language, key, params);
  const { desk, review, savedDraft, elsewhere } = view;
  switch (view.status) {
    case 'conflict':
      return line('warn', 'warn', text('status.conflict', { count: desk.conflict?.differences.length ?? 0 }));
    case 'differs':
      return line('warn', 'warn', text('status.differs', { count: desk.differences.length }));
    case 'elsewhere':
      return line(
        'warn',
        'warn',
        text('status.elsewhere', { number: formatMark(elsewhere[0]?.number ?? '') }),
      );
    case 'open': {
      if (review.issues.length > 0) return issuesLine(review.issues, language);
      return line('warn', 'warn', text('status.findings', { count: unsettledIn(review.findings) }));
    }
    case 'fetching':
      return line('busy', 'busy', text('status.fetching', { count: review.fetching }));
    case 'ready':
      if (savedDraft === undefined)
        return line('ok', 'ok', `${text('status.ready')}${notesOf(review, text)}`);
      return line(
        'ok',
        'ok',
        text('status.saved', { time: formatMoment(language, savedDraft.stateSince, now) }),
      );
  }
}

/** Checks the office only wants told; they stand below and stop nothing. */
function notesOf({ findings }: Review, text: (key: MessageKey, params: { count: number }) => string): string {
  const count = findings.filter(({ level }) => level === 'note').length;
  return count === 0 ? '' : ` ${text('status.notes', { count })}`;
}

function issuesLine(issues: readonly Issue[], language: Language): StatusLine {
  const closed = issues.find((issue) => issue.kind === 'closed');
  if (closed !== undefined) return line('bad', 'barred', translate(language, 'status.voluntary'));
  const blocking = issues.filter((issue) => issue.kind !== 'check');
  if (blocking.length > 0 && blocking.every((issue) => issue.reason === 'file-failed')) {
    return line('bad', 'bad', translate(language, 'issue.file-failed'));
  }
  const named = issues.map((issue) => ({
    name: issueName(issue, language),
    kind: issue.kind === 'closed' ? ('wrong' as const) : issue.kind,
  }));
  return obstaclesLine(named, language);
}

function issueName(issue: Issue, language: Language): string {
  if (issue.reason === 'decree-missing') return translate(language, 'documentType.auction_decree');
  return fieldName(language, issue.field);
}
