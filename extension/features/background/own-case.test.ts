/** A panel in a page reaches the case of its own tab, whatever it asks and in whatever words. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { panelRoutes } from '../../../shared/contract/messages.ts';
import { isProblemError, type Problem } from '../../../shared/contract/problems.ts';
import type { RouteName } from '../../../shared/contract/routes.ts';

const api = vi.hoisted(() => ({
  sendMessage: vi.fn(),
  call: vi.fn(),
  readTab: vi.fn(),
  readEarlier: vi.fn(),
}));
vi.mock('../../platform/browser.ts', () => ({ browser: { tabs: { sendMessage: api.sendMessage } } }));
vi.mock('./tab-memory.ts', () => ({ readTab: api.readTab, readEarlier: api.readEarlier }));
vi.mock('./service.ts', () => ({ service: { call: api.call } }));
const { readIdentity, requireOwnCase, requireOwnRecord } = await import('./own-case.ts');

const own = '142EX81/25';
const other = '142EX82/25';
const id = '11111111-2222-4333-8444-555555555555';
const key = (fileMark: string) => ({ fileMark, kind: 'auction', lot: '' });
const identity = { isCasePage: true, fileMark: own, restricted: false };

beforeEach(() => {
  api.sendMessage.mockReset();
  api.sendMessage.mockResolvedValue(identity);
  api.readEarlier.mockReset();
  api.readTab.mockReset();
  api.readTab.mockResolvedValue({});
  api.call.mockReset();
  api.call.mockImplementation(async () => ({ submission: { caseKey: key(own) } }));
});

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => new Error('it was allowed'),
    (reason: unknown) => reason,
  );
  if (!isProblemError(error)) throw error;
  return error.problem;
}

/** For every route a panel may call: a message about this case. */
const messages: Partial<Record<RouteName, (fileMark: string) => unknown>> = {
  'drafts.read': (fileMark) => ({ key: key(fileMark) }),
  'drafts.save': (fileMark) => ({ draft: { key: key(fileMark), version: 0 } }),
  'drafts.discard': (fileMark) => ({ key: key(fileMark) }),
  'submissions.list': (fileMark) => ({ fileMark, limit: 50 }),
  'notices.list': (fileMark) => ({ fileMark, limit: 50 }),
  'life.read': (fileMark) => ({ fileMark }),
  'listings.compare': (fileMark) => ({ listings: [{ fileMark }] }),
  'remote.look': (fileMark) => ({ key: key(fileMark), number: `${fileMark}-27`, recordKind: 'real' }),
};
const byId = new Set<RouteName>([
  'submissions.read',
  'submissions.content',
  'submissions.undo',
  'submissions.send-now',
  'submissions.stop',
  'submissions.retry',
  'submissions.decide',
  'submissions.withdraw',
  'submissions.approve',
  'receipts.read',
]);

const byDocument = new Set<RouteName>([
  'notices.read',
  'confirmations.collect',
  'confirmations.read-piece',
  'confirmations.copy',
  'confirmations.mark-filed',
]);

