import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { documentTypes } from '../../../shared/case/record.ts';
import { submissionDeeds } from '../../../shared/contract/audit.ts';
import { draftOrigins } from '../../../shared/contract/draft.ts';
import { confirmationStates, noticeConcerns } from '../../../shared/contract/notices.ts';
import { problemCodes, sentEffects } from '../../../shared/contract/problems.ts';
import { approvalPolicies } from '../../../shared/contract/service-info.ts';
import { submissionStates } from '../../../shared/contract/states.ts';
import { stepStates, submissionKinds, systems } from '../../../shared/contract/submission.ts';
import { checkFigures, checkIds } from '../../../shared/office/check-figures.ts';
import { checkLevels, defaultOfficeSettings } from '../../../shared/office/settings.ts';
import { attendanceTypes } from '../../../shared/submissions/attendance-key.ts';
import { attendanceWarningReasons } from '../../../shared/submissions/attendance-warnings.ts';
import { transitionActions } from '../../../shared/submissions/auction-change.ts';
import { obstacleReasons } from '../../../shared/submissions/auction-check.ts';
import { auctionFields } from '../../../shared/submissions/auction-fields.ts';
import { changeObstacles } from '../../../shared/submissions/auction-record.ts';
import { auctionReminders } from '../../../shared/submissions/auction-reminders.ts';
import {
  listingObstacleReasons,
  listingWarningReasons,
  listingWords,
} from '../../../shared/submissions/listing-check.ts';
import { withdrawalEffects } from '../../../shared/submissions/notice.ts';
import { noticeObstacleReasons, noticeWarningReasons } from '../../../shared/submissions/notice-check.ts';
import { noticeStages } from '../../../shared/submissions/notice-timeline.ts';
import { noticeTypes } from '../../../shared/submissions/notice-types.ts';
import { filingKinds, tellingFields } from '../../../shared/submissions/proposal.ts';
import { noticeReasons } from '../../../shared/submissions/propose-notice-type.ts';
import { publicTraces } from '../../../shared/submissions/remedies.ts';
import { deadlineKinds } from '../../features/daily/daily-facts.ts';
import { firstRunSteps } from '../../features/first-run/first-run-steps.ts';
import { listingFields, memberOf } from '../../features/listing/listing-form.ts';
import { newsKinds } from '../../features/notifications/news.ts';
import { views } from '../../features/status/views.ts';
import { deeds, promises } from '../../features/submission/steps.ts';
import { cs } from './cs.ts';
import { en } from './en.ts';
import type { Message } from './message.ts';
import { translate } from './translate.ts';

const catalogues = { cs, en } as const;
const extension = fileURLToPath(new URL('../..', import.meta.url));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    const counts = /\.tsx?$/.test(entry.name) && !/\.test\.|locales\/(cs|en)\.ts$/.test(path);
    return counts ? [readFileSync(path, 'utf8')] : [];
  });
}

const code = sources(extension).join('\n');
const textsOf = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values(message);
const placeholders = (message: Message): string[] =>
  [
    ...new Set(
      textsOf(message).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')),
    ),
  ].sort();

