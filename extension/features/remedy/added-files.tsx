import type { JSX } from 'preact';
import { type AuctionState, auctionStages } from '../../../shared/submissions/auction-life.ts';
import { formatSize } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { PickFiles } from '../attachments/pick-files.tsx';
import type { AddedFiles, OfferedFile } from './use-added-files.ts';
import { paperTypesIn } from './use-added-files.ts';

export interface AddedFilesListProps {
  readonly files: AddedFiles;
  readonly state: AuctionState;
}

/** Files of the page with check boxes, and the way to others; nothing where the state takes none. */
export function AddedFilesList({ files, state }: AddedFilesListProps): JSX.Element | null {
  const text = useText();
  const { pick, reading } = files;
  if (files.offered.length === 0 && pick === undefined) return null;
  return (
    <fieldset class="record__group">
      <legend>{text('record.add-files')}</legend>
      <ul>
        {files.offered.map((one) => (
          <AddedFile key={one.key} one={one} files={files} state={state} />
        ))}
      </ul>
      {pick === undefined ? null : (
        <PickFiles
          reading={reading}
          {...(auctionStages[state].documentTypes.includes('image') ? {} : { only: 'pdf' })}
          drops={false}
          onFiles={pick}
          onDocument={() => undefined}
        />
      )}
    </fieldset>
  );
}

function AddedFile({ one, files, state }: AddedFilesListProps & { readonly one: OfferedFile }): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const choice = files.choiceOf(one);
  const ticked = choice.status === 'in' || choice.status === 'fetching';
  return (
    <li class={`file${ticked ? '' : ' file--out'}`}>
      <label class="file__name" title={one.name}>
        <input type="checkbox" checked={ticked} onChange={() => files.toggle(one)} />
        <span class="file__clip">{one.name}</span>
      </label>
      <span class="file__side">
        {choice.status === 'fetching' ? (
          <span class="file__state tone-busy">{text('files.fetching')}</span>
        ) : choice.status === 'in' ? (
          <span class="file__state">{formatSize(language, choice.file.size)}</span>
        ) : null}
      </span>
      {!ticked || one.documentType === 'image' ? null : (
        <select
          class="file__type"
          value={one.documentType}
          aria-label={text('files.type-of', { name: one.name })}
          onChange={(event) => {
            const chosen = paperTypesIn(state).find((type) => type === event.currentTarget.value);
            if (chosen !== undefined) files.setType(one, chosen);
          }}
        >
          {paperTypesIn(state).map((type) => (
            <option key={type} value={type}>
              {text(`documentType.${type}`)}
            </option>
          ))}
        </select>
      )}
      {choice.status === 'failed' ? (
        <p class="file__note tone-bad">{problemText(language, choice.problem)}</p>
      ) : null}
    </li>
  );
}
