/** Brings the person to the first field that stands in the way. */
import type { NoticeObstacle } from '../../../shared/submissions/notice-check.ts';

export function focusObstacle(document: Document, obstacles: readonly NoticeObstacle[]): void {
  const fields = new Set(obstacles.map((one) => one.field));
  const sections = [...document.querySelectorAll<HTMLElement>('[data-notice-field]')];
  const section = sections.find((one) =>
    fields.has((one.dataset.noticeField ?? '') as NoticeObstacle['field']),
  );
  const target =
    section?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
    section?.querySelector<HTMLElement>('input, select, textarea, button');
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}
