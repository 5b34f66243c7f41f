import { checkLines } from '~/domain/purchase'
import type { Refusal } from '~/domain/command'
import type { PurchaseLine } from '~/domain/stock'
import { isEqual } from '~/lib/isEqual'
import { useDraft } from '~/session/drafts'
import { useShop } from '~/session/shop'
import type { BuyableSku, PurchaseDetail } from '~/store/buyingLists'
import { readAmount, readUnits, writeAmount } from './amounts'

/** A line as it is being typed. */
export interface LineRow {
  sku: string
  quantity: string
  cost: string
}

export interface LineRows {
  rows: readonly LineRow[]
  dirty: boolean
  /** What they come to; lines that are not right count nothing. */
  lines: PurchaseLine[]
  refusal: Refusal | undefined
  change: (place: number, set: Partial<LineRow>) => void
  add: (skus: readonly (BuyableSku & { quantity?: number; paid?: number })[]) => void
  remove: (place: number) => void
  drop: () => void
}

function readRows(text: string): LineRow[] {
  const rows: unknown = JSON.parse(text)
  if (!Array.isArray(rows)) return []
  return rows.flatMap((row: unknown) =>
    Array.isArray(row) && row.length === 3 ? [{ sku: String(row[0]), quantity: String(row[1]), cost: String(row[2]) }] : [],
  )
}

const writeRows = (rows: readonly LineRow[]): string => JSON.stringify(rows.map(({ sku, quantity, cost }) => [sku, quantity, cost]))

/** Lines of a draft while they are edited; what was typed outlives the screen and the tab until it is saved. */
export function useLineRows({ purchase, lines: saved }: PurchaseDetail): LineRows {
  const currency = useShop((shop) => shop.currency)
  const written = writeRows(
    saved.map(({ sku, quantity, cost }) => ({ sku, quantity: String(quantity), cost: writeAmount(cost, currency) })),
  )
  const draft = useDraft(`purchase/${purchase.key}/lines`, written)
  const rows = readRows(draft.text)
  const put = (next: readonly LineRow[]) => draft.set(writeRows(next))
  const lines = rows.map(({ sku, quantity, cost }) => ({
    sku,
    quantity: readUnits(quantity) ?? NaN,
    cost: readAmount(cost, currency) ?? NaN,
  }))
  return {
    rows,
    dirty: purchase.state === 'draft' && !isEqual(draft.text, written),
    lines,
    refusal: checkLines(lines),
    change: (place, set) => put(rows.map((row, at) => (at === place ? { ...row, ...set } : row))),
    remove: (place) => put(rows.filter((_, at) => at !== place)),
    drop: draft.drop,
    add: (skus) => {
      const next = [...rows]
      for (const { sku, cost, pack, minimum, quantity, paid } of skus) {
        const at = next.findIndex((row) => row.sku === sku)
        const row = { sku, quantity: String(quantity ?? Math.ceil(minimum / pack) * pack), cost: writeAmount(paid ?? cost, currency) }
        if (at < 0) next.push(row)
        else if (quantity !== undefined)
          next[at] = { ...next[at], quantity: row.quantity, ...(paid === undefined ? {} : { cost: row.cost }) }
      }
      put(next)
    },
  }
}
