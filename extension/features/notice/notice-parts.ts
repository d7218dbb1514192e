/** What every section of the form gets, and how it finds what is wrong with its own fields. */
import type { Draft } from '../../../shared/contract/draft.ts';
import type { NoticeObstacle } from '../../../shared/submissions/notice-check.ts';
import type { NoticeForm } from '../../../shared/submissions/notice-draft.ts';
import { useText } from '../../ui/locales/text.ts';

export interface NoticeSectionProps {
  readonly draft: Draft;
  readonly form: NoticeForm;
  readonly obstacles: readonly NoticeObstacle[];
  readonly change: (update: (draft: Draft) => Draft) => void;
}

type Reason = NoticeObstacle['reason'];

/** The sentence for the first of these reasons at a field; a position counts from 1. */
export function useObstacle(obstacles: readonly NoticeObstacle[]) {
  const text = useText();
  return (
    field: NoticeObstacle['field'],
    position?: number,
    reasons?: readonly Reason[],
  ): string | undefined => {
    const found = obstacles.find(
      (one) =>
        one.field === field &&
        (position === undefined || (one.position ?? position) === position) &&
        (reasons === undefined || reasons.includes(one.reason)),
    );
    return found === undefined ? undefined : text(`notice.obstacle.${found.reason}`);
  };
}
