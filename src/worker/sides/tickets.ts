import { type ServedOrders, ticketSource } from '~/analytics/service/ticketSource'
import type { Ticket } from '~/domain/ticket'
import { zoneOf } from '~/lib/zone'
import type { OrderTable } from '~/segments/orderTable'
import { TextCoder } from '~/store/import/outTable'
import { allTickets } from '~/worker/allTickets'
import type { Loaded, OpenShop } from '~/worker/shop'
import type { LoadSide } from '~/worker/sides'

/** Tickets, and the orders they are about or that were shipped: those stand in the part of a pack that is read last. */
export const loadTickets: LoadSide<'tickets'> = async (open, loaded) => sourceOf(open, loaded, await allTickets(open))

/** The tickets that these people hold, as a grain of their own. */
export const loadTicketsOf = async (open: OpenShop, loaded: Loaded, people: readonly string[]) =>
  sourceOf(
    open,
    loaded,
    (await allTickets(open)).filter(({ assignee }) => assignee !== undefined && people.includes(assignee)),
  )

async function sourceOf(open: OpenShop, { packs, settings }: Loaded, tickets: readonly Ticket[]) {
  if (tickets.length === 0) return undefined
  const served = new ServedBuilder(new Set(tickets.map(({ order }) => order)))
  for (const { row, hidden } of packs) {
    const table = await open.packs.whole(row)
    if (table) served.add(table, hidden)
  }
  const complaints = new Map((await open.db.complaints.toArray()).map((complaint) => [complaint.key, complaint]))
  return ticketSource({ tickets, orders: served.orders(), complaints, now: Date.now() }, zoneOf(settings.zone))
}

const TEXTS = ['channel', 'region', 'promotion'] as const

class ServedBuilder {
  readonly #named: ReadonlySet<string>
  readonly #placedAt: number[] = []
  readonly #shipped: number[] = []
  readonly #placeOf = new Map<string, number>()
  readonly #texts = { channel: new TextCoder(), region: new TextCoder(), promotion: new TextCoder() }
  readonly #codes: Record<(typeof TEXTS)[number], number[]> = { channel: [], region: [], promotion: [] }

  constructor(named: ReadonlySet<string>) {
    this.#named = named
  }

  add({ orders }: OrderTable, hidden: Uint8Array | undefined): void {
    for (let order = 0; order < orders.count; order++) {
      const number = orders.number[order]
      const shipped = !Number.isNaN(orders.shippedAt[order])
      const named = this.#named.has(number)
      if (orders.test[order] || hidden?.[order] || (!shipped && !named)) continue
      if (named) this.#placeOf.set(number, this.#placedAt.length)
      this.#placedAt.push(orders.placedAt[order])
      this.#shipped.push(shipped ? 1 : 0)
      for (const name of TEXTS) this.#codes[name].push(this.#texts[name].code(orders[name].values[orders[name].codes[order]]))
    }
  }

  orders(): ServedOrders {
    const column = (name: (typeof TEXTS)[number]) => ({ codes: Uint32Array.from(this.#codes[name]), values: this.#texts[name].values })
    return {
      count: this.#placedAt.length,
      placedAt: Float64Array.from(this.#placedAt),
      shipped: Uint8Array.from(this.#shipped),
      channel: column('channel'),
      region: column('region'),
      promotion: column('promotion'),
      placeOf: this.#placeOf,
    }
  }
}
