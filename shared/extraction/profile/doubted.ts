import type { FieldReading } from '../reading.ts';

/** Below this a person confirms the value (shared/extraction/reading.ts). */
const doubtful = 0.5;

/** What the ladder says where the taught place is gone: never surer than doubtful. */
export function doubted(reading: FieldReading<unknown>): FieldReading<unknown> {
  if (reading.status === 'missing') return reading;
  const confidence = Math.min(reading.confidence, doubtful);
  return { ...reading, confidence, doubt: 'profile-anchor-broken' };
}
