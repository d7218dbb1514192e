/** What the parts that show a submission reach, where a test asks for nothing of it. */
import type { SubmissionContextValue } from './submission-context.ts';

const none = (): void => {};

export function submissionContext(changes: Partial<SubmissionContextValue> = {}): SubmissionContextValue {
  return {
    busy: false,
    now: () => new Date().toISOString(),
    service: null,
    outage: null,
    filedAt: 0,
    act: none,
    decide: none,
    withdraw: none,
    approve: none,
    putRight: () => undefined,
    saveReceipt: none,
    readContent: () => Promise.reject(new Error('not asked for in this test')),
    readRecord: () => Promise.reject(new Error('not asked for in this test')),
    openTab: none,
    openOptions: none,
    openSigningBook: none,
    openDocument: none,
    ...changes,
  };
}