describe('every route of a panel', () => {
  it('names a case or a submission, but those that ask for neither', () => {
    const named = [
      ...Object.keys(messages),
      ...byId,
      ...byDocument,
      'notices.office',
      'office.read',
      'life.dismiss',
      'service.read',
      'attachments.look',
      'attachments.read',
      'notices.code-lists',
      'listings.references',
      'remote.choices',
      // Judged by the record it answers with, below.
      'remote.read',
    ];
    expect([...panelRoutes].sort()).toEqual(named.sort());
  });

  for (const [route, message] of Object.entries(messages)) {
    const name = route as RouteName; // a key of the table above
    it(`${route} is allowed for the case of its own tab`, async () => {
      await requireOwnCase(7, 'frame', name, message(own));
      expect(api.sendMessage).toHaveBeenCalledWith(7, { to: 'page.identity', message: {} }, { frameId: 0 });
    });
    it(`${route} is refused for another case`, async () => {
      expect(await problemOf(requireOwnCase(7, 'frame', name, message(other)))).toMatchObject({
        code: 'case-changed',
      });
    });
    it(`${route} is refused after the page went on to another case`, async () => {
      api.sendMessage.mockResolvedValue({ ...identity, fileMark: other });
      expect(await problemOf(requireOwnCase(7, 'frame', name, message(own)))).toMatchObject({
        code: 'case-changed',
      });
    });
    it(`${route} is refused when the page is no case any more`, async () => {
      api.sendMessage.mockResolvedValue({ ...identity, fileMark: null });
      expect(await problemOf(requireOwnCase(7, 'frame', name, message(own)))).toMatchObject({
        code: 'case-changed',
      });
    });
  }

  it.each([
    ['the case before, just now', { fileMark: own, stays: true }, true],
    ['the case before, too late', undefined, false],
    ['another one than the case before', { fileMark: '9EX9/99', stays: true }, false],
  ])('a draft of %s', async (_name, earlier, isTaken) => {
    api.sendMessage.mockResolvedValue({ ...identity, fileMark: other });
    api.readEarlier.mockReturnValue(earlier);
    const asked = (route: RouteName, mark = own) =>
      requireOwnCase(7, 'frame', route, messages[route]?.(mark));
    await asked('drafts.save', other);
    if (isTaken) await asked('drafts.save');
    else expect(await problemOf(asked('drafts.save'))).toMatchObject({ code: 'case-changed' });
    // A draft only: nothing is read, filed or discarded for it.
    expect(await problemOf(asked('drafts.discard'))).toMatchObject({ code: 'case-changed' });
    expect(await problemOf(asked('drafts.read'))).toMatchObject({ code: 'case-changed' });
  });

  for (const route of byId) {
    it(`${route} is allowed for a submission of its own case, as the companion says`, async () => {
      await requireOwnCase(7, 'frame', route, { id });
      expect(api.call).toHaveBeenCalledWith('submissions.read', { id });
    });
    it(`${route} is refused for a submission of another case`, async () => {
      api.call.mockResolvedValue({ submission: { caseKey: key(other) } });
      expect(await problemOf(requireOwnCase(7, 'frame', route, { id, fileMark: own }))).toMatchObject({
        code: 'case-changed',
      });
    });
  }

  it('life.dismiss is allowed for an auction of its own case, as the companion says', async () => {
    api.call.mockResolvedValue({ auctions: [{ id: 'AbCdE' }] });
    await requireOwnCase(7, 'frame', 'life.dismiss', { id: 'AbCdE' });
    expect(api.call).toHaveBeenCalledWith('life.read', { fileMark: own });
  });
  it.each<[string, object, unknown[]]>([
    ['of another case', identity, [{ id: 'other' }]],
    ['where the page is no case', { ...identity, fileMark: null }, [{ id: 'AbCdE' }]],
  ])('life.dismiss is refused for an auction %s', async (_name, page, auctions) => {
    api.sendMessage.mockResolvedValue(page);
    api.call.mockResolvedValue({ auctions });
    expect(await problemOf(requireOwnCase(7, 'frame', 'life.dismiss', { id: 'AbCdE' }))).toMatchObject({
      code: 'case-changed',
    });
  });

  for (const route of byDocument) {
    it(`${route} is allowed for a document of its own case, as the companion says`, async () => {
      api.call.mockResolvedValue({ notices: [{ cudid: 'CV1', fileMark: own }] });
      await requireOwnCase(7, 'frame', route, { cudid: 'CV1' });
      expect(api.call).toHaveBeenCalledWith('notices.list', { fileMark: own, limit: 500 });
    });
    it.each<[string, object, unknown[]]>([
      ['of another case', identity, []],
      ['the companion lists under another case', identity, [{ cudid: 'CV1', fileMark: other }]],
      ['of the case that was left', { ...identity, fileMark: other }, [{ cudid: 'CV1', fileMark: own }]],
      ['where the page is no case', { ...identity, fileMark: null }, [{ cudid: 'CV1', fileMark: '' }]],
    ])(`${route} is refused for a document %s`, async (_name, page, notices) => {
      api.sendMessage.mockResolvedValue(page);
      api.call.mockResolvedValue({ notices });
      expect(await problemOf(requireOwnCase(7, 'frame', route, { cudid: 'CV1' }))).toMatchObject({
        code: 'case-changed',
      });
    });
  }

  it.each(['142EX81/25', '142EX81/25-27', '142 EX 00081/25-027'])(
    'a record of its own case is shown: %s',
    async (number) => {
      await requireOwnRecord(7, number);
    },
  );

  it.each<[string, object, string]>([
    ['of another case', identity, `${other}-27`],
    ['whose number names no case', identity, 'Ykwdg'],
    ['without a number', identity, ''],
    ['of the case that was left', { ...identity, fileMark: other }, own],
    ['where the page is no case', { ...identity, fileMark: null }, own],
  ])('a record %s is not shown', async (_name, page, number) => {
    api.sendMessage.mockResolvedValue(page);
    expect(await problemOf(requireOwnRecord(7, number))).toMatchObject({ code: 'case-changed' });
  });

  it('submissions.list is refused without a case: it would be every case', async () => {
    expect(await problemOf(requireOwnCase(7, 'frame', 'submissions.list', { limit: 50 }))).toMatchObject({
      code: 'case-changed',
    });
  });

  it('listings.compare is refused when one of its listings is of another case', async () => {
    const message = { listings: [{ fileMark: own }, { fileMark: other }] };
    expect(await problemOf(requireOwnCase(7, 'frame', 'listings.compare', message))).toMatchObject({
      code: 'case-changed',
    });
  });

  it('service.read is allowed on any page', async () => {
    await requireOwnCase(7, 'frame', 'service.read', {});
    expect(api.sendMessage).not.toHaveBeenCalled();
  });
});

