/** What stands in the way of a listing, by the names of its form. Pure. */
import type { ListingObstacle } from '../../../shared/submissions/listing-check.ts';
import type { useText } from '../../ui/locales/text.ts';
import { isMessageKey } from '../../ui/locales/translate.ts';
import type { NamedObstacle } from '../submission/obstacles-line.ts';

export function namedObstacles(
  obstacles: readonly ListingObstacle[],
  text: ReturnType<typeof useText>,
): readonly NamedObstacle[] {
  return obstacles.map(({ field, reason }) => {
    const [member = ''] = field.split('.');
    const key = member === 'images' ? 'listing.pictures' : `listing.${member}`;
    return {
      name: isMessageKey(key) ? text(key) : member,
      kind: reason === 'missing' ? 'missing' : 'wrong',
    };
  });
}
