/** For tests of notices: a page that was read, and a notice as the companion follows it. */
import { fieldIds } from '../case/fields.ts';
import type { CaseValues } from '../case/record.ts';
import type { NoticeView } from '../contract/notices.ts';
import type { CaseReading, FoundDocument, Place } from '../extraction/reading.ts';

const place: Place = { frame: '', selector: '#x', label: '' };

/** A page that says `values` and nothing else. */
export function readingOf(values: Partial<CaseValues>, documentNames: readonly string[] = []): CaseReading {
  const fields = fieldIds.map((id) => [
    id,
    Object.hasOwn(values, id)
      ? { status: 'found', value: values[id], raw: String(values[id]), place, rung: 'label', confidence: 0.9 }
      : { status: 'missing', reason: 'not-found', candidates: [] },
  ]);
  const documents = documentNames.map(
    (name): FoundDocument => ({
      href: `http://spis.localhost/${encodeURIComponent(name)}`,
      name,
      mediaType: 'application/pdf',
      documentType: 'other_doc',
      place,
      confidence: 0.9,
    }),
  );
  return {
    isCasePage: true,
    reasons: [],
    fields: Object.fromEntries(fields) as CaseReading['fields'], // every id is there
    documents,
    restriction: null,
    unreadFrames: [],
  };
}

export function noticeView(changes: Partial<NoticeView> = {}): NoticeView {
  return {
    cudid: 'CV1',
    type: 'V49',
    numbers: ['142EX355/25-14'],
    title: 'Exekuční příkaz',
    insertedAt: '2027-03-01T08:00:00.000Z',
    postOn: '2027-03-01',
    postedAt: '2027-03-01T08:01:00.000Z',
    pickUpBy: '2027-03-11',
    takeDownOn: '2027-03-16',
    takenDownAt: null,
    parent: null,
    children: [],
    fileMark: '142EX355/25',
    postedHere: true,
    withdrawn: false,
    gone: false,
    readAt: '2027-03-01T09:00:00.000Z',
    confirmations: [],
    concerns: [],
    ...changes,
  };
}

export function confirmationView(
  changes: Partial<NoticeView['confirmations'][number]> = {},
): NoticeView['confirmations'][number] {
  return {
    cudid: 'CV1',
    type: 'VYVESENI',
    state: 'stored',
    collectedAt: '2027-03-02T08:00:00.000Z',
    storedAt: '2027-03-02T08:00:00.000Z',
    sha256: 'a'.repeat(64),
    size: 100,
    filedAt: null,
    filedBy: '',
    ...changes,
  };
}
