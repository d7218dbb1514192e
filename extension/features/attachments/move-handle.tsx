/** Putting files of a list in order: a handle that is dragged or moved by arrow keys, and rows that take what is let go. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';

/** Files of a list carry their id while they are dragged; anything else is not ours. */
const dragType = 'application/x-podatelna-file';

export interface MoveHandleProps {
  readonly id: string;
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
}

export function MoveHandle({ id, name, index, count, onMove }: MoveHandleProps): JSX.Element | null {
  const text = useText();
  if (count < 2) return null;
  function onKey(event: KeyboardEvent): void {
    const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: count - 1 }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(to);
  }
  return (
    <button
      type="button"
      class="file__handle"
      draggable
      aria-label={text('files.move', { name, place: index + 1, count })}
      title={text('files.move-hint')}
      onKeyDown={onKey}
      onDragStart={(event) => {
        event.dataTransfer?.setData(dragType, id);
        if (event.dataTransfer !== null) event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <Icon name="grip" />
    </button>
  );
}

/** A row over which another file of its list can be let go. @param onDropped with the id of that file */
export function useDropRow(onDropped: (id: string) => void) {
  const [isTarget, setTarget] = useState(false);
  const row = {
    onDragOver: (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes(dragType) !== true) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(true);
    },
    onDragLeave: (): void => setTarget(false),
    onDrop: (event: DragEvent): void => {
      setTarget(false);
      const dropped = event.dataTransfer?.getData(dragType) ?? '';
      if (dropped === '') return;
      event.preventDefault();
      event.stopPropagation();
      onDropped(dropped);
    },
  };
  return { isTarget, row };
}
