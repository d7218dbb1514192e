/** Pairing: paste the code once, see both names, end it. */
import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import { Button } from '../../ui/button.tsx';
import { formatDay } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { whoText } from '../../ui/who-text.ts';
import type { OptionsBackend, PairingInfo } from './backend.ts';
import { ProblemNote } from './problem-note.tsx';
import { useKept } from './use-kept.ts';
import { problemOf } from './use-loaded.ts';

type Pairs = RouteReply<'pairs.list'>['pairs'];

export function PairingSection({ backend }: { readonly backend: OptionsBackend }): JSX.Element | null {
  const text = useText();
  const load = useCallback(() => backend.pairing(), [backend]);
  const { loaded: pairing, problem: unread, again: readPairing } = useKept(load);
  const loadPairs = useCallback(
    // An unpaired browser is refused, and shows no pairs.
    async (): Promise<Pairs> => (await backend.call('pairs.list', {})).pairs,
    [backend],
  );
  const { loaded: pairs, problem, again: readPairs } = useKept(loadPairs);
  const pairsUnread = pairs.status === 'refused' ? pairs.problem : problem;
  // One press for both: they fail for one reason.
  const again = async (): Promise<void> => void (await Promise.all([readPairing(), readPairs()]));
  const [fresh, setFresh] = useState(false);
  if (pairing.status === 'loading') return null;
  if (pairing.status === 'refused') return <ProblemNote problem={pairing.problem} onRetry={again} />;
  const staleNote = unread === null ? null : <ProblemNote problem={unread} onRetry={again} />;
  return pairing.value.paired ? (
    <>
      {staleNote}
      <Paired
        backend={backend}
        pairing={pairing.value}
        pairs={pairs.status === 'here' ? pairs.value : []}
        unread={unread === null ? pairsUnread : null}
        fresh={fresh}
        onForgotten={readPairing}
        onRetry={again}
      />
    </>
  ) : (
    <>
      {staleNote}
      <p>{text('pairing.explained')}</p>
      <ol class="numbered">
        <li>{text('pairing.step-start')}</li>
        <li>{text('pairing.step-code')}</li>
        <li>{text('pairing.step-paste')}</li>
      </ol>
      <PairForm
        backend={backend}
        onPaired={async () => {
          setFresh(true);
          // Until now they were refused, which is news no more.
          await readPairs();
          await readPairing();
        }}
      />
    </>
  );
}

interface PairFormProps {
  readonly backend: Pick<OptionsBackend, 'pair'>;
  readonly onPaired: () => Promise<void>;
}

export function PairForm({ backend, onPaired }: PairFormProps): JSX.Element {
  const text = useText();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function pair(): Promise<void> {
    if (busy || code.trim() === '') return;
    setBusy(true);
    setProblem(null);
    try {
      await backend.pair(code.trim());
      await onPaired();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void pair();
      }}
    >
      <label for="pairing-code">{text('pairing.code')}</label>
      <input
        id="pairing-code"
        maxLength={200}
        class="field-input form__code"
        autocomplete="off"
        spellcheck={false}
        value={code}
        aria-invalid={problem !== null}
        onInput={(event) => setCode(event.currentTarget.value)}
      />
      <div>
        <Button kind="primary" busy={busy || code.trim() === ''} onClick={() => void pair()}>
          {text('pairing.pair')}
        </Button>
      </div>
      {problem === null ? null : <ProblemNote problem={problem} />}
    </form>
  );
}

interface PairedProps {
  readonly backend: OptionsBackend;
  readonly pairing: PairingInfo;
  readonly pairs: Pairs;
  /** Why they could not be read anew, where it isn't said already. */
  readonly unread: Problem | null;
  readonly fresh: boolean;
  readonly onForgotten: () => Promise<void>;
  readonly onRetry: () => Promise<void>;
}

function Paired({ backend, pairing, pairs, unread, fresh, onForgotten, onRetry }: PairedProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const [problem, setProblem] = useState<Problem | null>(null);
  const own = pairs.find((pair) => pair.own);

  async function forget(): Promise<void> {
    try {
      await backend.forgetPairing();
      await onForgotten();
    } catch (error) {
      setProblem(problemOf(error));
    }
  }

  return (
    <>
      <p class="note note--ok" role={fresh ? 'status' : undefined}>
        <Icon name="ok" />
        <span>
          {own === undefined
            ? text('pairing.paired', { service: pairing.serviceName ?? '' })
            : text('pairing.paired-as', { service: pairing.serviceName ?? '', name: own.name })}
        </span>
      </p>
      {pairing.pairedAt === null ? null : (
        <p class="muted">{text('pairing.since', { time: formatDay(language, pairing.pairedAt) })}</p>
      )}
      <div>
        <Button onClick={() => void forget()}>{text('pairing.forget')}</Button>
      </div>
      {problem === null ? null : <ProblemNote problem={problem} />}
      <h2>{text('pairing.all')}</h2>
      {unread === null ? null : <ProblemNote problem={unread} onRetry={onRetry} />}
      {pairs.length > 0 ? (
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{text('pairing.name')}</th>
              <th scope="col">{text('pairing.kind')}</th>
              <th scope="col">{text('pairing.created')}</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map((pair) => (
              <tr key={pair.id}>
                <td>
                  {whoText(pair.name, language)}
                  {pair.own ? <span class="muted"> {text('pairing.this-one')}</span> : null}
                </td>
                <td>{text(`pairing.kind-${pair.kind}`)}</td>
                <td class="table__time">{formatDay(language, pair.createdAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p class="muted">{text('pairing.others')}</p>
    </>
  );
}
