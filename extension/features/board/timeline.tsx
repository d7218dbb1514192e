/** „čeká na vyvěšení → vyvěšeno → svěšeno → potvrzení založeno“, with the days of the board. */
import type { JSX } from 'preact';
import type { NoticeView } from '../../../shared/contract/notices.ts';
import {
  type NoticeStage,
  type TimelineStep,
  timelineOf,
} from '../../../shared/submissions/notice-timeline.ts';
import { formatDay, formatStamp } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';

export function Timeline({ notice }: { readonly notice: NoticeView }): JSX.Element {
  const steps = timelineOf(notice);
  const current = steps.findIndex((step) => step.at === null);
  return (
    <ol class="timeline">
      {steps.map((step, index) => (
        <Step
          key={step.stage}
          step={step}
          notice={notice}
          isCurrent={index === current && !notice.gone}
          isLate={isLate(step.stage, notice)}
        />
      ))}
    </ol>
  );
}

function isLate(stage: NoticeStage, { concerns }: NoticeView): boolean {
  if (stage === 'posted') return concerns.includes('not-posted');
  return stage === 'taken-down' && concerns.includes('not-taken-down');
}

interface StepProps {
  readonly step: TimelineStep;
  readonly notice: NoticeView;
  readonly isCurrent: boolean;
  readonly isLate: boolean;
}

function Step({ step: { stage, at, expectedOn }, notice, isCurrent, isLate }: StepProps): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const isEarly = stage === 'taken-down' && at !== null && notice.withdrawn;
  const [icon, tone] =
    at !== null
      ? (['ok', 'ok'] as const)
      : isLate
        ? (['warn', 'warn'] as const)
        : (['idle', 'idle'] as const);
  const day = expectedOn === null ? '' : formatDay(language, expectedOn);
  return (
    <li
      class={`timeline__step${at === null && !isCurrent ? ' muted' : ''}`}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <span class={`tone-${tone}`}>
        <Icon name={icon} />
      </span>
      <span>{text(isEarly ? 'board.stage.taken-down-early' : `board.stage.${stage}`)}</span>
      <span class={at === null && isLate ? 'tone-warn' : 'time'}>
        {at !== null
          ? formatStamp(language, at)
          : day === ''
            ? ''
            : text(isLate ? 'board.was-due' : 'board.is-due', { day })}
      </span>
    </li>
  );
}
