/** A text, or one for each plural form of `count` (Czech: one 1, few 2–4, many 1,5, other 5+). */
export type Message =
  | string
  | { readonly one: string; readonly few?: string; readonly many?: string; readonly other: string };
