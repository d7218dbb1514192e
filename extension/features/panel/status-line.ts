/** The first line of the panel: one sentence that says where things stand. Pure. */

import type { Problem } from '../../../shared/contract/problems.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { systemOfKind } from '../../../shared/contract/submission.ts';
import { formatClock, formatMark, formatMoment, formatStamp, secondsUntil } from '../../ui/format.ts';
import type { IconName } from '../../ui/icon.tsx';
import { type Language, type MessageKey, translate } from '../../ui/locales/translate.ts';
import { fieldName, problemText } from '../../ui/problem-text.ts';
import type { Issue } from './issues.ts';
import { doneSteps, holdKind } from './steps.ts';
import type { EditView, View } from './view.ts';

export interface StatusLine {
  readonly tone: 'ok' | 'warn' | 'bad' | 'busy' | 'idle';
  readonly icon: IconName;
  readonly text: string;
  /** Read out at once, not when there is time. */
  readonly refusal?: boolean;
}

interface StatusContext {
  readonly language: Language;
  readonly now: string;
}

const line = (tone: StatusLine['tone'], icon: IconName, text: string): StatusLine => ({ tone, icon, text });

export function statusLine(view: View, { language, now }: StatusContext): StatusLine {
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
    case 'edit':
      return editLine(view, language, now);
    case 'submission':
      return submissionLine(view.submission, language, now);
  }
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
    case 'open':
      return issuesLine(review.issues, language);
    case 'fetching':
      return line('busy', 'busy', text('status.fetching', { count: review.fetching }));
    case 'ready':
      if (savedDraft === undefined) return line('ok', 'ok', text('status.ready'));
      return line(
        'ok',
        'ok',
        text('status.saved', { time: formatMoment(language, savedDraft.stateSince, now) }),
      );
  }
}

function issuesLine(issues: readonly Issue[], language: Language): StatusLine {
  const closed = issues.find((issue) => issue.kind === 'closed');
  if (closed !== undefined) return line('bad', 'barred', translate(language, 'status.voluntary'));
  const blocking = issues.filter((issue) => issue.kind !== 'check');
  const named = blocking.length > 0 ? blocking : issues;
  const fields = named
    .slice(0, 4)
    .map((issue) => lowerFirst(issueName(issue, language), language))
    .join(', ');
  const params = { count: named.length, fields: named.length > 4 ? `${fields}…` : fields };
  if (blocking.length === 0) return line('warn', 'warn', translate(language, 'status.check', params));
  if (blocking.every((issue) => issue.reason === 'file-failed')) {
    return line('bad', 'bad', translate(language, 'issue.file-failed'));
  }
  const missing = blocking.filter((issue) => issue.kind === 'missing').length;
  const key =
    missing === blocking.length ? 'status.missing' : missing === 0 ? 'status.wrong' : 'status.mixed';
  return line('bad', 'bad', translate(language, key, params));
}

function issueName(issue: Issue, language: Language): string {
  if (issue.reason === 'decree-missing') return translate(language, 'documentType.auction_decree');
  return fieldName(language, issue.field);
}

function lowerFirst(name: string, language: Language): string {
  return name.slice(0, 1).toLocaleLowerCase(language) + name.slice(1);
}

/** Which sentence belongs to a state: what was promised differs by action. */
export function submissionLine(submission: SubmissionView, language: Language, now: string): StatusLine {
  const text = (key: MessageKey, params = {}): string => translate(language, key, params);
  const system = text(`system.${systemOfKind[submission.caseKey.kind]}`);
  const due = submission.dueAt === null ? null : formatClock(submission.dueAt);
  switch (submission.state) {
    case 'waiting':
      return line('warn', 'warn', text('state.waiting'));
    case 'held': {
      const seconds = submission.heldUntil === null ? 0 : secondsUntil(submission.heldUntil, now);
      return line('busy', 'busy', text(`status.held-${holdKind(submission)}`, { seconds }));
    }
    case 'queued':
      return line(
        'busy',
        'busy',
        text(due === null ? 'state.queued' : 'status.queued-until', { time: due ?? '' }),
      );
    case 'sending': {
      const { done, all } = doneSteps(submission);
      return line('busy', 'busy', text('status.sending', { done: Math.min(done + 1, all), all, system }));
    }
    case 'retrying':
      return line(
        'warn',
        'warn',
        due === null ? text('state.retrying') : text('status.retrying', { time: due }),
      );
    case 'accepted':
      return line('busy', 'busy', text('state.accepted'));
    case 'done': {
      const kind = holdKind(submission);
      return line(
        'ok',
        'ok',
        text(`status.done-${kind}`, { time: formatStamp(language, submission.stateSince) }),
      );
    }
    case 'unknown':
      return { ...line('warn', 'unclear', text('status.unknown')), refusal: true };
    case 'rejected': {
      const what =
        submission.problem === null
          ? text('state.rejected')
          : problemText(language, submission.problem, submission.system);
      const sent = text(`rejected.${submission.problem?.sent ?? 'unclear'}`);
      return { ...line('bad', 'bad', `${what} ${sent}`), refusal: true };
    }
    case 'cancelled':
      return line('idle', 'idle', text('state.cancelled'));
  }
}
