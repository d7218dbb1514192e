/** What is wrong with a request: field messages for the answer, broken rules for the journal. */

export interface Findings {
  /** Messages by field, as the answer carries them. */
  readonly errors: Record<string, string[]>;
  /** `rule:field`, refused or not. */
  readonly brokenRules: string[];
}

export function createFindings(): Findings {
  return { errors: {}, brokenRules: [] };
}

/** The value is refused and the client broke a rule. */
export function refuse(findings: Findings, rule: string, field: string, message: string): void {
  const messages = Object.hasOwn(findings.errors, field) ? (findings.errors[field] ?? []) : [];
  Object.defineProperty(findings.errors, field, {
    value: [...messages, message],
    enumerable: true,
    configurable: true,
    writable: true,
  });
  note(findings, rule, field);
}

/** The portal takes it, but a good client would not send it. */
export function note(findings: Findings, rule: string, field: string): void {
  findings.brokenRules.push(`${rule}:${field}`);
}

export function isRefused(findings: Findings): boolean {
  return Object.keys(findings.errors).length > 0;
}
