import { expectTypeOf, it } from 'vitest';
import type { FieldId } from './fields.ts';
import type { CaseValues } from './record.ts';

it('gives every field id a value and names no other field', () => {
  expectTypeOf<keyof CaseValues>().toEqualTypeOf<FieldId>();
});