describe('a page that goes while its panel says its last', () => {
  const gone = (summary?: object): void => {
    api.sendMessage.mockRejectedValue(new Error('Receiving end does not exist'));
    api.readTab.mockResolvedValue(summary === undefined ? {} : { summary });
  };
  const save = (fileMark: string) =>
    requireOwnCase(7, 'frame', 'drafts.save', messages['drafts.save']?.(fileMark));

  it('leaves the draft of the case it was about', async () => {
    gone({ fileMark: own });
    await expect(save(own)).resolves.toBeUndefined();
  });

  it.each<[string, () => void]>([
    ['whose tab is closed already', () => gone(undefined)],
    [
      'in whose tab another case stands by now',
      () => api.sendMessage.mockResolvedValue({ ...identity, fileMark: other }),
    ],
  ])('leaves its draft, and no other, %s', async (_name, arrange) => {
    arrange();
    api.readEarlier.mockImplementation((frame: string) =>
      frame === 'frame' ? { origin: 'https://spis.urad.cz', fileMark: own, stays: false } : undefined,
    );
    await expect(save(own)).resolves.toBeUndefined();
    expect(await problemOf(save(other))).toMatchObject({ code: 'case-changed' });
  });

  it('leaves its draft while the page after it answers already', async () => {
    api.readEarlier
      .mockReturnValueOnce(undefined)
      .mockReturnValue({ origin: 'https://spis.urad.cz', fileMark: own, stays: false });
    api.sendMessage.mockResolvedValue({ ...identity, fileMark: other });
    await expect(save(own)).resolves.toBeUndefined();
  });

  it.each<[string, object | undefined, string, string]>([
    ['another case', { fileMark: own }, other, 'case-changed'],
    ['a page that was no case', { fileMark: null }, own, 'case-changed'],
    ['a tab nothing is known of', undefined, own, 'page-gone'],
  ])('leaves none of %s', async (_name, summary, mark, code) => {
    gone(summary);
    expect(await problemOf(save(mark))).toMatchObject({ code });
  });

  it.each(['drafts.read', 'drafts.discard', 'remote.look'] as const)(
    'may do nothing else: %s',
    async (route) => {
      gone({ fileMark: own });
      const said = requireOwnCase(7, 'frame', route, messages[route]?.(own));
      expect(await problemOf(said)).toMatchObject({ code: 'page-gone' });
    },
  );

  it('is believed over what is remembered, as long as it answers', async () => {
    gone({ fileMark: own });
    api.sendMessage.mockResolvedValue({ ...identity, fileMark: other });
    expect(await problemOf(save(own))).toMatchObject({ code: 'case-changed' });
  });
});

describe('the identity of a page', () => {
  const gone: Record<string, unknown> = {
    nothing: undefined,
    'a text': 'CANARY',
    'an object without a mark': { isCasePage: true, restricted: false },
    'a member too many': { ...identity, admin: true },
    'an endless mark': { ...identity, fileMark: '1'.repeat(41) },
  };
  for (const [name, answer] of Object.entries(gone)) {
    it(`is not read from ${name}`, async () => {
      api.sendMessage.mockResolvedValue(answer);
      expect(await problemOf(readIdentity(7))).toMatchObject({ code: 'page-gone' });
    });
  }

  it('is not read from a tab that does not answer', async () => {
    api.sendMessage.mockRejectedValue(new Error('Receiving end does not exist'));
    expect(await problemOf(readIdentity(7))).toMatchObject({ code: 'page-gone' });
  });
});
