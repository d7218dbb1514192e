/** Titles and descriptions by an office's template: `Rodinný dům, k. ú. {cadastralArea}`. */
import { caseFields, type FieldType, isFieldId } from '../case/fields.ts';
import { formatMoney } from '../formats/money.ts';
import { formatPrague } from '../formats/prague-time.ts';

/** What a template may hold besides fields of the case: the office's own contact. */
const officeNames: Readonly<Record<string, FieldType>> = { contact: 'text' };

/** People aren't put into texts that become public. */
const fillable: ReadonlySet<FieldType> = new Set([
  'text',
  'long-text',
  'money',
  'number',
  'choice',
  'instant',
]);

export interface FilledTemplate {
  readonly text: string;
  /** Fields that have no value; their place stays empty. */
  readonly missing: readonly string[];
  /** What stands in braces and is no field that may be filled in; it stays as it is. */
  readonly unknown: readonly string[];
}

/** @param values plain values of the case by field, and the office's by name. */
export function fillTemplate(template: string, values: Readonly<Record<string, unknown>>): FilledTemplate {
  const missing: string[] = [];
  const unknown: string[] = [];
  const text = template.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const type = typeOf(name);
    if (type === undefined) {
      unknown.push(name);
      return whole;
    }
    const value = show(type, Object.hasOwn(values, name) ? values[name] : undefined);
    if (value === '') missing.push(name);
    return value;
  });
  return { text: text.trim(), missing, unknown };
}

function typeOf(name: string): FieldType | undefined {
  if (Object.hasOwn(officeNames, name)) return officeNames[name];
  const type = isFieldId(name) ? caseFields[name].type : undefined;
  return type !== undefined && fillable.has(type) ? type : undefined;
}

function show(type: FieldType, value: unknown): string {
  if (type === 'money') return typeof value === 'number' ? formatMoney(value, 'cs') : '';
  if (type === 'instant') {
    return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? formatPrague(value, 'cs') : '';
  }
  if (typeof value === 'number') return String(value).replace('.', ',');
  return typeof value === 'string' ? value : '';
}
