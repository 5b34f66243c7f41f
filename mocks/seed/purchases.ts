import { supplyKey, type Supply } from '~/domain/purchase'
import type { Purchase, PurchaseLine } from '~/domain/stock'
import { Random } from './random'
import type { Simulated } from './simulate'

const DAY = 86_400_000
/** Chances that a line came short, broken, or at another price than was agreed; two suppliers are worse than the others. */
const SHORT = 0.005
const BROKEN = 0.03
const DEARER = 0.08
const WORSE = new Set(['supplier-4', 'supplier-13'])
const PACKS = [1, 1, 5, 5, 10, 12]
const LATELY = 9 * DAY

/** What was ordered and what came of it: the simulation's deliveries, with what suppliers do wrong put on top, so that the ledger stays what it is. */
export function purchasesOf({ room, calendar, seed }: Simulated): Purchase[] {
  const random = Random.of(seed, 'deliveries')
  const { now } = calendar
  const parts = new Set(room.purchases.filter(({ receivedAt = 0 }) => receivedAt > now - LATELY).slice(-3))
  return room.purchases.map((purchase, place) => {
    const worse = WORSE.has(purchase.supplier) ? 3 : 1
    // Written for everyone, so that what is done to one changes no other.
    const draws = purchase.lines.map(() => [random.next(), random.next(), random.next(), random.next()])
    if (purchase.state !== 'received') return place % 40 === 7 ? { ...purchase, state: 'cancelled' as const } : purchase
    const lines = purchase.lines.map((line, at) => delivered(line, draws[at], worse))
    const missing = lines.some(({ quantity, received = 0 }) => quantity > received)
    const { receivedAt: _, ...open } = purchase
    if (parts.has(purchase))
      return {
        ...open,
        state: 'part' as const,
        expectedAt: now + 3 * DAY,
        lines: lines.map((line, at) => (at % 2 ? line : { ...line, quantity: line.quantity + 10 })),
      }
    return missing ? { ...purchase, state: 'closed' as const, lines } : { ...purchase, lines }
  })
}

/** All that the simulation put on the shelf was good; what came broken or not at all was ordered beside it. */
function delivered({ sku, quantity, cost }: PurchaseLine, [short, broken, dearer, by]: number[], worse: number): PurchaseLine {
  const some = (share: number) => Math.max(1, Math.round(quantity * share))
  const defects = broken < BROKEN * worse ? some(0.02 + by * 0.06) : 0
  const received = quantity + defects
  const missing = short < SHORT * worse ? some(0.05 + by * 0.15) : 0
  const paid = dearer < DEARER * worse ? Math.round(received * cost * (1.01 + by * 0.05)) : received * cost
  return { sku, quantity: received + missing, cost, received, paid, ...(defects > 0 ? { defects } : {}) }
}

/** Every SKU from the supplier of its product, and a third of them from another one too: dearer and faster, or cheaper in larger lots. */
export function suppliesOf({ catalog, seed }: Simulated): Supply[] {
  const random = Random.of(seed, 'supplies')
  const { suppliers } = catalog
  return catalog.goods.flatMap(({ product, supplier }) => {
    const pack = PACKS[random.below(PACKS.length)]
    const second = random.chance(0.33) ? suppliers[(supplier + 1 + random.below(3)) % suppliers.length] : undefined
    const fast = random.chance(0.5)
    return product.skus.flatMap(({ code, cost }): Supply[] => {
      const own = { sku: code, supplier: product.supplier, cost, pack, minimum: pack * 2, preferred: true }
      const offers: Supply[] = [{ key: supplyKey(product.supplier, code), ...own }]
      if (second && second.key !== product.supplier) {
        const terms = fast
          ? { cost: Math.round(cost * 1.08), pack: 1, minimum: 1, leadDays: Math.max(3, Math.round(second.leadDays / 2)) }
          : { cost: Math.round(cost * 0.94), pack: pack * 2, minimum: pack * 10 }
        offers.push({ key: supplyKey(second.key, code), sku: code, supplier: second.key, ...terms })
      }
      return offers
    })
  })
}
