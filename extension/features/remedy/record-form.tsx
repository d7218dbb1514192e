/**
 * Changing a record that is at the portal, or making a draft for a new term from it: every value as it is there, what
 * the case page says beside it, the files that are there, and the files of the page.
 */
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { FieldId } from '../../../shared/case/fields.ts';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RemoteRecord } from '../../../shared/contract/remote.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import type { AuctionChange } from '../../../shared/submissions/auction-change.ts';
import {
  type ChangeRead,
  changeableFields,
  copyOf,
  editOf,
  imageIdsOf,
  type RecordValues,
  recordFields,
  sameValue,
  stateOf,
  valuesOf,
} from '../../../shared/submissions/auction-record.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { fieldName, problemText } from '../../ui/problem-text.ts';
import { dropTyped, keepTyped, setValue } from '../panel/desk.ts';
import { useRemembered } from '../panel/memory.ts';
import { PanelProvider, usePanel } from '../panel/panel-context.ts';
import { type Desk, problemOf } from '../panel/state.ts';
import { FilingButton } from '../submission/filing-click.tsx';
import { AddedFilesList } from './added-files.tsx';
import { auctionKindOf } from './auction-kind-of.ts';
import { RecordFiles } from './record-files.tsx';
import { RecordRow } from './record-row.tsx';
import { type OfferedFile, useAddedFiles } from './use-added-files.ts';

export interface RecordFormProps {
  readonly submission: SubmissionView;
  readonly desk: Desk;
  readonly reading: CaseReading;
  readonly mode: 'edit' | 'copy';
  readonly onBack: () => void;
}

type Loaded =
  | { readonly status: 'reading' }
  | { readonly status: 'problem'; readonly problem: Problem }
  | { readonly status: 'ready'; readonly record: RemoteRecord };

export function RecordForm(props: RecordFormProps): JSX.Element {
  const { backend, memory } = usePanel();
  const language = useLanguage();
  const text = useText();
  const owner = ownerOf(props);
  // What was changed is changed from this record: it is kept together with that.
  const [loaded, setLoaded] = useRemembered<Loaded>(`${owner} record`, () => ({ status: 'reading' }));
  const isReading = loaded.status === 'reading';
  const { remote, system } = props.submission;
  const id = remote?.id ?? '';
  useEffect(() => {
    if (!isReading) return;
    let current = true;
    const show = (next: Loaded): void => {
      if (current) setLoaded(next);
    };
    backend
      .call('remote.read', { system, id })
      .then(({ record }) => show({ status: 'ready', record }))
      .catch((error: unknown) => show({ status: 'problem', problem: problemOf(error) }));
    return () => {
      current = false;
    };
  }, [backend, system, id, isReading]);
  // Where nothing was changed, it is read anew the next time.
  useLayoutEffect(
    () => () => {
      if (!memory.has(changesOf(owner))) memory.forget(`${owner} `);
    },
    [memory, owner],
  );
  if (loaded.status === 'ready') return <ReadyForm {...props} record={loaded.record} />;
  return (
    <section class="section" aria-label={text(`remedy.action.${props.mode}`)}>
      {loaded.status === 'reading' ? (
        <p class="muted">{text('record.reading')}</p>
      ) : (
        <p class="note note--bad">
          <Icon name="bad" />
          <span>{problemText(language, loaded.problem, system)}</span>
        </p>
      )}
      <Button kind="quiet" onClick={props.onBack}>
        {text('action.back')}
      </Button>
    </section>
  );
}

const ownerOf = ({ submission, mode }: RecordFormProps): string => `${submission.id} form-${mode}`;
const changesOf = (owner: string): string => `${owner} change:`;

/** What stands in the form at first: the record as it is; a copy asks for its own number and term. */
function firstValues(mode: RecordFormProps['mode'], before: RecordValues, desk: Desk): RecordValues {
  if (mode === 'edit') return before;
  const { referenceNumber, startsAt, endsAt, ...rest } = before;
  const fromCase = (id: FieldId, old: RecordValues[FieldId]) => {
    const value = desk.draft.fields[id]?.value;
    return value === undefined || sameValue(id, value, old) ? {} : { [id]: value };
  };
  return {
    ...rest,
    ...fromCase('referenceNumber', referenceNumber),
    ...fromCase('startsAt', startsAt),
    ...fromCase('endsAt', endsAt),
  };
}

