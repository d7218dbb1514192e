/** What the panel needs from outside, as one interface: the background worker in the product, a fake in tests. */
import type { DocumentType } from '../../../shared/case/record.ts';
import type { StoredFile } from '../../../shared/channel/channel.ts';
import type { Change, Marked, PageReading, ReviewOpened } from '../../../shared/contract/messages.ts';
import type { RouteReply, RouteRequest } from '../../../shared/contract/routes.ts';
import type { StoreInput, SubmissionView } from '../../../shared/contract/submission.ts';
import type { Place } from '../../../shared/extraction/reading.ts';
import type { BoardRoute } from '../board/board-backend.ts';
import type { InsertBackend } from '../board/insert-way.tsx';
import type { TeachBackend } from '../teach/teaching.ts';

/** Routes of the companion the panel uses. Every method throws ProblemError. */
export type PanelRoute =
  | 'service.read'
  | 'drafts.read'
  | 'drafts.save'
  | 'drafts.discard'
  | 'submissions.list'
  | 'submissions.read'
  | 'submissions.content'
  | 'submissions.undo'
  | 'submissions.send-now'
  | 'submissions.stop'
  | 'submissions.retry'
  | 'submissions.decide'
  | 'submissions.withdraw'
  | 'submissions.approve'
  | 'office.read'
  | 'life.read'
  | 'life.dismiss'
  | 'remote.look'
  | 'remote.read'
  | 'remote.choices'
  | 'receipts.read'
  | 'attachments.look'
  | 'attachments.read'
  | 'notices.code-lists'
  | 'listings.references'
  | 'listings.compare'
  | BoardRoute;

export interface PanelBackend extends TeachBackend, InsertBackend {
  /** Reads the page behind the panel now. */
  readCase(): Promise<PageReading>;
  /** Scrolls the page to a value and outlines it for a moment. */
  showPlace(place: Place): Promise<void>;
  /** Fetches a document of the page with the clerk's session and stores it in the companion. */
  fetchDocument(document: { href: string; name: string; documentType: DocumentType }): Promise<StoredFile>;
  /** Hands a file of the person's own to the companion; it goes on where it was when the worker ends. */
  storeFile(file: File, onProgress: (bytes: number, size: number) => void): Promise<StoredFile>;
  /** Files; the background reads the page's identity again first (`case-changed` when it is another case). */
  file(request: StoreInput): Promise<SubmissionView>;
  call<R extends PanelRoute>(route: R, message: RouteRequest<R>): Promise<RouteReply<R>>;
  /** Changes as they come, until the signal aborts. */
  onChange(listener: (change: Change) => void, signal: AbortSignal): void;
  /** Text that was marked on the page and given to a field in the context menu; answered once. */
  takeMarked(): Promise<Marked | null>;
  close(): void;
  /** It stands beside the page, in the browser's side panel, which prints nothing. */
  readonly isBeside?: boolean;
  /** Opens the same review in a page of its own, where nothing of the page can lie over it. */
  openReview(): Promise<ReviewOpened>;
  /**
   * Opens the side panel; absent in a page of our own. Called in the click itself. False where the browser lets only
   * its own buttons open it.
   */
  readonly openSidePanel?: () => Promise<boolean>;
  save(name: string, content: Blob): void;
  openTab(url: string): void;
  /** Opens the options page at a section: `pairing`, `systems`. */
  openOptions(section: string): void;
  openSigningBook(): void;
  /** Shows a stored file in a tab; of a draft where there is no submission. */
  openDocument(submissionId: string | null, sha256: string): void;
}