/** Keys made at run time: every member of these families must be there, and counts as used. */
const families: readonly (readonly [string, readonly string[]])[] = [
  ['problem.', problemCodes],
  ['sent.', sentEffects],
  ['rejected.', sentEffects],
  ...deeds
    .filter((deed) => deed !== 'auction' && deed !== 'attendance')
    .map((deed) => [`rejected-${deed}.`, ['nothing', 'begun']] as const),
  ['unknown.nothing-found-', deeds],
  ['unknown.checked-', deeds],
  ['unknown.found-', ['portal', 'board', 'attendance']],
  ['unknown.not-looked-', ['portal', 'board', 'attendance']],
  ['status.unknown-', deeds.filter((deed) => deed !== 'auction')],
  ['state.', submissionStates.filter((state) => state !== 'done')],
  ['step.', ['login', 'look', 'upload', 'create', 'attach', 'publish', 'change', 'edit', 'copy', 'verify']],
  ['step.', ['post', 'withdraw']],
  ['stepState.', stepStates],
  ['documentType.', documentTypes],
  // Haléře are asked about in the field itself.
  ['issue.', obstacleReasons.filter((reason) => reason !== 'fraction')],
  ['issue.', ['doubtful', 'file-failed', 'other-mark']],
  ['origin.', draftOrigins],
  ['system.', systems],
  ['kind.', submissionKinds],
  ['kind.tells.', tellingFields],
  ['kind.switch-', filingKinds.filter((kind) => kind !== 'auction')],
  ['kind.continue-', filingKinds.filter((kind) => kind !== 'auction')],
  ['choose.does-', filingKinds],
  ['action.prepare-', filingKinds],
  ['notice.type.', noticeTypes],
  ['notice.because.', noticeReasons],
  ['notice.obstacle.', noticeObstacleReasons],
  ['notice.warning.', noticeWarningReasons],
  ['notice.role.', ['addressee', 'debtor', 'creditor']],
  ['status-page.view-', views],
  ['status-page.empty-', views],
  ['group.', [...new Set(auctionFields.map((field) => field.group))]],
  ['choice.auctionKind.', ['real', 'movable', 'virtual']],
  ['obstacle.', ['postback', 'form-post', 'blob', 'other-origin']],
  [
    'portal.',
    ['draft', 'upcoming', 'bidding', 'objections', 'finished', 'paid', 'deferred', 'cancelled', 'deleted'],
  ],
  ['portal.', ['waiting', 'posted', 'archived', 'destroyed']],
  ['status.held-', promises],
  ['status.done-', [...promises, 'destroyed']],
  ['board.stage.', noticeStages],
  ['board.concern.', noticeConcerns],
  ['board.confirmation.', confirmationStates],
  ['board.kind.', ['VYVESENI', 'SVESENI']],
  ['board.told.', ['saved', 'copied']],
  ['board.remove-question.', withdrawalEffects],
  ['board.remove-effect.', withdrawalEffects],
  ['board.remove-now.', withdrawalEffects],
  ['done.', [...promises, 'destroyed']],
  ['action.approve-', promises],
  ['history.', submissionDeeds],
  ['remedy.action.', [...transitionActions, 'edit', 'copy']],
  ['remedy.question.', transitionActions],
  ['remedy.trace.', publicTraces],
  ['auctions.', ['depositAccounts', 'variableSymbol', 'specificSymbol', 'usualLengthMinutes']],
  ['auctions.', ['titleTemplate', 'descriptionTemplate', 'usualStart', 'venue', 'contact']],
  ['auctions.', ['venue-explained', 'contact-explained']],
  ['auctions.level-', checkLevels],
  ['auctions.check-', checkIds],
  ['auctions.figure-', Object.values(checkFigures).flat()],
  ['trade.', Object.keys(defaultOfficeSettings.checks).filter((check) => check !== 'personalData')],
  ['trade.personalData-', ['personal-number', 'birth-date', 'name']],
  ['life.', auctionReminders],
  ['life.act-', auctionReminders],
  ['record.title-', ['edit', 'copy']],
  ['record.save-', ['edit', 'copy']],
  ['record.wrong-', changeObstacles],
  [
    'options.',
    [
      'pairing',
      'sites',
      'profiles',
      'systems',
      'auctions',
      'board',
      'signing',
      'sending',
      'notifications',
      'appearance',
      'diagnostics',
    ],
  ],
  ['undo.', ['done', 'changed']],
  ['sending.', ['mode', 'undo-public', 'undo-other', 'approval', 'closes-at', 'office-hours']],
  ['sending.approval-', approvalPolicies],
  ['sending.by-', ['nobody', 'file', 'environment', 'office']],
  ['signing-settings.key-', ['none', 'file', 'token']],
  ['signing-settings.stamp-', ['none', 'first', 'last']],
  ['signing.attempts-', ['low', 'final', 'locked']],
  ['document.', ['signed', 'original', 'unsigned']],
  ['sellers.', ['name', 'email', 'phone']],
  ['listing.', listingFields],
  ['listing.', Object.values(memberOf)],
  ['listing.row.', ['missing', 'same', 'differs', 'unclear']],
  ['listing.obstacle.', listingObstacleReasons],
  ['listing.warning.', listingWarningReasons],
  ['listing.word.', Object.values(listingWords).flat()],
  ['status.unknown-', ['listing', 'attendance']],
  ['step.ingatlanok.', ['create', 'change', 'delete']],
  ['step.dochazka.', ['look', 'record', 'verify']],
  ['popup.quota-', ['failing', 'requests']],
  ['attendance.', attendanceTypes],
  ['attendance.', ['month', 'people']],
  ['attendance.record-', attendanceTypes],
  ['attendance.lacks-', attendanceTypes],
  ['attendance.add-', attendanceTypes],
  ['attendance.user-', ['firstName', 'lastName', 'username', 'email', 'password']],
  ['attendance.warning.', attendanceWarningReasons],
  ['board-settings.collect-', ['yes', 'no']],
  ['board-settings.registry-', ['name', 'addressPointCode']],
  ['board-settings.wrong-', ['name', 'addressPointCode']],
  ['notification.', newsKinds],
  ['daily.', deadlineKinds],
  ['first-run.', firstRunSteps],
  ['appearance.', ['cs', 'en', 'system', 'light', 'dark']],
  ['systems.', ['username', 'password', 'apiKey']],
  ['pairing.kind-', ['browser', 'command-line']],
];
/** Keys that exist for whatever the reading or the form may name; any member of them may be missing. */
const openFamilies = ['doubt.', 'reason.', 'field.'];