function ReadyForm(props: RecordFormProps & { readonly record: RemoteRecord }): JSX.Element {
  const { submission, desk, reading, mode, record, onBack } = props;
  const panel = usePanel();
  const { controller, state, memory } = panel;
  const owner = ownerOf(props);
  const changes = changesOf(owner);
  const text = useText();
  const before = valuesOf(record);
  const [form, setForm] = useRemembered<Desk>(`${changes}form`, () => {
    const empty: Desk = { ...desk, draft: { ...desk.draft, fields: {} }, typed: {} };
    const first = Object.entries(firstValues(mode, before, desk));
    return first.reduce((one, [id, value]) => setValue(one, fieldIdOf(id), value), empty);
  });
  const [removed, setRemoved] = useRemembered<readonly string[]>(`${changes}removed`, () => []);
  const [order, setOrder] = useRemembered<readonly string[]>(`${changes}order`, () => imageIdsOf(record));
  const [keepDecree, setKeepDecree] = useRemembered(`${changes}decree`, () => false);
  const known = stateOf(record);
  const target = mode === 'copy' ? 'draft' : (known ?? 'deleted');
  // What a copy carries over is up to the portal, so everything is offered for it; the decree is a new one each time.
  const carried = mode === 'copy' ? { ...record, images: [], documents: [] } : record;
  const isTicked = ({ documentType }: OfferedFile): boolean =>
    mode === 'copy' && documentType !== 'auction_decree';
  const files = useAddedFiles(`${changes}files`, desk, reading, carried, target, isTicked);

  const after: RecordValues = Object.fromEntries(
    Object.entries(form.draft.fields).map(([id, field]) => [id, field.value]),
  );
  const auctionKind = auctionKindOf(desk);
  const change = {
    title: submission.title,
    record,
    before,
    after,
    added: files.added,
  };
  const read = ((): ChangeRead<AuctionChange> => {
    if (auctionKind === undefined) return { status: 'closed' };
    if (mode === 'copy') return copyOf({ ...change, auctionKind }, keepDecree);
    return editOf({ ...change, auctionKind }, removed, order);
  })();
  const hasTyped = Object.keys(form.typed).length > 0;
  const isPublic = mode === 'edit' && known !== 'draft';
  const fields = mode === 'copy' ? recordFields : known === undefined ? [] : changeableFields(known);

  const edited = {
    ...panel,
    controller: {
      ...controller,
      setValue: (id: FieldId, value: RecordValues[FieldId]) => setForm((one) => setValue(one, id, value)),
      keepTyped: (id: FieldId, typed: string) => setForm((one) => keepTyped(one, id, typed)),
      dropTyped: (id: FieldId) => setForm((one) => dropTyped(one, id)),
    },
  };

  return (
    <section class="section record" aria-label={text(`remedy.action.${mode}`)}>
      <h2 class="section__title">{text(`record.title-${mode}`)}</h2>
      <PanelProvider value={edited}>
        {fields.map((id) => (
          <RecordRow
            key={id}
            form={form}
            id={id}
            mode={mode}
            there={before[id]}
            inCase={isOtherAlternative(id, after) ? undefined : desk.draft.fields[id]?.value}
            onTake={(value) => setForm((one) => setValue(one, id, value))}
          />
        ))}
      </PanelProvider>
      {mode === 'edit' && fields.length > 0 ? (
        <RecordFiles
          record={record}
          order={order}
          onOrder={setOrder}
          removed={removed}
          onRemoved={setRemoved}
        />
      ) : null}
      {mode === 'copy' ? (
        <label class="record__file">
          <input
            type="checkbox"
            checked={keepDecree}
            onChange={(event) => setKeepDecree(event.currentTarget.checked)}
          />
          <span>{text('record.keep-decree')}</span>
        </label>
      ) : null}
      <AddedFilesList files={files} state={target} />
      <Verdict read={read} />
      <p class={isPublic ? 'tone-warn' : 'muted'}>{text(`remedy.trace.${traceOf(mode, isPublic)}`)}</p>
      <p class="remedy__buttons">
        <FilingButton
          kind="primary"
          busy={read.status !== 'ok' || hasTyped || files.isFetching || state.busy !== null}
          onFile={() => {
            if (read.status !== 'ok') return;
            const { payload, changed } = read;
            const values = changed.map((id) => [id, after[id]] as const);
            void controller.change(submission, payload, values);
          }}
        >
          {text(isPublic ? 'record.save-public' : `record.save-${mode}`)}
        </FilingButton>
        <Button kind="quiet" onClick={onBack}>
          {text('action.back')}
        </Button>
        {memory.has(changes) ? (
          <Button
            kind="quiet"
            onClick={() => {
              memory.forget(`${owner} `);
              document.querySelector<HTMLElement>('[data-remedy]')?.focus();
            }}
          >
            {text('record.drop-changes')}
          </Button>
        ) : null}
      </p>
    </section>
  );
}

/** Of a place and of a cadastral area one alternative goes out: where it stands, the other one isn't offered. */
function isOtherAlternative(id: FieldId, after: RecordValues): boolean {
  if (id === 'cadastralArea') return after.cadastralAreaCode !== undefined;
  const byDistrict = id === 'district' || id === 'latitude' || id === 'longitude';
  return byDistrict && after.addressPointCode !== undefined;
}

function traceOf(mode: 'edit' | 'copy', isPublic: boolean): 'none' | 'changed' | 'new-beside-old' {
  if (mode === 'copy') return 'new-beside-old';
  return isPublic ? 'changed' : 'none';
}

function fieldIdOf(id: string): FieldId {
  const known = recordFields.find((one) => one === id);
  if (known === undefined) throw new Error(`no field of a record: ${id}`);
  return known;
}

function Verdict({ read }: { readonly read: ChangeRead<unknown> }): JSX.Element | null {
  const language = useLanguage();
  const text = useText();
  if (read.status === 'ok') return null;
  if (read.status === 'nothing') return <p class="muted">{text('record.nothing')}</p>;
  if (read.status === 'closed') return <p class="tone-bad">{text('record.closed')}</p>;
  return (
    <p class="tone-warn">{text(`record.wrong-${read.why}`, { field: fieldName(language, read.field) })}</p>
  );
}
