import { foldText } from '../../../shared/formats/text.ts';
import { Refusal } from '../failures.ts';
import type { Code, CodeLists } from './schema.ts';

/**
 * The code for what the payload says: a code of the list, or one label read without regard to accents and case. Where
 * CÚD gives no such list (CU-09, CU-10) the text goes out as it is, and CÚD judges it.
 * @throws Refusal `not-in-code-list`
 */
export function chooseDeliveryKind(lists: CodeLists, wanted: string): string {
  const kinds = deliveryKindsOf(lists);
  if (kinds.length === 0) return wanted;
  const fitting = kinds.filter(({ code, label }) => code === wanted || foldText(label) === foldText(wanted));
  const [only] = fitting;
  if (fitting.length === 1 && only !== undefined) return only.code;
  throw new Refusal({
    code: 'not-in-code-list',
    field: 'deliveryKind',
    params: { value: wanted.slice(0, 100) },
  });
}

/** The list whose name speaks of kinds of delivery (`druhyDoruceni`, `druhDoruceni`). */
export function deliveryKindsOf(lists: CodeLists): readonly Code[] {
  const named = Object.entries(lists).find(([name]) => /druh.*doruc/i.test(foldText(name)));
  return named?.[1] ?? [];
}
