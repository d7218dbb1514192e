// @vitest-environment jsdom
/** The same case in two windows: what one of them saved is never filed over by what the other still shows. */
import { beforeEach, expect, it, vi } from 'vitest';
import type { Draft } from '../../../shared/contract/draft.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { type FakeBackend, fakeBackend, fixedNow, serviceInfo, submissionOfState } from './panel-fixtures.ts';
import { mountPanel } from './test-panel.tsx';

let now = fixedNow;
beforeEach(() => {
  now = fixedNow;
});

const able = { ...serviceInfo, can: ['draft-version'] };

/** A panel whose draft is stored, over a companion that compares versions when it files. */
async function open(
  service: typeof serviceInfo = able,
): Promise<{ root: HTMLElement; backend: FakeBackend }> {
  const backend: FakeBackend = fakeBackend({
    service,
    file: async (request) => {
      const version = backend.drafts.get('27')?.version ?? 0;
      if (request.draftVersion !== undefined && request.draftVersion !== version)
        throw new ProblemError({ code: 'draft-changed', params: { version } });
      return submissionOfState('held', { id: request.id });
    },
  });
  const root = mountPanel(backend, { now: () => now });
  await vi.waitFor(() => expect(line(root)).toBe('Připraveno.'));
  await vi.waitFor(() => expect(backend.drafts.get('27')?.attachments).toHaveLength(3));
  return { root, backend };
}
const line = (root: HTMLElement): string => root.querySelector('[data-first-line]')?.textContent ?? '';
const titleOf = (payload: unknown): unknown => (payload as { title: unknown }).title;

/** Another window saves its title on top of what is stored. */
function saveElsewhere(backend: FakeBackend, title: string): Draft {
  const stored = backend.drafts.get('27');
  if (stored === undefined) throw new Error('nothing is stored');
  const fields = { ...stored.fields, title: { value: title, origin: 'hand' as const } };
  const draft = { ...stored, version: stored.version + 1, fields };
  backend.drafts.set('27', draft);
  return draft;
}

async function publish(root: HTMLElement): Promise<void> {
  const button = await vi.waitFor(() => {
    const found = [...root.querySelectorAll('button')].find((one) => one.textContent === 'Zveřejnit dražbu');
    if (found === undefined) throw new Error('no button to publish');
    return found;
  });
  button.click();
}

/** No second click of the first one's: a moment later. */
function publishAgain(root: HTMLElement): Promise<void> {
  now = new Date(Date.parse(now) + 2000).toISOString();
  return publish(root);
}

it('shows what was saved in the other one as soon as it is told, and files that', async () => {
  const { root, backend } = await open();
  backend.push({ what: 'draft', draft: saveElsewhere(backend, 'Jiný název') });
  await vi.waitFor(() => expect(root.textContent).toContain('Jiný název'));
  await publish(root);
  await vi.waitFor(() => expect(line(root)).toContain('Zveřejní se za'));
  expect(backend.filed.map(({ payload }) => titleOf(payload))).toEqual(['Jiný název']);
});

it('files nothing it was not told of: it takes that in, says so, and files it at the next press', async () => {
  const { root, backend } = await open();
  saveElsewhere(backend, 'Jiný název');
  await publish(root);
  await vi.waitFor(() =>
    expect(root.querySelector('.footer__trouble')?.textContent).toContain('mezitím změnil někdo jiný'),
  );
  expect(root.querySelector('.footer__trouble')?.textContent).toContain('Nic se neodeslalo');
  expect(root.textContent).toContain('Jiný název');
  expect(line(root)).toBe('Připraveno.');
  await publishAgain(root);
  await vi.waitFor(() => expect(line(root)).toContain('Zveřejní se za'));
  expect(titleOf(backend.filed.at(-1)?.payload)).toBe('Jiný název');
});

it('starts anew where the draft was discarded in the other one', async () => {
  const { root, backend } = await open();
  backend.drafts.delete('27');
  await publish(root);
  await vi.waitFor(() => expect(root.querySelector('.footer__trouble')).not.toBeNull());
  await publishAgain(root);
  await vi.waitFor(() => expect(line(root)).toContain('Zveřejní se za'));
});

it('is told of a discard, starts anew from the page, and files at the first press', async () => {
  const { root, backend } = await open();
  backend.push({ what: 'draft', draft: saveElsewhere(backend, 'Jiný název') });
  await vi.waitFor(() => expect(root.textContent).toContain('Jiný název'));
  const draft = backend.drafts.get('27');
  backend.drafts.delete('27');
  backend.push({ what: 'discarded', key: { fileMark: '142EX81/25', kind: 'auction', lot: '27' } });
  await vi.waitFor(() => expect(root.textContent).not.toContain('Jiný název'));
  // Its documents are fetched again, as after a discard in this window.
  await vi.waitFor(() => expect(backend.drafts.get('27')?.attachments).toHaveLength(3));
  expect(backend.drafts.get('27')?.version).toBeLessThanOrEqual(draft?.version ?? 0);
  await publish(root);
  await vi.waitFor(() => expect(line(root)).toContain('Zveřejní se za'));
  expect(titleOf(backend.filed.at(-1)?.payload)).not.toBe('Jiný název');
});

it('says nothing of versions to a companion that doesn’t know them', async () => {
  const { root, backend } = await open(serviceInfo);
  await publish(root);
  await vi.waitFor(() => expect(backend.filed).toHaveLength(1));
  expect(backend.filed[0]).not.toHaveProperty('draftVersion');
});
