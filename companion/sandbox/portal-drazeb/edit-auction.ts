import type { JsonObject } from '../read-json-body.ts';
import { type PortalContext, refusal, validationFailed } from './answers.ts';
import { createFindings, isRefused, note, refuse } from './findings.ts';
import type { Portal } from './portal.ts';
import { readAuction } from './read-auction.ts';
import { readFiles } from './read-files.ts';
import type { PortalAuction } from './state.ts';
import { storeFiles, touch } from './store-auction.ts';

/**
 * E10: replaces the whole editable representation (PD-05); an attachment that is not listed is removed (section 9).
 * Answers the refusal, or null when it is done.
 */
export function editAuction(
  c: PortalContext,
  portal: Portal,
  auction: PortalAuction,
  body: JsonObject,
): Response | null {
  if (auction.status === 'deleted') return refusal(c, 409, 'The auction is deleted.', 'state:edit');
  const { state, now } = portal;
  const { kind, status } = auction;
  const findings = createFindings();
  const office = c.get('office');
  const data = readAuction(body, { kind, voluntary: auction.data.voluntary, office, state }, findings);
  const uploadLifetimeMs = portal.uploadLifetimeSeconds * 1000;
  const files = readFiles(body, { state, auction, status, now: now(), uploadLifetimeMs }, findings);
  if (status !== 'draft' && data !== null && data.start_at !== auction.data.start_at) {
    refuse(findings, 'term-fixed', 'start_at', 'start_at cannot be changed once published');
  }
  if (isRefused(findings) || data === null) {
    c.env.entry.brokenRules.push(...findings.brokenRules);
    return validationFailed(c, findings);
  }

  auction.data = data;
  const { attached, removed } = storeFiles(portal, auction, files);
  if (status !== 'draft') {
    for (const hash of removed) note(findings, 'removed-after-publishing', hash);
  }
  touch(portal, auction);
  c.env.entry.brokenRules.push(...findings.brokenRules);
  c.env.entry.effect = { kind: 'edit', record: auction.hash, detail: { attached, removed } };
  return null;
}
