/** What became of a record whose answer was lost (Docházka reference, section 8, step 4). Only reads. */
import type { OpenStep, Run, Verdict } from '../connector.ts';
import { carries, equalRecords, toCandidate, toIdentity } from './equal-records.ts';
import { asAttendance, type Dochazka, intentSchema, readAround } from './submit.ts';

export async function reconcile(dochazka: Dochazka, run: Run, step: OpenStep): Promise<Verdict> {
  const entry = asAttendance(run.payload);
  const { reference } = intentSchema.parse(step.intent);
  const list = await readAround(dochazka, entry, 'reconcile', run.signal);
  const equal = equalRecords(list.entries, entry);
  const ours = equal.filter((one) => carries(one, reference));
  const [only] = ours.length > 0 ? ours : equal;
  if (only !== undefined && (ours.length === 1 || equal.length === 1)) {
    // Another hand's record of the same moment is as good: adding ours would double it.
    const kind = ours.length === 1 ? 'happened' : 'equalled';
    return { kind, result: { id: only.id }, remote: toIdentity(only.id) };
  }
  if (equal.length === 0 && list.complete) return { kind: 'absent' };
  return { kind: 'unsure', candidates: equal.map(toCandidate) };
}
