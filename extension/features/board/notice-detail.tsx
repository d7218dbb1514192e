/** One document of the notice board in full, beside the list of them. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { NoticeView } from '../../../shared/contract/notices.ts';
import { Button } from '../../ui/button.tsx';
import { formatMark } from '../../ui/format.ts';
import { useText } from '../../ui/locales/text.ts';
import { BoardSection } from './board-section.tsx';
import { type BoardParts, useBoard } from './use-board.ts';

export interface NoticeDetailProps extends Omit<BoardParts, 'query'> {
  readonly notice: NoticeView;
  readonly onClose: () => void;
}

export function NoticeDetail({ notice, onClose, ...parts }: NoticeDetailProps): JSX.Element {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { cudid, fileMark, numbers } = notice;
  const board = useBoard({ ...parts, query: { fileMark } });
  const number = formatMark(numbers[0] ?? cudid);
  return (
    <aside class="status-detail" aria-label={number}>
      <header class="status-detail__header">
        <h2 ref={heading} tabIndex={-1}>
          {number}
        </h2>
        <Button kind="icon" icon="bad" name={text('action.close')} onClick={onClose} />
      </header>
      <div class="status-detail__body">
        <BoardSection
          board={board}
          fileMark={fileMark}
          save={parts.backend.save}
          submissions={[]}
          only={cudid}
        />
      </div>
    </aside>
  );
}
