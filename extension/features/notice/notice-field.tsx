/** One box of the form with its name, and what is wrong with it. */
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon } from '../../ui/icon.tsx';
import { markOf } from '../panel/focus-issues.ts';

export interface NoticeFieldProps {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem?: string | undefined;
  readonly list?: readonly string[];
  readonly placeholder?: string;
  readonly multiline?: boolean;
  /** Lines shown, where it has several. */
  readonly rows?: number;
}

export function NoticeField(props: NoticeFieldProps): JSX.Element {
  const { name, value, onChange, problem, list, placeholder = '', multiline = false, rows = 3 } = props;
  const id = useId();
  // What is being typed stays, whatever is drawn anew meanwhile: a draft that was saved, a page that was read again.
  const [typed, setTyped] = useState<string | null>(null);
  type Box = { readonly currentTarget: { readonly value: string } };
  const shared = {
    id,
    class: 'field-input',
    value: typed ?? value,
    onInput: (event: Box) => setTyped(event.currentTarget.value),
    onBlur: () => setTyped(null),
    onChange: (event: Box) => {
      setTyped(null);
      onChange(event.currentTarget.value);
    },
    'aria-invalid': problem !== undefined,
    ...(problem === undefined ? {} : { 'aria-describedby': `${id}-problem` }),
  };
  return (
    <div class="notice-field" {...markOf(problem)}>
      <label for={id}>{name}</label>
      <div>
        {multiline ? (
          <textarea {...shared} rows={rows} />
        ) : (
          <input
            type="text"
            {...shared}
            placeholder={placeholder}
            {...(list === undefined ? {} : { list: `${id}-list` })}
          />
        )}
        {list === undefined ? null : (
          <datalist id={`${id}-list`}>
            {list.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        )}
        {problem === undefined ? null : (
          <p class="notice-problem tone-bad" id={`${id}-problem`}>
            <Icon name="bad" />
            <span>{problem}</span>
          </p>
        )}
      </div>
    </div>
  );
}
