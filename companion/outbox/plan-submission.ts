/** What a request asks for, looked at before anything is written. */
import { ProblemError } from '../../shared/contract/problems.ts';
import { type StoreRequest, type System, systemOfKind } from '../../shared/contract/submission.ts';
import type { Connector, Description } from '../connectors/connector.ts';
import { digest } from './digest.ts';
import type { OutboxParts } from './parts.ts';

/** One submission to be stored: a request, or one step of its chain. */
export interface Plan {
  readonly request: Omit<StoreRequest, 'followers'>;
  readonly system: System;
  readonly connector: Connector;
  readonly description: Description;
  readonly digest: string;
}

/**
 * The request itself, then the steps that follow it. The digest of the first counts all of them: another chain is
 * another submission.
 * @throws ProblemError `invalid-message`, `not-found` for a system without a connector.
 */
export function planSubmission(parts: OutboxParts, request: StoreRequest): readonly [Plan, ...Plan[]] {
  const { followers = [], ...first } = request;
  const plans = followers.map((one) => plan(parts, { ...first, duplicateReason: undefined, ...one }, []));
  const keys = new Set(
    [request.caseKey, ...followers.map((one) => one.caseKey)].map((key) => JSON.stringify(key)),
  );
  const ids = new Set([request.id, ...followers.map((one) => one.id)]);
  const isOneCase = followers.every((one) => ['', request.caseKey.fileMark].includes(one.caseKey.fileMark));
  if (keys.size <= followers.length || ids.size <= followers.length || !isOneCase) {
    throw new ProblemError({ code: 'invalid-message', field: 'followers' });
  }
  return [plan(parts, first, plans), ...plans];
}

function plan(parts: OutboxParts, request: Plan['request'], followers: readonly Plan[]): Plan {
  const { caseKey, payload, duplicateReason, training } = request;
  if (payload.kind !== caseKey.kind)
    throw new ProblemError({ code: 'invalid-message', field: 'caseKey.kind' });
  const system = systemOfKind[payload.kind];
  const connector = parts.connectors.get(system);
  if (connector === undefined) throw new ProblemError({ code: 'not-found', params: { system } });
  const refused = connector.whyRefused?.(payload);
  if (refused !== undefined) throw new ProblemError({ code: refused });
  const description = connector.describe(payload);
  // A case that changed between reading and clicking must not be filed under the other one's mark.
  if (bareMark(description.fileMark ?? '') !== bareMark(caseKey.fileMark)) {
    throw new ProblemError({ code: 'invalid-message', field: 'number' });
  }
  const chain = followers.length === 0 ? undefined : followers.map((one) => one.digest);
  return {
    request,
    system,
    connector,
    description,
    digest: digest({ caseKey, payload, duplicateReason, training, chain }),
  };
}

/** `091EX00397/11-084` and `091EX397/11` belong to the same case. */
function bareMark(number: string): string {
  return number.replace(/-[^-]*$/, '').replace(/^(\d{3}[A-Z]{2})0+(?=\d)/, '$1');
}
