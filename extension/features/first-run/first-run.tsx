/** The first run: five steps from the installation to the first filing for practice, each of which checks itself. */
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type Appearance, applyAppearance } from '../../ui/appearance.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LanguageProvider, useText } from '../../ui/locales/text.ts';
import { TrainingBand } from '../../ui/training-band.tsx';
import { PairForm } from '../options/pairing-section.tsx';
import { ProblemNote } from '../options/problem-note.tsx';
import type { FirstRunBackend } from './backend.ts';
import { type FirstRunStep, firstRunSteps, type StepStanding, standingOf } from './first-run-steps.ts';
import { PracticeStep } from './practice-step.tsx';
import { ReadStep } from './read-step.tsx';
import { SiteStep } from './site-step.tsx';
import { type FirstRunState, useFirstRun } from './use-first-run.ts';
import { useNextStep } from './use-next-step.ts';
import '../../ui/tokens.css';
import '../../ui/base.css';
import '../options/options.css';
import './first-run.css';

export interface FirstRunProps extends Appearance {
  readonly backend: FirstRunBackend;
}

export function FirstRun({ backend, language, theme }: FirstRunProps): JSX.Element {
  useEffect(() => applyAppearance(document, { language, theme }), [language, theme]);
  return (
    <LanguageProvider value={language}>
      <FirstRunBody backend={backend} />
    </LanguageProvider>
  );
}

function FirstRunBody({ backend }: { readonly backend: FirstRunBackend }): JSX.Element {
  const text = useText();
  const { state, actions } = useFirstRun(backend);
  const training = state.service?.training === true;
  const standing = standingOf({
    paired: state.paired === true,
    answers: state.service !== null,
    sites: state.sites.length,
    confirmed: state.confirmed,
    practised: state.practised !== null,
  });
  const left = firstRunSteps.filter((step) => standing[step] !== 'done').length;
  const open = firstRunSteps.filter((step) => standing[step] === 'open').join(' ');
  const root = useRef<HTMLElement>(null);
  useNextStep(root, state.paired === null ? null : open);

  const inside: Readonly<Record<FirstRunStep, () => JSX.Element>> = {
    service: () => (
      <>
        <p>{text('first-run.service-explained')}</p>
        <pre class="first-run__command">podatelna start</pre>
        {state.problem === null ? null : (
          <>
            <ProblemNote problem={state.problem} />
            <div>
              <Button onClick={() => void actions.refresh()}>{text('action.retry')}</Button>
            </div>
          </>
        )}
      </>
    ),
    pairing: () => (
      <>
        <p>{text('first-run.pairing-explained')}</p>
        <pre class="first-run__command">podatelna pair</pre>
        <PairForm backend={backend} onPaired={actions.refresh} />
      </>
    ),
    site: () => <SiteStep onGrant={actions.grant} />,
    read: () => <ReadStep backend={backend} state={state} onConfirm={actions.confirm} />,
    practice: () => <PracticeStep backend={backend} state={state} onRetry={actions.refresh} />,
  };

  return (
    <main class={`first-run${training ? ' training' : ''}`} ref={root}>
      <header class="first-run__header">
        <h1>{text('first-run.title')}</h1>
        <p class="muted" role="status">
          {state.paired === null
            ? ''
            : left === 0
              ? text('first-run.finished')
              : text('first-run.left', { count: left })}
        </p>
      </header>
      <TrainingBand shown={training} />
      <ol class="first-run__steps">
        {firstRunSteps.map((step, index) => (
          <Step
            key={step}
            step={step}
            number={index + 1}
            standing={standing[step]}
            done={doneText(step, state, text)}
          >
            {state.paired !== null && standing[step] === 'open' ? inside[step]() : null}
          </Step>
        ))}
      </ol>
      {left === 0 ? (
        <div class="first-run__end">
          <Button kind="primary" onClick={backend.openStatusPage}>
            {text('first-run.to-overview')}
          </Button>
        </div>
      ) : null}
    </main>
  );
}

interface StepProps {
  readonly step: FirstRunStep;
  readonly number: number;
  readonly standing: StepStanding;
  /** What was reached, said once the step is done. */
  readonly done: string;
  readonly children: ComponentChildren;
}

function Step({ step, number, standing, done, children }: StepProps): JSX.Element {
  const text = useText();
  return (
    <li
      class={`first-run__step first-run__step--${standing}`}
      data-step={step}
      aria-current={standing === 'open' ? 'step' : undefined}
    >
      <h2 tabIndex={-1}>
        <span class={standing === 'done' ? 'tone-ok' : 'muted'}>
          {standing === 'done' ? <Icon name="ok" /> : `${number}.`}
        </span>{' '}
        {text(`first-run.${step}`)}
        {standing === 'done' ? <span class="sr-only"> – {text('first-run.step-done')}</span> : null}
      </h2>
      {standing === 'done' && done !== '' ? <p class="muted">{done}</p> : null}
      {children}
    </li>
  );
}

function doneText(step: FirstRunStep, state: FirstRunState, text: ReturnType<typeof useText>): string {
  switch (step) {
    case 'service':
      return state.service === null ? '' : text('first-run.service-done', { version: state.service.version });
    case 'pairing':
      return text('pairing.paired', { service: state.serviceName });
    case 'site':
      return state.sites.map((site) => site.replace(/\/\*$/, '')).join(', ');
    case 'read':
      return text('first-run.read-done');
    case 'practice':
      return text('first-run.practice-done');
  }
}
