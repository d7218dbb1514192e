/**
 * "Odesílání a schvalování": what holds when something is filed, and where it is set. Nothing of it can be switched from
 * a browser: whoever could, could take the approval away.
 */
import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { ServiceInfo, SetBy } from '../../../shared/contract/service-info.ts';
import type { OfficeSettings } from '../../../shared/office/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import type { OptionsBackend } from './backend.ts';
import { ProblemNote } from './problem-note.tsx';
import { useKept } from './use-kept.ts';

/** Sections where the office's own figures are changed. */
type Elsewhere = 'auctions' | 'board';

export interface SendingSectionProps {
  readonly backend: Pick<OptionsBackend, 'call'>;
  readonly onOpen: (section: Elsewhere) => void;
}

export function SendingSection({ backend, onOpen }: SendingSectionProps): JSX.Element | null {
  const text = useText();
  const load = useCallback(async () => {
    const [service, office] = await Promise.all([
      backend.call('service.read', {}),
      backend.call('office.read', {}),
    ]);
    return { service, settings: office.settings };
  }, [backend]);
  const { loaded, problem, again } = useKept(load);
  if (loaded.status === 'loading') return null;
  if (loaded.status === 'refused') return <ProblemNote problem={loaded.problem} onRetry={again} />;
  const { service, settings } = loaded.value;
  return (
    <>
      {problem === null ? null : <ProblemNote problem={problem} onRetry={again} />}
      <p>{text('sending.explained')}</p>
      <FilingTable service={service} />
      <p class="muted">{text('sending.how')}</p>
      <h2>{text('sending.hours')}</h2>
      <Hours settings={settings} onOpen={onOpen} />
      <Limits systems={service.systems} />
    </>
  );
}

function FilingTable({ service }: { readonly service: ServiceInfo }): JSX.Element {
  const text = useText();
  const { setBy, undoSeconds, approval = 'none' } = service;
  const seconds = (count: number): string =>
    count === 0 ? text('sending.at-once') : text('sending.seconds', { count });
  const rows = [
    {
      what: 'mode',
      setting: 'training',
      value: text(service.training ? 'diagnostics.training' : 'diagnostics.real'),
      by: setBy?.training,
    },
    {
      what: 'undo-public',
      setting: 'undoSeconds.public',
      value: seconds(undoSeconds.public),
      by: setBy?.undoPublic,
    },
    {
      what: 'undo-other',
      setting: 'undoSeconds.other',
      value: seconds(undoSeconds.other),
      by: setBy?.undoOther,
    },
    {
      what: 'approval',
      setting: 'approval',
      value: text(`sending.approval-${approval}`),
      by: setBy?.approval,
    },
  ] as const;
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{text('sending.what')}</th>
          <th scope="col">{text('sending.value')}</th>
          <th scope="col">{text('sending.set-by')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ what, setting, value, by }) => (
          <tr key={what}>
            <th scope="row">
              {text(`sending.${what}`)} <code class="muted">{setting}</code>
            </th>
            <td>{value}</td>
            <td>{by === undefined ? '–' : <Place by={by} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The office's file and what a service is started with are an administrator's. */
const locked: ReadonlySet<SetBy> = new Set(['office', 'environment']);

function Place({ by }: { readonly by: SetBy }): JSX.Element {
  const text = useText();
  return (
    <>
      {locked.has(by) ? <Icon name="lock" /> : null} {text(`sending.by-${by}`)}
    </>
  );
}

function Hours({
  settings,
  onOpen,
}: {
  readonly settings: OfficeSettings;
  readonly onOpen: (section: Elsewhere) => void;
}): JSX.Element {
  const text = useText();
  const { officeHours } = settings.checks;
  const rows = [
    {
      what: 'closes-at',
      value: settings.notices.closesAt,
      section: 'board',
    },
    {
      what: 'office-hours',
      value:
        officeHours.level === 'off' ? text('auctions.level-off') : `${officeHours.from}–${officeHours.to}`,
      section: 'auctions',
    },
  ] as const;
  return (
    <ul class="list">
      {rows.map(({ what, value, section }) => (
        <li key={what} class="list__item">
          <span>
            {text(`sending.${what}`)}: <strong>{value}</strong>
          </span>
          <Button
            name={`${text('sending.change-in', { section: text(`options.${section}`) })}: ${text(`sending.${what}`)}`}
            onClick={() => onOpen(section)}
          >
            {text('sending.change-in', { section: text(`options.${section}`) })}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Only what a system has told: before the first request of an hour there may be nothing. */
function Limits({
  systems,
}: {
  readonly systems: RouteReply<'service.read'>['systems'];
}): JSX.Element | null {
  const text = useText();
  const limited = systems.flatMap(({ system, configured, quota }) =>
    configured && quota !== undefined ? [{ system, quota }] : [],
  );
  if (limited.length === 0) return null;
  return (
    <>
      <h2>{text('sending.limits')}</h2>
      <ul class="list">
        {limited.map(({ system, quota }) => (
          <li key={system} class="list__item">
            {text(`system.${system}`)}:{' '}
            {text(`popup.quota-${quota.what}`, { used: quota.used, limit: quota.limit })}
          </li>
        ))}
      </ul>
    </>
  );
}
