/** One box of the form with its name, and what is wrong with it. */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Icon } from '../../ui/icon.tsx';

export interface NoticeFieldProps {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem?: string | undefined;
  readonly list?: readonly string[];
  readonly placeholder?: string;
  readonly multiline?: boolean;
}

export function NoticeField(props: NoticeFieldProps): JSX.Element {
  const { name, value, onChange, problem, list, placeholder = '', multiline = false } = props;
  const id = useId();
  const shared = {
    id,
    class: 'field-input',
    value,
    'aria-invalid': problem !== undefined,
    ...(problem === undefined ? {} : { 'aria-describedby': `${id}-problem` }),
  };
  return (
    <div class="notice-field">
      <label for={id}>{name}</label>
      <div>
        {multiline ? (
          <textarea {...shared} rows={3} onChange={(event) => onChange(event.currentTarget.value)} />
        ) : (
          <input
            type="text"
            {...shared}
            placeholder={placeholder}
            {...(list === undefined ? {} : { list: `${id}-list` })}
            onChange={(event) => onChange(event.currentTarget.value)}
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
            <Icon name="bad" /> {problem}
          </p>
        )}
      </div>
    </div>
  );
}
