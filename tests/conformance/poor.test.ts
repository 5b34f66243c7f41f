import { SYNC_AREAS, type SyncArea } from '~/commerce/adapter'
import type { Capabilities } from '~/commerce/capabilities'
import { CommerceError } from '~/commerce/errors'
import { onlyWhatItCan } from '~/commerce/onlyWhatItCan'
import { MEANS, type Means, platformOf, RICH } from '../poorPlatform'
import { conformance } from './conformance'
import { seededShop } from './mockSide'
import type { OtherSide } from './seed'

/** A platform without a wire, in pages of two, that can what `limited` leaves of it. */
function aPlatform(means: Means, limited: (areas: Capabilities['areas']) => Capabilities['areas'] = (areas) => areas) {
  return async (): Promise<OtherSide> => {
    const { shop, seen } = seededShop(SYNC_AREAS)
    let lost = false
    const adapter = platformOf(shop, means, {
      pageSize: 2,
      counted: [],
      send: async (of, answer) => {
        const result = answer()
        if (!lost || of !== 'push') return result
        lost = false
        throw new CommerceError('offline', 'the answer was lost')
      },
    })
    const can = { ...adapter.can, areas: limited(adapter.can.areas) }
    const check: typeof adapter.check = async () =>
      SYNC_AREAS.map((of) => ({ of, ...(can.areas[of].pull !== true && { problem: { kind: can.areas[of].pull, detail: '' } }) }))
    return {
      adapter: onlyWhatItCan({ ...adapter, can, check }),
      ...seen,
      loseAnswer: () => {
        lost = true
      },
    }
  }
}

const each = (
  areas: Capabilities['areas'],
  change: (area: SyncArea) => Partial<Capabilities['areas'][SyncArea]>,
): Capabilities['areas'] => ({
  locations: { ...areas.locations, ...change('locations') },
  categories: { ...areas.categories, ...change('categories') },
  products: { ...areas.products, ...change('products') },
  stock: { ...areas.stock, ...change('stock') },
  customers: { ...areas.customers, ...change('customers') },
  orders: { ...areas.orders, ...change('orders') },
})

const nothing = MEANS['can nothing of all that'] ?? RICH
const readOnly = aPlatform(nothing, (areas) =>
  each(areas, (area) => (area === 'categories' ? { pull: 'notOffered', push: 'notOffered', fields: [] } : { push: 'readOnly' })),
)
const fixedBrand = aPlatform(RICH, (areas) =>
  each(areas, (area) => (area === 'products' ? { fixed: ['brand'], records: 'notOffered' } : {})),
)

await conformance('a platform that is read only, without versions, ids and categories', readOnly)
await conformance('a platform that takes one record at a time, whole figures, and knows no versions and no ids', aPlatform(nothing))
await conformance('a platform that fixes brands and makes no records', fixedBrand)
