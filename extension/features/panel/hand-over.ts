/** The way from the panel to the outbox, the same for every kind of filing: with what a submission is found by later. */
import { isAble } from '../../../shared/contract/service-info.ts';
import type { StoreInput, SubmissionView } from '../../../shared/contract/submission.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import type { PanelBackend } from './backend.ts';
import { lastInfo, lastRead, type Store } from './state.ts';

/** Throws as {@link PanelBackend.file}. */
export type HandOver = (request: StoreInput) => Promise<SubmissionView>;

export function createHandOver(backend: PanelBackend, store: Store): HandOver {
  return (request) => {
    const { page, service } = store.get();
    const read = lastRead(page);
    const isOwn =
      read?.reading.fields.fileMark.status === 'found' &&
      read.reading.fields.fileMark.value === request.caseKey.fileMark;
    const parties = isOwn ? [...partiesOf(read.reading)] : [];
    const isSaid = parties.length > 0 && isAble(lastInfo(service), 'parties');
    return backend.file(isSaid ? { ...request, parties } : request);
  };
}

/** As many as an outbox takes. */
const most = 40;
const longest = 200;

/** Names of the debtors, then of the creditors, each once. */
export function partiesOf({ fields: { debtors, creditors } }: CaseReading): readonly string[] {
  const persons = [debtors, creditors].flatMap((one) => (one.status === 'found' ? one.value : []));
  const names = persons.map(({ name }) => name.trim().slice(0, longest)).filter((name) => name !== '');
  return [...new Set(names)].slice(0, most);
}
