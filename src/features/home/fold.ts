import type { HomeItem, HomeKind } from '~/domain/homeItem'

/** A row of the list: a thing that waits, or how many more of a kind there are. */
export type HomeEntry = { is: 'item'; item: HomeItem } | { is: 'more'; kind: HomeKind; count: number }

/** The list with at most so many of each kind, so that a hundred of one never bury the others; what is folded away follows the last that is shown. */
export function foldKinds(items: readonly HomeItem[], most: number): HomeEntry[] {
  const left = new Map<HomeKind, number>()
  for (const { kind } of items) left.set(kind, (left.get(kind) ?? 0) + 1)
  const seen = new Map<HomeKind, number>()
  return items.flatMap((item): HomeEntry[] => {
    const { kind } = item
    const place = (seen.get(kind) ?? 0) + 1
    seen.set(kind, place)
    const count = (left.get(kind) ?? 0) - most
    if (place > most && count > 1) return []
    // One more takes no more room than saying so.
    return place === most && count > 1
      ? [
          { is: 'item', item },
          { is: 'more', kind, count },
        ]
      : [{ is: 'item', item }]
  })
}
