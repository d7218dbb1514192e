// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../../shared/contract/draft.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { noticeLot, type PostNotice } from '../../../shared/submissions/notice.ts';
import { assessNotice, type NoticeObstacle } from '../../../shared/submissions/notice-check.ts';
import {
  type FakeBackend,
  fakeBackend,
  fixedNow,
  serviceInfo,
  submissionOfState,
} from '../panel/panel-fixtures.ts';
import { chooseKind, mountPanel } from '../panel/test-panel.tsx';
import { isPosted, noticeLine } from './notice-line.ts';
import { hungBefore, standingOf } from './notice-state.ts';

const board = { system: 'cud', configured: true, host: 'cud.cz', waitsUntil: null, problem: null } as const;
const page = (value: unknown) => ({ value, origin: 'page' }) as Draft['fields'][string];

/** A call for pick-up that lacks nothing, to two companies. */
function draftOn(postOn: string): Draft {
  return {
    key: { fileMark: '142EX81/25', kind: 'notice', lot: '' },
    version: 1,
    updatedAt: fixedNow,
    pageUrl: 'http://spis.localhost/1',
    fields: {
      noticeType: page('V49'),
      referenceNumber: page('142EX81/25-27'),
      description: page('Exekuční příkaz'),
      deliveryKind: page('DVR'),
      addressee: page([
        { name: 'Cvičná stavební s.r.o.', companyId: '74120697' },
        { name: 'Zkušební a.s.', companyId: '00006947' },
      ]),
      postOn: page(postOn),
    },
    attachments: [],
    leftOut: [],
  };
}
function payloadsOf(draft: Draft): readonly PostNotice[] {
  const assessment = assessNotice(draft, '');
  if (!assessment.ready) throw new Error(JSON.stringify(assessment.obstacles));
  return assessment.payloads;
}
const both = payloadsOf(draftOn('2026-11-23'));
const [first] = both;
if (first === undefined) throw new Error('no payload');

function postingOf(
  notice: PostNotice,
  state: SubmissionView['state'],
  changes: Partial<SubmissionView> = {},
): SubmissionView {
  return submissionOfState(state, {
    id: `${noticeLot(notice)} ${state}`,
    caseKey: { fileMark: '142EX81/25', kind: 'notice', lot: noticeLot(notice) },
    system: 'cud',
    action: 'post',
    number: notice.number,
    ...changes,
  });
}
const remote = (state: string) => ({ remote: { id: 'CV1', url: null, state } });

const context = { language: 'cs', now: fixedNow, outage: null } as const;

describe('what stands in the way of posting the same again', () => {
  it.each<[string, SubmissionView, boolean]>([
    ['one that is held', postingOf(first, 'held'), true],
    ['one that waits for a signature', postingOf(first, 'waiting'), true],
    ['one on its way', postingOf(first, 'sending'), true],
    ['one nobody knows the end of', postingOf(first, 'unknown'), true],
    ['one that waits to be posted', postingOf(first, 'accepted', remote('waiting')), true],
    ['one on the board', postingOf(first, 'done', remote('posted')), true],
    ['one destroyed before it was posted', postingOf(first, 'done', remote('destroyed')), false],
    ['one taken down', postingOf(first, 'done', remote('archived')), false],
    ['one that was refused', postingOf(first, 'rejected'), false],
    ['one that was taken back', postingOf(first, 'cancelled'), false],
    ['a removal', postingOf(first, 'done', { action: 'withdraw' }), false],
    ['one to somebody else', postingOf(both[1] ?? first, 'done', remote('posted')), false],
    [
      'one of another type',
      postingOf({ ...first, type: 'P50' } as PostNotice, 'done', remote('posted')),
      false,
    ],
  ])('%s: %s', (_name, submission, stands) => {
    expect(standingOf(first, [submission]) !== undefined).toBe(stands);
  });
});

