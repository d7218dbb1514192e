/**
 * A confirmation into the case system's own upload field: at once where there is one, else a person chooses which; or
 * dragged onto a field, or a place of the page that takes files.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { UploadField } from '../../../shared/contract/messages.ts';
import type { Problem } from '../../../shared/contract/problems.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { confirmationDragType } from '../files/catch-drop.ts';
import { problemOf } from '../panel/state.ts';
import { FilingButton, useFilingClick } from '../submission/filing-click.tsx';

export interface InsertBackend {
  /** Upload fields of the page behind the panel that take a PDF. */
  uploadFields(): Promise<readonly UploadField[]>;
  /** @returns name of the file */
  insertConfirmation(one: { cudid: string; type: string; field: UploadField }): Promise<{ name: string }>;
  /** Left out where the browser lets nothing be dragged from here onto the page. */
  readonly confirmationDrag?: ConfirmationDrag;
}

export interface ConfirmationDrag {
  /** Begun with the drag, answered when it is over. @returns null: it was let go of where nothing takes it */
  begin(one: { cudid: string; type: string }): Promise<{ name: string; label: string } | null>;
  /** It ended elsewhere. */
  end(): void;
}

export interface InsertWayProps {
  readonly backend: InsertBackend;
  readonly cudid: string;
  readonly type: string;
}

type State =
  | { readonly step: 'ready' | 'busy' | 'none' }
  | { readonly step: 'choose'; readonly fields: readonly UploadField[] }
  | { readonly step: 'done'; readonly name: string; readonly label: string }
  | { readonly step: 'failed'; readonly problem: Problem };

export function InsertWay({ backend, cudid, type }: InsertWayProps): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const { judge } = useFilingClick();
  const [state, setState] = useState<State>({ step: 'ready' });

  const attempt = async (work: () => Promise<State>): Promise<void> => {
    setState({ step: 'busy' });
    try {
      setState(await work());
    } catch (error) {
      setState({ step: 'failed', problem: problemOf(error) });
    }
  };
  const insert = async (field: UploadField): Promise<State> => {
    const { name } = await backend.insertConfirmation({ cudid, type, field });
    return { step: 'done', name, label: field.label };
  };
  const begin = (): Promise<void> =>
    attempt(async () => {
      const fields = await backend.uploadFields();
      const [only] = fields;
      if (only === undefined) return { step: 'none' };
      return fields.length === 1 ? insert(only) : { step: 'choose', fields };
    });

  const { confirmationDrag } = backend;
  const drag = ({ begin }: ConfirmationDrag): Promise<void> =>
    attempt(async () => {
      const taken = await begin({ cudid, type });
      return taken === null ? { step: 'ready' } : { step: 'done', ...taken };
    });

  return (
    <>
      {/* By keyboard the button beside it does the same. */}
      {confirmationDrag === undefined ? null : (
        <span
          class="confirmation__drag"
          role="img"
          aria-label={text('board.drag-hint')}
          draggable
          title={text('board.drag-hint')}
          onDragStart={(event) => {
            if (event.dataTransfer === null) return;
            event.dataTransfer.setData(confirmationDragType, confirmationDragType);
            event.dataTransfer.effectAllowed = 'copy';
            judge(event, () => void drag(confirmationDrag));
          }}
          onDragEnd={(event) => {
            if (event.dataTransfer?.dropEffect !== 'copy') confirmationDrag.end();
          }}
        >
          <Icon name="grip" /> {text('board.drag')}
        </span>
      )}
      <FilingButton busy={state.step === 'busy'} onFile={() => void begin()}>
        {text('board.insert')}
      </FilingButton>
      {state.step === 'choose' ? (
        <fieldset class="confirmation__fields">
          <legend>{text('board.insert-where')}</legend>
          {state.fields.map((field) => (
            <FilingButton key={field.index} onFile={() => void attempt(() => insert(field))}>
              {field.label || text('board.insert-unnamed', { position: field.index + 1 })}
            </FilingButton>
          ))}
        </fieldset>
      ) : null}
      {state.step === 'none' ? (
        <p class="confirmation__said" role="status">
          {text('board.insert-none')}
        </p>
      ) : null}
      {state.step === 'done' ? (
        <p class="confirmation__said" role="status">
          {state.label === ''
            ? text('board.drag-done', { name: state.name })
            : text('board.insert-done', { name: state.name, field: state.label })}
        </p>
      ) : null}
      {state.step === 'failed' ? (
        <p class="confirmation__said tone-bad" role="alert">
          {problemText(language, state.problem)}
        </p>
      ) : null}
    </>
  );
}
