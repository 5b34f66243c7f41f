import { type PriceAsk, PriceSheet, productsIn } from '~/store/priceList'
import { readPriceHistory } from '~/store/priceHistory'
import type { Handlers } from './protocol'
import type { OpenShop } from './shop'

type PriceCalls = Pick<Handlers, 'prices.preview' | 'prices.plan' | 'prices.scopes' | 'prices.history'>

/** Changes of many prices: what they would do, and what was done. */
export function priceHandlers(openShop: () => Promise<OpenShop>): PriceCalls {
  let held: { open: OpenShop; of: string; sheet: Promise<PriceSheet> } | undefined

  async function sheetOf({ scope, rule }: Omit<PriceAsk, 'show'>) {
    const open = await openShop()
    const { version, settings } = await open.state()
    const of = JSON.stringify([version, scope, rule])
    if (held?.open !== open || held.of !== of) {
      const sheet = readProducts(open).then(
        ({ products, categories }) => new PriceSheet(productsIn(scope, products, categories), rule, settings.currency),
      )
      held = { open, of, sheet }
      sheet.catch(() => (held = undefined))
    }
    return { sheet: await held.sheet, version, currency: settings.currency }
  }

  return {
    async 'prices.preview'({ ask, offset, limit }) {
      const { sheet, version } = await sheetOf(ask)
      return sheet.page(ask.show, offset, limit, version)
    },

    async 'prices.plan'({ ask }) {
      const { sheet, currency } = await sheetOf(ask)
      return { products: sheet.changed(), expect: sheet.expect, currency }
    },

    async 'prices.scopes'() {
      const { products, categories, suppliers } = await readProducts(await openShop())
      const count = (valuesOf: (at: number) => readonly string[]) => {
        const counts = new Map<string, number>()
        products.forEach((_, at) => {
          for (const value of valuesOf(at)) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
        })
        return [...counts].map(([value, n]) => ({ value, count: n })).sort((a, b) => b.count - a.count)
      }
      return {
        tag: count((at) => products[at].tags),
        brand: count((at) => [products[at].brand]),
        supplier: suppliers.map(({ key, name }) => ({ value: key, label: name })),
        category: categories,
      }
    },

    'prices.history': async ({ sku }) => readPriceHistory((await openShop()).db, sku),
  }
}

const known = new WeakMap<OpenShop, { version: number; read: ReturnType<typeof readAll> }>()

/** The catalogue at the newest version; read once a version. */
async function readProducts(open: OpenShop) {
  const { version } = await open.state()
  const last = known.get(open)
  if (last?.version === version) return last.read
  const read = readAll(open)
  read.catch(() => known.delete(open))
  known.set(open, { version, read })
  return read
}

async function readAll({ db }: OpenShop) {
  const [products, categories, suppliers] = await Promise.all([db.catalog.toArray(), db.categories.toArray(), db.suppliers.toArray()])
  return { products, categories, suppliers }
}
