import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../../shared/contract/draft.ts';
import { isProblemError, ProblemError } from '../../../shared/contract/problems.ts';
import { readingOf } from '../panel/panel-fixtures.ts';

const api = vi.hoisted(() => ({ call: vi.fn(), receive: vi.fn(), announce: vi.fn(), toTopFrame: vi.fn() }));
vi.mock('../background/service.ts', () => ({ service: { call: api.call } }));
vi.mock('../background/changes.ts', () => ({ announce: api.announce }));
vi.mock('../background/tab-memory.ts', () => ({ knownTabs: async () => [] }));
vi.mock('../background/tab-target.ts', () => ({ toTopFrame: api.toTopFrame }));
vi.mock('../files/receive-document.ts', () => ({ receiveDocument: api.receive }));
const { attachToNotice } = await import('./attach-to-notice.ts');

const key = { fileMark: '142EX81/25', kind: 'notice', lot: '' } as const;
const href = 'https://spis.urad.cz/d/1';
const pdf = { sha256: 'a'.repeat(64), size: 10, mediaType: 'application/pdf', name: 'vyhláška.pdf' };
let stored: Draft | null;
let changedMeanwhile: number;

beforeEach(() => {
  vi.resetAllMocks();
  stored = null;
  changedMeanwhile = 0;
  api.toTopFrame.mockResolvedValue({ url: 'https://spis.urad.cz/142', reading: readingOf() });
  api.receive.mockResolvedValue(pdf);
  api.call.mockImplementation(async (route: string, { draft }: { draft: Draft }) => {
    if (route === 'drafts.read') return { draft: stored };
    if (route === 'notices.office') return { closesAt: '15:00', registryOffices: [] };
    if (changedMeanwhile > 0) {
      changedMeanwhile -= 1;
      throw new ProblemError({ code: 'draft-changed' });
    }
    stored = { ...draft, version: draft.version + 1 };
    return { draft: stored };
  });
});

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (isProblemError(error) ? error.problem.code : String(error)),
  );

describe('a document for the notice of the page', () => {
  it('begins its draft with what the page says', async () => {
    expect(await attachToNotice(7, href)).toBe('vyhláška.pdf');
    expect(stored).toMatchObject({
      key,
      version: 1,
      attachments: [{ sha256: pdf.sha256, name: 'vyhláška.pdf', href }],
    });
    expect(stored?.fields.referenceNumber?.value).toBe('142EX81/25-27');
    expect(api.announce).toHaveBeenCalledWith({ what: 'draft', draft: stored }, 7);
  });

  it('goes on top of what somebody saved meanwhile, and takes the place of the one before', async () => {
    await attachToNotice(7, href);
    const typed = { value: 'Usnesení', origin: 'hand' } as const;
    if (stored !== null) stored = { ...stored, version: 9, fields: { ...stored.fields, description: typed } };
    changedMeanwhile = 2;
    await attachToNotice(7, 'https://spis.urad.cz/d/2');
    expect(stored).toMatchObject({ version: 10, fields: { description: typed } });
    expect(stored?.attachments.map((one) => one.href)).toEqual(['https://spis.urad.cz/d/2']);
  });

  it('is refused where the case is restricted, and nothing is fetched', async () => {
    const restriction = { raw: 'neveřejné', place: { frame: '', selector: 'p', label: '' } };
    api.toTopFrame.mockResolvedValue({ url: '', reading: readingOf({}, { restriction }) });
    expect(await codeOf(attachToNotice(7, href))).toBe('case-restricted');
    expect(api.receive).not.toHaveBeenCalled();
  });

  it('is refused where the page has no file mark', async () => {
    api.toTopFrame.mockResolvedValue({ url: '', reading: readingOf({ fileMark: undefined }) });
    expect(await codeOf(attachToNotice(7, href))).toBe('page-differs');
    expect(api.receive).not.toHaveBeenCalled();
  });

  it('is a PDF: a picture changes no draft', async () => {
    api.receive.mockResolvedValue({ ...pdf, mediaType: 'image/png' });
    expect(await codeOf(attachToNotice(7, href))).toBe('attachment-type');
    expect(stored).toBeNull();
  });

  it('is not attached when it can’t be saved', async () => {
    changedMeanwhile = 3;
    expect(await codeOf(attachToNotice(7, href))).toBe('draft-changed');
    expect(api.announce).not.toHaveBeenCalled();
  });
});
