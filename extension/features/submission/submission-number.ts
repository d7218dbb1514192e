/** What a submission goes by: `142 EX 81/25-27`; attendance belongs to no case: `Příchod 21. 11. 2026 7:52`. */
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { formatPrague } from '../../../shared/formats/prague-time.ts';
import { parseAttendanceKey } from '../../../shared/submissions/attendance-key.ts';
import { formatMark } from '../../ui/format.ts';
import { type Language, translate } from '../../ui/locales/translate.ts';

export function submissionNumber(
  { caseKey, number }: Pick<SubmissionView, 'caseKey' | 'number'>,
  language: Language,
): string {
  const entry = parseAttendanceKey(caseKey);
  if (entry === undefined) return formatMark(number);
  return `${translate(language, `attendance.${entry.type}`)} ${formatPrague(entry.at, language)}`;
}
