/** What exists outside because of a submission, from its journal. Pure. */
import type { SentEffect } from '../../shared/contract/problems.ts';
import type { StepRow } from './sql/steps.ts';

type Done = Pick<StepRow, 'name' | 'effect' | 'state' | 'params'>;

/**
 * A step whose answer was lost, and of which only a person said how it ended: they looked and saw nothing, or gave up.
 * That is no proof, as complete readings are: it may have been carried out.
 */
const isUnproved = ({ state, params }: Done): boolean =>
  state === 'failed' && (params.checked === 1 || params.givenUp === 1);

/** @param steps in order, one an attempt */
export function sentSoFar(steps: readonly Done[]): SentEffect {
  const effects = steps.filter((step) => step.effect !== 'safe');
  const isSettled = (step: Done): boolean =>
    effects
      .slice(effects.indexOf(step) + 1)
      .some((later) => later.name === step.name && later.state === 'done');
  if (effects.some((step) => step.state === 'open' || (isUnproved(step) && !isSettled(step))))
    return 'unclear';
  const there = effects.filter((step) => step.state === 'done' || step.params.adopted === 1);
  if (there.some((step) => step.effect === 'irreversible')) return 'public';
  return there.length > 0 ? 'draft' : 'nothing';
}
