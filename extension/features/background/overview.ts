/** Asks the companion for the state of everything, and keeps of it what names nobody. */
import { isProblemError, type Problem } from '../../../shared/contract/problems.ts';
import { type Overview, readOverview, writeOverview } from './overview-memory.ts';
import { service } from './service.ts';
import { withoutContent, withoutWords } from './without-content.ts';

/** Asks the companion and remembers the answer, or why there is none. */
export async function refreshOverview(): Promise<Overview> {
  const previous = await readOverview();
  let next: Overview;
  try {
    const list = await service.call('submissions.list', { limit: 100 });
    const info = await service.call('service.read', {});
    const { notices } = await service.call('notices.list', { onlyConcerns: true, limit: 100 });
    next = {
      readAt: new Date().toISOString(),
      cursor: list.cursor,
      needsPerson: list.needsPerson + notices.length,
      service: withoutWords(info),
      problem: null,
      submissions: list.submissions.map(withoutContent),
    };
  } catch (error) {
    const problem: Problem = isProblemError(error)
      ? error.problem
      : { code: 'internal', params: {}, sent: 'nothing' };
    next = { ...previous, problem };
  }
  await writeOverview(next);
  return next;
}
