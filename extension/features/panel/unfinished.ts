/**
 * What a person did to a draft that is no value of it: texts nobody understood yet, checks confirmed, the reason for
 * another filing. It is kept in the draft itself, because it may be personal and belongs nowhere else. There it stands
 * among the fields under a name of its own: `fields` takes any name, so a companion and an extension of before keep it as
 * it is, where a new member of the draft would be refused. Pure.
 */
import { z } from 'zod';
import type { Draft } from '../../../shared/contract/draft.ts';

const name = 'unfinished';

const unfinishedSchema = z.object({
  /** Texts that could not be understood, by field. */
  typed: z.record(z.string(), z.string()).catch({}),
  /** Findings of the trade that were confirmed, by their key. */
  ticked: z.array(z.string()).catch([]),
  /** SHA-256 of papers that name another case and that a person lets go all the same. */
  acknowledged: z.array(z.string()).catch([]),
  /** What was typed as the reason for another one and not confirmed yet; null where nobody is giving one. */
  reason: z.string().nullable().catch(null),
  /** Why there is to be another one, and beside which records of the portal: for any other the question is asked anew. */
  another: z
    .object({ reason: z.string(), records: z.array(z.string()) })
    .nullable()
    .catch(null),
});
export type Unfinished = Readonly<z.output<typeof unfinishedSchema>>;

/** The draft as the companion keeps it. */
export function withUnfinished(draft: Draft, desk: Unfinished): Draft {
  const { typed, ticked, acknowledged, reason, another } = desk;
  const counts = [typed, ticked, acknowledged].map((one) => Object.keys(one).length);
  if (another === null && (reason ?? '') === '' && counts.every((count) => count === 0)) return draft;
  // A copy is plain JSON, as a field holds it.
  const value = structuredClone({
    typed,
    ticked: [...ticked],
    acknowledged: [...acknowledged],
    reason,
    another,
  });
  return { ...draft, fields: { ...draft.fields, [name]: { value, origin: 'hand' } } };
}

/** A draft from the companion as the desk holds it; what has another shape counts as nothing. */
export function takeUnfinished(stored: Draft): Unfinished & { readonly draft: Draft } {
  const { [name]: kept, ...fields } = stored.fields;
  const value = kept?.value ?? {};
  const unfinished = unfinishedSchema.safeParse(value).data ?? unfinishedSchema.parse({});
  return { ...unfinished, draft: { ...stored, fields } };
}

/** SHA-256 of papers let go, with this one or without it. */
export function acknowledging(all: readonly string[], sha256: string, on: boolean): string[] {
  const others = all.filter((one) => one !== sha256);
  return on ? [...others, sha256] : others;
}

/** A draft of a form that holds all it has in the draft: this paper let go, or not. */
export function acknowledgeIn(draft: Draft, sha256: string, on: boolean): Draft {
  const { draft: plain, ...unfinished } = takeUnfinished(draft);
  return withUnfinished(plain, {
    ...unfinished,
    acknowledged: acknowledging(unfinished.acknowledged, sha256, on),
  });
}
