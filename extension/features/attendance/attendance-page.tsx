/** The page of attendance: the month of a person, and the people of the office. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Change } from '../../../shared/contract/messages.ts';
import { type Appearance, applyAppearance } from '../../ui/appearance.ts';
import { LanguageProvider, useText } from '../../ui/locales/text.ts';
import { TrainingBand } from '../../ui/training-band.tsx';
import type { AttendanceCall } from './attendance-call.ts';
import { MonthView } from './month-view.tsx';
import { OpenQuestion } from './open-question.tsx';
import { PeopleView } from './people-view.tsx';
import { useAttendance } from './use-attendance.ts';
import '../../ui/tokens.css';
import '../../ui/base.css';
import './attendance.css';
import './attendance-page.css';

export interface AttendanceBackend {
  readonly call: AttendanceCall;
  onChange(listener: (change: Change) => void, signal: AbortSignal): void;
  /** Hands a file to the person's own downloads. */
  save(name: string, content: Blob): void;
}

const parts = ['month', 'people'] as const;
export type AttendancePart = (typeof parts)[number];

export interface AttendancePageProps extends Partial<Appearance> {
  readonly backend: AttendanceBackend;
  readonly part?: AttendancePart;
  /** Gives the instant as ISO 8601. */
  readonly now?: () => string;
}

const systemClock = (): string => new Date().toISOString();

export function AttendancePage(props: AttendancePageProps): JSX.Element {
  const { language = 'cs', theme = 'system' } = props;
  useEffect(() => applyAppearance(document, { language, theme }), [language, theme]);
  return (
    <LanguageProvider value={language}>
      <PageBody {...props} />
    </LanguageProvider>
  );
}

function PageBody({
  backend,
  part: firstPart = 'month',
  now = systemClock,
}: AttendancePageProps): JSX.Element {
  const text = useText();
  const [training, setTraining] = useState(false);
  const attendance = useAttendance({ call: backend.call, onChange: backend.onChange, now, training });
  const [part, setPart] = useState(firstPart);
  const [other, setOther] = useState<{ readonly id: number; readonly name: string } | null>(null);
  const { settings } = attendance.state;
  const person = other ?? settings?.user ?? null;

  useEffect(() => {
    backend.call('service.read', {}).then(
      (service) => setTraining(service.training),
      // What is wrong with the service is said by the first question that fails.
      (error: unknown) => console.debug('podatelna: no service', error),
    );
  }, [backend]);

  return (
    <main class={`attendance-page${training ? ' training' : ''}`} aria-label={text('attendance.title')}>
      <header class="attendance-page__header">
        <h1>{text('attendance.title')}</h1>
        <nav class="attendance-page__parts">
          {parts.map((one) => (
            <button
              key={one}
              type="button"
              class="attendance-page__part"
              aria-pressed={part === one}
              onClick={() => {
                setPart(one);
                setOther(null);
              }}
            >
              {text(`attendance.${one}`)}
            </button>
          ))}
        </nav>
      </header>
      <TrainingBand shown={training} />
      <div class="attendance-page__body">
        {settings === null ? (
          attendance.state.problem === null ? (
            <p class="muted">{text('attendance.loading')}</p>
          ) : (
            <OpenQuestion state={attendance.state} actions={attendance.actions} />
          )
        ) : part === 'month' && person !== null ? (
          <MonthView key={person.id} backend={backend} attendance={attendance} person={person} now={now()} />
        ) : (
          <PeopleView
            backend={backend}
            settings={settings}
            onMatched={() => void attendance.actions.refresh()}
            onMonth={(chosen) => {
              setOther(chosen);
              setPart('month');
            }}
          />
        )}
      </div>
    </main>
  );
}
