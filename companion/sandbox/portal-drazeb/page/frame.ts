import { layout, type Markup } from '../../page/layout.ts';

/** A page of the practice portal. */
export function frame(title: string, main: Markup): Markup {
  return layout(
    {
      title,
      name: 'CVIČNÝ PORTÁL',
      promise: 'nic se nezveřejňuje',
      silent: 'Cvičný portál neodpovídá.',
    },
    main,
  );
}
