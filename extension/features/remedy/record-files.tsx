/** Files a record has at the portal: which of them go, and in what order its photographs are shown. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { RemoteRecord } from '../../../shared/contract/remote.ts';
import { useText } from '../../ui/locales/text.ts';
import { MoveHandle, useDropRow } from '../attachments/move-handle.tsx';
import '../attachments/attachments.css';

type RemoteFile = NonNullable<RemoteRecord['images']>[number];

export interface RecordFilesProps {
  readonly record: RemoteRecord;
  /** Ids of all photographs, as they are to be shown. */
  readonly order: readonly string[];
  readonly onOrder: (order: readonly string[]) => void;
  /** Ids of files that go. */
  readonly removed: readonly string[];
  readonly onRemoved: (removed: readonly string[]) => void;
}

export function RecordFiles(props: RecordFilesProps): JSX.Element | null {
  const { record, order, onOrder, removed, onRemoved } = props;
  const text = useText();
  const [said, setSaid] = useState('');
  const images = order.flatMap((id) => record.images?.filter((one) => one.id === id) ?? []);
  const documents = record.documents ?? [];
  if (images.length + documents.length === 0) return null;

  function move(file: RemoteFile, to: number): void {
    if (to < 0 || to >= order.length) return;
    onOrder(order.filter((id) => id !== file.id).toSpliced(to, 0, file.id));
    setSaid(text('files.moved', { name: file.name, place: to + 1, count: order.length }));
  }
  const shared = (file: RemoteFile) => ({
    file,
    goes: removed.includes(file.id),
    onToggle: () =>
      onRemoved(removed.includes(file.id) ? removed.filter((one) => one !== file.id) : [...removed, file.id]),
  });
  return (
    <fieldset class="record__group">
      <legend>{text('record.files-there')}</legend>
      <ul>
        {images.map((file, index) => (
          <RecordImage
            key={file.id}
            {...shared(file)}
            index={index}
            count={images.length}
            onMove={(to) => move(file, to)}
            onDropped={(id) => {
              const dropped = images.find((one) => one.id === id);
              if (dropped !== undefined) move(dropped, index);
            }}
          />
        ))}
        {documents.map((file) => (
          <li class="record__file" key={file.id}>
            <KeepBox {...shared(file)} />
          </li>
        ))}
      </ul>
      <p class="sr-only" role="status">
        {said}
      </p>
    </fieldset>
  );
}

interface KeepBoxProps {
  readonly file: RemoteFile;
  readonly goes: boolean;
  readonly onToggle: () => void;
}

interface RecordImageProps extends KeepBoxProps {
  readonly index: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  readonly onDropped: (id: string) => void;
}

function RecordImage({ index, count, onMove, onDropped, ...keep }: RecordImageProps): JSX.Element {
  const { isTarget, row } = useDropRow(onDropped);
  const { id, name } = keep.file;
  return (
    <li class={`record__file${isTarget ? ' file--target' : ''}`} {...row}>
      <KeepBox {...keep} />
      <MoveHandle id={id} name={name} index={index} count={count} onMove={onMove} />
    </li>
  );
}

function KeepBox({ file, goes, onToggle }: KeepBoxProps): JSX.Element {
  const text = useText();
  return (
    <label class="record__keep">
      <input type="checkbox" checked={!goes} onChange={onToggle} />
      <span class={goes ? 'record__gone' : ''}>{file.name}</span>
      {goes ? <span class="tone-warn">{text('record.goes')}</span> : null}
    </label>
  );
}
