import type { SideName, Sides } from '~/analytics/grains'
import type { Loaded, OpenShop } from './shop'

/** Reads a grain's data; undefined: the shop has none of it. */
export type LoadSide<N extends SideName> = (open: OpenShop, loaded: Loaded) => Promise<Sides[N] | undefined>

/** The grains beside orders, each in a file of its own that is loaded when a metric first needs it. */
const LOADERS: { [N in SideName]?: () => Promise<LoadSide<N>> } = {
  visits: async () => (await import('./sides/visits')).loadVisits,
  spend: async () => (await import('./sides/spend')).loadSpend,
  stock: async () => (await import('./sides/stock')).loadStock,
  tickets: async () => (await import('./sides/tickets')).loadTickets,
  reviews: async () => (await import('./sides/reviews')).loadReviews,
}

interface Held {
  of: readonly unknown[]
  source: Promise<Sides[SideName]>
}

/** What has been read of each shop, by what it hangs on: a note or a snooze leaves it as it is. */
const held = new WeakMap<OpenShop, Map<SideName, Held>>()

/** The grains that a question needs; one that the shop has no data of is left out. */
export async function sidesOf(open: OpenShop, loaded: Loaded, names: readonly SideName[]): Promise<Sides> {
  const sides: Sides = {}
  await Promise.all(
    names.map(async (name) => {
      const source = await sideOf(name, open, loaded)
      if (source) Object.assign(sides, { [name]: source })
    }),
  )
  return sides
}

async function sideOf(name: SideName, open: OpenShop, loaded: Loaded): Promise<Sides[SideName]> {
  const load = LOADERS[name]
  if (!load) return undefined
  const of = [loaded.of, ...(await hangsOn(name, open, loaded))]
  const known = held.get(open) ?? new Map<SideName, Held>()
  held.set(open, known)
  const last = known.get(name)
  const isSame = last?.of.every((part, i) => part === of[i]) === true
  const source = isSame ? last.source : load().then(async (run) => run(open, loaded))
  known.set(name, { of, source })
  source.catch(() => known.delete(name))
  return source
}

/** What a grain is read from, besides the orders: it is read anew where one of these is another. */
async function hangsOn(name: SideName, open: OpenShop, loaded: Loaded): Promise<unknown[]> {
  if (name === 'tickets' || name === 'reviews') return [loaded.version]
  if (name === 'stock') return [await (await import('./stockRoom')).stockOf(open, loaded)]
  const files = (await open.db.columnFiles.toArray()).map(({ key }) => key).join(' ')
  return name === 'visits' ? [files, (await loaded.records()).skuOf] : [files]
}
