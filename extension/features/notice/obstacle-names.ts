/** What stands in the way of a notice, by the names of its form. Pure. */
import type { NoticeObstacle } from '../../../shared/submissions/notice-check.ts';
import { type Language, type MessageKey, translate } from '../../ui/locales/translate.ts';
import { fieldName } from '../../ui/problem-text.ts';
import type { NamedObstacle } from '../submission/obstacles-line.ts';

type Reason = NoticeObstacle['reason'];

const missingReasons: ReadonlySet<Reason> = new Set([
  'missing',
  'choose-type',
  'choose-people',
  'first-name-missing',
  'last-name-missing',
  'birth-date-missing',
  'company-id-missing',
  'address-point-missing',
  'file-missing',
]);

/** A part of a person is named by itself: there may be several persons. */
const byReason: Partial<Record<Reason, MessageKey>> = {
  'first-name-missing': 'notice.first-name',
  'last-name-missing': 'notice.last-name',
  'birth-date-missing': 'notice.date-of-birth',
  'company-id-missing': 'notice.company-id',
};
const byField: Partial<Record<NoticeObstacle['field'], MessageKey>> = {
  noticeType: 'notice.type',
  description: 'notice.description',
  attachments: 'notice.file',
};

function nameOf({ field, reason, position }: NoticeObstacle, language: Language): string {
  if (reason === 'address-point-missing') return fieldName(language, 'addressPointCode');
  if (field === 'papers')
    return position === undefined
      ? translate(language, 'notice.papers')
      : translate(language, 'notice.paper-at', { position });
  const key = byReason[reason] ?? byField[field];
  return key === undefined ? fieldName(language, field) : translate(language, key);
}

export function namedObstacles(
  obstacles: readonly NoticeObstacle[],
  language: Language,
): readonly NamedObstacle[] {
  return obstacles.map((one) => ({
    name: nameOf(one, language),
    kind: missingReasons.has(one.reason) ? 'missing' : one.reason === 'other-mark' ? 'check' : 'wrong',
  }));
}
