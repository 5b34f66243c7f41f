import type { Count } from '~/domain/count'
import { useMessages } from '~/lib/i18n'
import type { PlaceRow } from '~/store/stockLists'
import { countScreenMessages } from './countMessages'

/** What a stocktake is called: what it counts, and where. */
export function useCountName(): (
  count: Pick<Count, 'scope' | 'of' | 'locations'>,
  places: readonly Pick<PlaceRow, 'key' | 'name'>[],
) => string {
  const t = useMessages(countScreenMessages)
  return ({ scope, of, locations }, places) => {
    const where = locations.map((location) => places.find(({ key }) => key === location)?.name || location)
    const what = scope === 'abc' || scope === 'category' ? t(`name.${scope}`, { of }) : t(`name.${scope}`)
    return `${what} · ${where.join(' + ')}`
  }
}
