/**
 * The last known state of everything, kept for as long as the browser runs: what a badge, a pill and the popup's
 * first moment need. States and marks, no names.
 */
import { z } from 'zod';
import { problemSchema } from '../../../shared/contract/problems.ts';
import { serviceInfoSchema } from '../../../shared/contract/service-info.ts';
import { submissionViewSchema } from '../../../shared/contract/submission.ts';
import { browser } from '../../platform/browser.ts';

const overviewSchema = z.object({
  /** Of the companion's answer; the beginning of time where it never answered. */
  readAt: z.iso.datetime(),
  cursor: z.int(),
  /** Submissions, and documents of the notice board. */
  needsPerson: z.int(),
  /** Null where the companion never answered. */
  service: serviceInfoSchema.nullable(),
  problem: problemSchema.nullable(),
  submissions: z.array(submissionViewSchema),
});
export type Overview = z.output<typeof overviewSchema>;

const empty: Overview = {
  readAt: '1970-01-01T00:00:00.000Z',
  cursor: 0,
  needsPerson: 0,
  service: null,
  problem: null,
  submissions: [],
};

export async function readOverview(): Promise<Overview> {
  const parsed = overviewSchema.safeParse((await browser.storage.session.get('overview')).overview);
  return parsed.success ? parsed.data : empty;
}

export async function writeOverview(overview: Overview): Promise<void> {
  await browser.storage.session.set({ overview });
}