describe('the first line over a notice', () => {
  const plain = { hungBefore: false, refused: undefined };
  const missing: readonly NoticeObstacle[] = [
    { field: 'description', reason: 'missing', position: 1 },
    { field: 'attachments', reason: 'file-missing' },
  ];
  const over: readonly NoticeObstacle[] = [{ field: 'postOn', reason: 'in-the-past' }];
  const many: readonly NoticeObstacle[] = [
    { field: 'referenceNumber', reason: 'missing', position: 1 },
    { field: 'papers', reason: 'missing', position: 2 },
    { field: 'papers', reason: 'missing', position: 2 },
    { field: 'addressee', reason: 'birth-date-missing', position: 1 },
    { field: 'registryOffice', reason: 'address-point-missing' },
    { field: 'attachments', reason: 'file-missing' },
  ];
  const otherMark: readonly NoticeObstacle[] = [{ field: 'attachments', reason: 'other-mark' }];
  const says = (obstacles: readonly NoticeObstacle[], ...standing: (SubmissionView | undefined)[]) =>
    noticeLine({ ...plain, obstacles, standing }, context).text.replaceAll(/[\u00a0\u202f]/g, ' ');
  const done = postingOf(first, 'done', remote('posted'));

  it.each<[string, readonly NoticeObstacle[], (SubmissionView | undefined)[], string]>([
    ['nothing yet', [], [undefined], 'Připraveno.'],
    ['something is missing', missing, [], 'Chybí 2 údaje: popis, PDF k vyvěšení.'],
    [
      'much is missing',
      many,
      [],
      'Chybí 6 údajů: číslo jednací, 2. písemnost, datum narození, kód adresního místa (RÚIAN)….',
    ],
    [
      'something is missing and wrong',
      [...missing, ...over],
      [],
      'Doplňte nebo opravte 3 údaje: popis, PDF k',
    ],
    ['a paper is to be looked at', otherMark, [], 'Zkontrolujte 1 údaj: PDF k vyvěšení.'],
    ['on the board', [], [done], 'Vyvěšeno 21. 11. 2026 v 9:14:07.'],
    ['on the board since before today', over, [done], 'Vyvěšeno 21. 11. 2026 v 9:14:07.'],
    ['waits for its day', [], [postingOf(first, 'accepted')], 'Přijato, čeká na vyvěšení'],
    ['counts down', [], [postingOf(first, 'held')], 'Vyvěsí se za 12 s.'],
    ['both on the board', [], [done, done], 'Vyvěšeno 2×.'],
    ['one of two is not decided', [], [done, postingOf(first, 'unknown')], 'Nevíme'],
    ['one of two is left', [], [done, undefined], 'Připraveno. Už odesláno: 1 z 2.'],
    ['one of two is left and its day is over', over, [done, undefined], 'Opravte 1 údaj: vyvěsit dne.'],
  ])('%s', (_name, obstacles, standing, expected) => {
    expect(says(obstacles, ...standing)).toContain(expected);
  });

  it('says that the same hung before, and that the last one was refused', () => {
    const facts = { ...plain, obstacles: [], standing: [undefined] };
    expect(noticeLine({ ...facts, hungBefore: true }, context)).toMatchObject({
      tone: 'warn',
      text: 'Připraveno. Totéž už na úřední desce viselo.',
    });
    const problem = { code: 'remote-refused', params: {}, sent: 'nothing' } as const;
    const refused = postingOf(first, 'rejected', { problem });
    expect(noticeLine({ ...facts, refused }, context)).toMatchObject({ tone: 'bad', refusal: true });
  });

  it.each<[string, SubmissionView[], boolean]>([
    ['taken down', [postingOf(first, 'done', remote('archived'))], true],
    ['destroyed before it was posted', [postingOf(first, 'done', remote('destroyed'))], false],
    ['to somebody else', [postingOf(both[1] ?? first, 'done', remote('archived'))], false],
    ['never posted', [], false],
  ])('knows what hung before: %s', (_name, submissions, expected) => {
    expect(hungBefore(first, submissions)).toBe(expected);
  });

  it('takes nothing for posted where nothing can be', () => {
    expect(isPosted({ ...plain, obstacles: over, standing: [] })).toBe(false);
  });
});

describe('the form of a notice that was posted', () => {
  let root: HTMLElement;
  async function open(postOn: string, ...submissions: SubmissionView[]): Promise<FakeBackend> {
    const service = { ...serviceInfo, systems: [...serviceInfo.systems, board] };
    const backend = fakeBackend({ service, submissions, draft: draftOn(postOn) });
    root = mountPanel(backend);
    await chooseKind(root, 'notice');
    return backend;
  }
  const line = () => root.querySelector('[data-first-line]')?.textContent ?? '';
  const primary = () => root.querySelector<HTMLButtonElement>('main > .footer .button--primary');
  const posted = both.map((one) => postingOf(one, 'done', remote('posted')));

  it.each(['2026-11-23', '2026-11-19'])('says so and offers no second one, its day %s', async (day) => {
    await open(day, ...posted);
    await vi.waitFor(() => expect(line()).toBe('Vyvěšeno 2×.'));
    expect(primary()).toBeNull();
    expect(root.querySelector('main > .footer')?.textContent).toContain('už odešlo');
    // Who doesn't see it hears it.
    expect(root.querySelector('[role="status"]')?.textContent).toBe('Vyvěšeno 2×.');
  });

  it('posts what is left, and nothing twice', async () => {
    const backend = await open('2026-11-23', ...posted.slice(0, 1));
    await vi.waitFor(() => expect(line()).toContain('Už odesláno: 1 z 2.'));
    primary()?.click();
    await vi.waitFor(() => expect(backend.filed).toHaveLength(1));
    expect(backend.filed[0]?.payload).toMatchObject({ addressee: { companyId: '00006947' } });
  });

  it('offers it again once it is off the board, as another submission', async () => {
    const gone = both.map((one) => postingOf(one, 'done', remote('destroyed')));
    const backend = await open('2026-11-23', ...gone);
    await vi.waitFor(() => expect(line()).toBe('Připraveno.'));
    primary()?.click();
    await vi.waitFor(() => expect(backend.filed).toHaveLength(2));
  });
});
