import type { JsonObject } from '../read-json-body.ts';
import { type PortalContext, refusal, validationFailed } from './answers.ts';
import { createFindings, isRefused, refuse } from './findings.ts';
import type { Portal } from './portal.ts';
import { refuseUnknownKeys } from './read-field.ts';
import type { PortalAuction } from './state.ts';
import { touch } from './store-auction.ts';
import { checkPublishable, isTransitionName, transitions } from './transitions.ts';

/** E8: one of the five transitions, from its own state only. Answers the refusal, or null when it is done. */
export function changeState(
  c: PortalContext,
  portal: Portal,
  auction: PortalAuction,
  body: JsonObject,
): Response | null {
  const findings = createFindings();
  const { transition } = body;
  refuseUnknownKeys({ values: body, prefix: '', findings }, ['transition']);
  if (!isTransitionName(transition)) {
    refuse(findings, 'unknown-transition', 'transition', 'This is not a transition.');
  }
  if (isRefused(findings) || !isTransitionName(transition)) {
    c.env.entry.brokenRules.push(...findings.brokenRules);
    return validationFailed(c, findings);
  }

  const { from, to } = transitions[transition];
  if (auction.status !== from) {
    return refusal(c, 409, `${transition} is not possible from ${auction.status}.`, `state:${transition}`);
  }
  if (transition === 'to_upcoming') checkPublishable(auction, portal.now(), findings);
  c.env.entry.brokenRules.push(...findings.brokenRules);
  if (isRefused(findings)) return validationFailed(c, findings);

  auction.status = to;
  touch(portal, auction);
  c.env.entry.effect = { kind: transition, record: auction.hash };
  return null;
}
