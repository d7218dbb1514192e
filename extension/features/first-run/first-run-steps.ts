/** Which step of the first run a person is at. Pure: each step is done when what it is for is there. */
import type { SubmissionView } from '../../../shared/contract/submission.ts';

export const firstRunSteps = ['service', 'pairing', 'site', 'read', 'practice'] as const;
export type FirstRunStep = (typeof firstRunSteps)[number];
export type StepStanding = 'done' | 'open' | 'ahead';

export interface FirstRunFacts {
  readonly paired: boolean;
  /** The paired service answers. */
  readonly answers: boolean;
  /** Sites a person allowed. */
  readonly sites: number;
  /** The person said that the values of the open case are right. */
  readonly confirmed: boolean;
  readonly practised: boolean;
}

/**
 * Before the pairing nobody knows where the service is to be found, so its step and the pairing are open together;
 * the others follow one by one.
 */
export function standingOf(facts: FirstRunFacts): Readonly<Record<FirstRunStep, StepStanding>> {
  const done: Readonly<Record<FirstRunStep, boolean>> = {
    service: facts.paired && facts.answers,
    pairing: facts.paired,
    site: facts.sites > 0,
    read: facts.confirmed || facts.practised,
    practice: facts.practised,
  };
  const next = firstRunSteps.find((step) => !done[step]);
  const standing = (step: FirstRunStep): StepStanding => {
    if (done[step]) return 'done';
    return step === next || (step === 'pairing' && next === 'service') ? 'open' : 'ahead';
  };
  return {
    service: standing('service'),
    pairing: standing('pairing'),
    site: standing('site'),
    read: standing('read'),
    practice: standing('practice'),
  };
}

/** The newest filing that arrived in training; what a training service keeps was all filed for practice. */
export function practisedWith(submissions: readonly SubmissionView[]): SubmissionView | undefined {
  return submissions
    .filter((one) => one.state === 'done')
    .sort((a, b) => b.stateSince.localeCompare(a.stateSince))[0];
}

/**
 * What may be meant by what a person typed or pasted as the address of their case system: nothing for no web address,
 * two origins where it doesn't say how it begins (many an office's own system has no https).
 */
export function originsOf(typed: string): readonly string[] {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return [];
  const isWhole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const addresses = isWhole ? [text] : [`https://${text}`, `http://${text}`];
  return addresses.flatMap((address) => originOf(address) ?? []);
}

function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, origin, hostname } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  // Never a site to work on: the service itself lives there.
  return hostname === '' || hostname === '127.0.0.1' ? undefined : origin;
}