describe.each(['cs', 'en'] as const)('the %s catalogue', (language) => {
  const catalogue: Readonly<Record<string, Message>> = catalogues[language];

  it.each(families)('has a text for every %s…', (prefix, members) => {
    expect(members.filter((member) => !Object.hasOwn(catalogue, prefix + member))).toEqual([]);
  });

  it('has no empty text', () => {
    const empty = Object.entries(catalogue).filter(([, message]) =>
      textsOf(message).some((text) => text.trim() === ''),
    );
    expect(empty).toEqual([]);
  });
});

describe('both catalogues', () => {
  it('use the same placeholders', () => {
    const different = Object.keys(cs).filter((key) => {
      const [a, b] = [cs[key as keyof typeof cs], en[key as keyof typeof cs]];
      return placeholders(a).join() !== placeholders(b).join();
    });
    expect(different).toEqual([]);
  });

  it('hold no key that nothing uses', () => {
    const built = new Set(families.flatMap(([prefix, members]) => members.map((member) => prefix + member)));
    const unused = Object.keys(cs).filter((key) => {
      if (built.has(key) || openFamilies.some((prefix) => key.startsWith(prefix))) return false;
      return !code.includes(`'${key}'`) && !code.includes(`"${key}"`);
    });
    expect(unused).toEqual([]);
  });
});

describe('the glossary', () => {
  const czech = Object.entries(cs).flatMap(([key, message]) =>
    textsOf(message).map((text) => [key, text] as const),
  );

  it.each([
    // "podání" is a bid; a filing is "odeslání"
    ['podání other than a bid', /(?<!nejnižší )podání/iu],
    ['a bare Chyba', /^Chyba\b/u],
    ['a bare Hotovo', /^Hotovo\b/u],
    ['companion', /companion/iu],
    ['a gender of the reader', /\b\p{L}+l[/(]a\)?/u],
    ['zrušeno for a filing taken back', /odeslání .*zrušeno/iu],
  ])('has no %s', (_name, forbidden) => {
    expect(czech.filter(([, text]) => forbidden.test(text))).toEqual([]);
  });

  const english = Object.entries(en).flatMap(([key, message]) =>
    textsOf(message).map((text) => [key, text] as const),
  );

  it.each([
    ['submission: it is a filing', /submission/iu],
    // The systems' own names stand alone, or come as {system}.
    ['CÚD for the notice board', /CÚD./u],
    ['CÚD for the notice board at the end', /.CÚD/u],
    ['board alone', /(?<!notice )\bboard\b/iu],
    ['Portál dražeb for the auction portal', /Portál dražeb.|.Portál dražeb/u],
    ['second form of "Waiting for signature"', /waits? for (?:a |the )?signature/iu],
    ['companion', /companion/iu],
  ])('has no English %s', (_name, forbidden) => {
    expect(english.filter(([, text]) => forbidden.test(text))).toEqual([]);
  });
});

describe('translate', () => {
  it.each([
    [1, 'Doplnit 1 údaj'],
    [2, 'Doplnit 2 údaje'],
    [5, 'Doplnit 5 údajů'],
  ])('chooses the Czech plural of %d', (count, text) => {
    expect(translate('cs', 'action.fill-in', { count })).toBe(text);
  });

  it('leaves a placeholder without a parameter in sight', () => {
    expect(translate('en', 'status.ready', {})).toBe('Ready.');
    expect(translate('en', 'origin.show', {})).toBe('{where} – show on page');
  });

  it('takes a parameter literally, whatever it looks like', () => {
    expect(translate('en', 'origin.show', { where: '$& {where} <b>' })).toBe('$& {where} <b> – show on page');
  });
});
