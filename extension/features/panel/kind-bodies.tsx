/** What stands below the panel's header where something else than an auction is prepared. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { focusWhenDrawn } from '../../ui/focus-when-drawn.ts';
import { listingKeysOf } from '../listing/listing-form.ts';
import { ListingLots } from '../listing/listing-lots.tsx';
import { ListingPanel } from '../listing/listing-panel.tsx';
import { NoticePanel } from '../notice/notice-panel.tsx';
import { noticeKeyOf } from '../notice/notice-state.ts';
import { SubmissionProvider, useSubmission } from '../submission/submission-context.ts';
import { usePanel } from './panel-context.ts';
import { lastRead } from './state.ts';

export interface KindBodyProps {
  readonly training: boolean;
  readonly newId: () => string;
}

export function NoticeBody({ training, newId }: KindBodyProps): JSX.Element | null {
  const { state } = usePanel();
  const submission = useSubmission();
  const page = lastRead(state.page);
  const caseKey = page === null ? undefined : noticeKeyOf(page.reading);
  if (page === null || caseKey === undefined) return null;
  return (
    // What was refused is corrected in the form that stands below it.
    <SubmissionProvider value={{ ...submission, putRight: () => undefined }}>
      <NoticePanel
        key={caseKey.fileMark}
        reading={page.reading}
        pageUrl={page.url}
        caseKey={caseKey}
        training={training}
        newId={newId}
      />
    </SubmissionProvider>
  );
}

export function ListingBody({ training, newId }: KindBodyProps): JSX.Element | null {
  const { state } = usePanel();
  const submission = useSubmission();
  const page = lastRead(state.page);
  const [lot, setLot] = useState('');
  const keys = page === null ? [] : listingKeysOf(page.reading);
  const caseKey = keys.find((one) => one.lot === lot) ?? keys[0];
  if (page === null || caseKey === undefined) return null;
  /** Each lot's form is drawn anew, the choice in it, too: it keeps its focus. */
  function chooseLot(next: string): void {
    setLot(next);
    focusWhenDrawn('.listing-lots select');
  }
  return (
    <SubmissionProvider value={{ ...submission, putRight: () => undefined }}>
      <ListingPanel
        key={`${caseKey.fileMark} ${caseKey.lot}`}
        reading={page.reading}
        pageUrl={page.url}
        caseKey={caseKey}
        training={training}
        newId={newId}
        lots={<ListingLots reading={page.reading} keys={keys} lot={caseKey.lot} onLot={chooseLot} />}
      />
    </SubmissionProvider>
  );
}
