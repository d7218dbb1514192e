/** What the parts that show one submission reach: what may be asked for it, and the clock. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RemoteRecord } from '../../../shared/contract/remote.ts';
import type { RouteMessage } from '../../../shared/contract/routes.ts';
import type { ServiceInfo } from '../../../shared/contract/service-info.ts';
import type { Payload, SubmissionView } from '../../../shared/contract/submission.ts';

export type SubmissionAct =
  | 'submissions.undo'
  | 'submissions.send-now'
  | 'submissions.stop'
  | 'submissions.retry';
export type Decision = RouteMessage<'submissions.decide'>['decision'];

export interface SubmissionContextValue {
  /** Something asked for is under way. */
  readonly busy: boolean;
  readonly now: () => string;
  /** What the companion takes, and as whom it knows this browser; null while it hasn't said so. */
  readonly service: Pick<ServiceInfo, 'can' | 'caller'> | null;
  /** Why the companion can't be reached: what is shown is what it said last. Null while it can. */
  readonly outage: Problem | null;
  /** When the filing button was pressed here, ms since the epoch; 0 when it was not. */
  readonly filedAt: number;
  act(route: SubmissionAct, id: string): void;
  decide(id: string, decision: Decision): void;
  /** @param note why, where something was said and the companion takes it */
  withdraw(id: string, note: string | undefined): void;
  /** Allows what others prepared, one after the other. Only behind a FilingButton: it lets something be sent. */
  approve(ids: readonly string[]): void;
  /**
   * What opens a refused one again, to be corrected; undefined where there is nothing to open: its form stands here
   * already, or nobody knows its page.
   */
  putRight(submission: SubmissionView): (() => void) | undefined;
  /** "Doklad o odeslání" into the person's downloads. */
  saveReceipt(id: string): void;
  /** What it sends. @throws ProblemError */
  readContent(id: string): Promise<Payload>;
  /** An auction's record as it is at the portal now. @throws ProblemError */
  readRecord(remoteHash: string): Promise<RemoteRecord>;
  openTab(url: string): void;
  openOptions(section: string): void;
  openSigningBook(): void;
  /** Shows a stored file of a submission in a tab. */
  openDocument(submissionId: string, sha256: string): void;
}

const SubmissionContext = createContext<SubmissionContextValue | undefined>(undefined);

export const SubmissionProvider = SubmissionContext.Provider;

/** @throws Error outside its provider: a mistake of ours */
export function useSubmission(): SubmissionContextValue {
  const value = useContext(SubmissionContext);
  if (value === undefined) throw new Error('useSubmission is used outside its provider');
  return value;
}
