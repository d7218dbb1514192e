/** What the screens may ask of the panel's controller. */
import type { FieldId } from '../../../shared/case/fields.ts';
import type { DocumentType } from '../../../shared/case/record.ts';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import type { FoundDocument } from '../../../shared/extraction/reading.ts';
import type { FilingKind } from '../../../shared/submissions/proposal.ts';
import type { Teaching } from '../teach/teaching.ts';
import type { Plain } from './field-text.ts';
import type { Filing } from './filing.ts';
import type { Store } from './state.ts';

export interface PanelController extends Filing {
  readonly store: Store;
  readonly teaching: Teaching;
  /** Reads the page and the companion and follows both until the signal aborts. */
  start(): Promise<void>;
  /** Reads the page again, as a person asked. */
  readAgain(): Promise<void>;
  /** Asks for the companion again. */
  retryService(): Promise<void>;
  /** What the companion says of itself now, without anything else. @returns whether it answered */
  askService(): Promise<boolean>;
  /** Somebody else's call found that the companion can't be reached. */
  loseService(problem: Problem): void;
  switchTo(lot: string): void;
  /** A person chose what is to be filed from this case. */
  choose(kind: FilingKind): void;
  setValue(id: FieldId, value: Plain): void;
  keepTyped(id: FieldId, text: string): void;
  dropTyped(id: FieldId): void;
  confirm(id: FieldId): void;
  settleDifferences(take: 'page' | 'draft', id?: FieldId): void;
  settleConflict(take: 'newer' | 'mine'): void;
  attach(document: FoundDocument): void;
  leaveOut(document: FoundDocument): void;
  removeFile(sha256: string): void;
  setType(href: string, documentType: DocumentType): void;
  setFileType(sha256: string, documentType: DocumentType): void;
  /** Files a person picked or dropped. */
  addFiles(files: readonly File[]): void;
  retryFile(id: string): void;
  dropFile(id: string): void;
  /** @param to its place among all files of the draft, from 0 */
  moveFile(sha256: string, to: number): void;
  /** A paper names another case: a person looked at it. */
  acknowledgeFile(sha256: string, on: boolean): void;
  /** Confirms a finding of the trade, or takes the confirmation back. */
  tick(key: string): void;
  fileAnother(reason: string): void;
  /** What is typed of the reason for another one; null takes the question away. */
  keepReason(reason: string | null): void;
  putRight(submission: SubmissionView): void;
  discard(): Promise<void>;
  /** A form that keeps its own draft says whether the companion has it. @returns what ends that */
  watchUnsaved(isUnsaved: () => boolean): () => void;
  /** Something was typed that nobody can save now: the companion can't be reached. */
  wouldLose(): boolean;
  /** Saves what isn't saved yet; before the panel goes away. */
  leave(): Promise<void>;
  /** Saves what wasn't saved yet; nobody waits for it. */
  save(): void;
  /** The page goes and takes the panel along: the same, without waiting for any answer. */
  goAway(): void;
}
