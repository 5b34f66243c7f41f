import type { Dataset } from '~/analytics/dataset'
import { loadParts } from '~/analytics/parts'
import type { ProofAsk, ProofRow } from '~/analytics/reports'
import { prove, type Proven, type ProvenRow } from '~/analytics/reports/proof'
import { customerIdOf, shownBuyer, type Sight, sightOf } from '~/domain/customer'
import { formatDay } from '~/lib/zone'
import { readyFor } from '~/worker/figures'
import { OrdersByRow } from '~/worker/ordersByRow'
import type { RunReport } from '~/worker/reportHandlers'
import type { OpenShop } from '~/worker/shop'

/** The last proof of a shop: its pages are asked for one by one. */
const kept = new WeakMap<OpenShop, { of: string; proven: Proven }>()

export const runProof: RunReport<'proof'> = async (open, ask, signal) => {
  const { query, cell, offset, limit } = ask
  // The rows behind a figure are told apart one by one, whatever the question is told apart by.
  const [{ loaded, dataset, sides }] = await Promise.all([readyFor(open, query), loadParts({ ...query, by: 'promotion' })])
  signal.throwIfAborted()
  const of = JSON.stringify([loaded.version, query, cell])
  const last = kept.get(open)
  const proven = last?.of === of ? last.proven : prove(dataset, { query, cell } satisfies Pick<ProofAsk, 'query' | 'cell'>, sides, signal)
  kept.set(open, { of, proven })
  const names = new Names(new OrdersByRow(open, loaded), dataset, sightOf(await open.role()))
  const { figure, rows, sum, adds } = proven
  const named = await names.of(rows.slice(offset, offset + limit))
  return { version: loaded.version, figure, rows: named, total: rows.length, sum, adds }
}

/** What rows are called, and opened by. */
class Names {
  constructor(
    readonly orders: OrdersByRow,
    readonly dataset: Dataset,
    readonly sight: Sight,
  ) {}

  async of(rows: readonly ProvenRow[]): Promise<ProofRow[]> {
    const { dataset } = this
    const buyers = rows.some(({ kind }) => kind === 'buyer') ? await this.#buyerNames(rows) : new Map<string, string>()
    return Promise.all(
      rows.map(async ({ kind, at, ...sums }): Promise<ProofRow> => {
        if (kind === 'day') return { kind, id: '', label: formatDay(at), at: dataset.zone.startOfDay(at), ...sums }
        if (kind !== 'buyer') return { kind, ...(await this.#order(at)), ...sums }
        const key = dataset.orders.buyer.values[at]
        return {
          kind,
          id: customerIdOf(key),
          label: key === '' ? '' : shownBuyer({ key, name: buyers.get(key) ?? '' }, this.sight),
          ...sums,
        }
      }),
    )
  }

  async #order(order: number): Promise<Pick<ProofRow, 'id' | 'label' | 'at'>> {
    const found = await this.orders.at(order)
    if (!found) return { id: '', label: '' }
    const { place } = found
    const { number, paidAt, placedAt } = found.orders
    return { id: number[place], label: number[place], at: Number.isNaN(paidAt[place]) ? placedAt[place] : paidAt[place] }
  }

  /** The latest name of each buyer among the rows. */
  async #buyerNames(rows: readonly ProvenRow[]): Promise<Map<string, string>> {
    const { values } = this.dataset.orders.buyer
    const wanted = new Set(rows.map(({ at }) => values[at]))
    const names = new Map<string, string>()
    for (const { table } of this.orders.packs) {
      const orders = (await table())?.orders
      if (!orders) continue
      const codes = new Set(orders.buyer.values.flatMap((key, code) => (key !== '' && wanted.has(key) ? [code] : [])))
      for (let order = 0; order < orders.count; order++) {
        const name = orders.buyerName.values[orders.buyerName.codes[order]]
        if (name !== '' && codes.has(orders.buyer.codes[order])) names.set(orders.buyer.values[orders.buyer.codes[order]], name)
      }
    }
    return names
  }
}
