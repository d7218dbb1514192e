/** Readers for one field of a request body: they give the value or null, and put what is wrong into the findings. */
import type { JsonObject } from '../read-json-body.ts';
import { type Findings, refuse } from './findings.ts';

/** An object of the body and where it stands (`''`, `item.`, `documents[0].`). */
export interface Scope {
  readonly values: JsonObject;
  readonly prefix: string;
  readonly findings: Findings;
}

export function isGiven({ values }: Scope, key: string): boolean {
  return Object.hasOwn(values, key) && values[key] !== null && values[key] !== undefined;
}

export function refuseUnknownKeys(scope: Scope, known: readonly string[]): void {
  for (const key of Object.keys(scope.values)) {
    if (!known.includes(key)) {
      refuse(scope.findings, 'unknown-key', scope.prefix + key, 'This field was not expected.');
    }
  }
}

/** Text, null where nothing is given. Only a long text may be blank. */
export function readText(scope: Scope, key: string, { mayBeBlank = false } = {}): string | null {
  if (!isGiven(scope, key)) return null;
  const value = scope.values[key];
  if (typeof value !== 'string') return reject(scope, 'type', key, 'This value should be of type string.');
  if (!mayBeBlank && value.trim() === '') {
    return reject(scope, 'blank', key, 'This value should not be blank.');
  }
  return value;
}

/**
 * A whole number of at least `min`. The portal cuts a fraction off without a word (reference, section 3); the practice
 * portal refuses it, because a client that sends one loses money.
 */
export function readInteger(scope: Scope, key: string, min = 0): number | null {
  if (!isGiven(scope, key)) return null;
  const value = scope.values[key];
  if (typeof value !== 'number') return reject(scope, 'type', key, 'This value should be of type int.');
  if (!Number.isInteger(value)) return reject(scope, 'fraction', key, 'This value should be a whole number.');
  if (!Number.isSafeInteger(value)) return reject(scope, 'range', key, 'This value is too large.');
  if (value < min) return reject(scope, 'range', key, `This value should be ${min} or more.`);
  return value;
}

export function readDegrees(scope: Scope, key: string, limit: number): number | null {
  if (!isGiven(scope, key)) return null;
  const value = scope.values[key];
  if (typeof value !== 'number') return reject(scope, 'type', key, 'This value should be of type float.');
  if (Math.abs(value) > limit) return reject(scope, 'range', key, `This value should be within ±${limit}.`);
  return value;
}

export function readBoolean(scope: Scope, key: string): boolean | null {
  if (!isGiven(scope, key)) return null;
  const value = scope.values[key];
  if (typeof value !== 'boolean') return reject(scope, 'type', key, 'This value should be of type bool.');
  return value;
}

const utcInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|\+00:00)$/;

/**
 * An RFC 3339 instant in UTC, as `YYYY-MM-DDTHH:mm:ss.SSS+00:00`. The portal's parser is lenient and takes a zone-less
 * time for something else (reference, section 3), so the practice portal wants the zone written.
 */
export function readInstant(scope: Scope, key: string): string | null {
  if (!isGiven(scope, key)) return null;
  const value = scope.values[key];
  if (typeof value !== 'string') return reject(scope, 'type', key, 'This value should be of type string.');
  if (!utcInstant.test(value)) {
    return reject(scope, 'not-utc', key, 'This value should be an RFC 3339 instant in UTC.');
  }
  const time = Date.parse(value);
  // Date.parse rolls 30 February and 24:00 over to another day.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 19) !== value.slice(0, 19)) {
    return reject(scope, 'no-such-day', key, 'This value is not a valid datetime.');
  }
  return toPortalInstant(time);
}

/** PHP's `RFC3339_EXTENDED`, as the portal's answers carry it. */
export function toPortalInstant(time: number): string {
  return new Date(time).toISOString().replace('Z', '+00:00');
}

export function requireField(scope: Scope, key: string, value: unknown): void {
  if (value !== null) return;
  if (Object.hasOwn(scope.findings.errors, scope.prefix + key)) return;
  refuse(scope.findings, 'missing', scope.prefix + key, 'This value should not be null.');
}

function reject(scope: Scope, rule: string, key: string, message: string): null {
  refuse(scope.findings, rule, scope.prefix + key, message);
  return null;
}
