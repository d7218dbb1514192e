/** What the harness must know of a remote system; adding one is one object of this shape in systems-under-test.ts. */

import type { DocumentType } from '../../shared/case/record.ts';
import type { RemoteRecord } from '../../shared/contract/remote.ts';
import type { CaseKey, System } from '../../shared/contract/submission.ts';
import type { Attachment } from '../../shared/submissions/auction.ts';
import type { Fault } from '../sandbox/faults.ts';
import type { HandEntry } from './messages.ts';
import type { Random } from './random.ts';

export interface OrderFile {
  readonly name: string;
  readonly documentType: DocumentType;
  /** Makes its content; two files with the same text are the same file. */
  readonly text: string;
  /** Bytes at least. */
  readonly size: number;
}

/** One thing a clerk wants filed. */
export interface Order {
  readonly id: string;
  readonly caseKey: CaseKey;
  /** Without files. */
  readonly payload: Readonly<Record<string, unknown>>;
  readonly files: readonly OrderFile[];
  /** As {@link Reading} names the record that is to come of it. */
  readonly key: string;
  readonly title: string;
  /** What is promised: a public record, or one nobody outside sees. */
  readonly publishes: boolean;
  /**
   * - `first`: of its case.
   * - `again`: another clerk sends the same as order `of`.
   * - `rival`: another clerk sends something else for the same case.
   * - `one-more`: another clerk wants a second record, and says why.
   * - `follows`: goes on with the record of order `of`, once that is done, or with `early` as soon as the remote has it.
   */
  readonly relation: 'first' | 'again' | 'rival' | 'one-more' | 'follows';
  /** Index of the order it relates to. */
  readonly of: number | null;
  readonly duplicateReason?: string;
  readonly early?: true;
  /** The remote takes it now and makes it public on a day behind the end of the run. */
  readonly later?: true;
  /** What it does to the record of the order it follows, instead of publishing it. */
  readonly change?: RecordChange;
}

/** The state of a record that was destroyed. */
export const gone = 'gone';

export interface RecordChange {
  /** The record's state afterwards; null: it stays; {@link gone}: there is no record any more. */
  readonly state: string | null;
  /** Its title afterwards; null: it stays. */
  readonly title: string | null;
}

export interface SystemUnderTest {
  readonly system: System;
  readonly urlVariable: string;
  /** Behind the sandbox's address; empty where the API begins there. */
  readonly basePath: string;
  readonly secret: Readonly<Record<string, string>>;
  /** Further settings of the companion. */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Its list proves that something is missing only once a record of this companion was seen in it; until then a lost
   * answer goes to a person.
   */
  readonly provesByOwnRecord?: true;
  /** Orders of one day in the office, the first one a `first`. @param now milliseconds since 1970 */
  orders(random: Random, now: number, count: number): readonly Order[];
  /** The payload with its stored files. */
  withFiles(payload: object, files: readonly Attachment[]): object;
  /** Payload of an order that follows another one's record. @param read the record as a person would look at it */
  followUp(
    order: Order,
    remoteId: string,
    read: () => Promise<RemoteRecord | undefined>,
  ): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Requests that a fault can strike. */
  readonly targets: readonly Pick<Fault, 'method' | 'path' | 'body'>[];
  /** What the office has there already, about other cases. @param now milliseconds since 1970 */
  standing(now: number): Pick<HandEntry, 'number' | 'kind' | 'startsAt'>;
  /** The same as an order, typed by hand; null where nobody could. */
  handEntry(order: Order): Pick<HandEntry, 'number' | 'kind' | 'startsAt'> | null;
}
