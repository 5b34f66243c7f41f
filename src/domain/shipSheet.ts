import type { OrderRule } from './orderCommand'
/** One row of a list of parcels, as it was pasted. */
export interface ShipRow {
  /** From 1 on, as a reader counts. */
  row: number
  order: string
  carrier: string
  tracking: string
}

/** Whether all that is left of an order can be sent now. */
export interface Shippable {
  order: string
  /** Units that are left; 0 where it tells none. */
  units: number
  /** Why not. */
  why?: OrderRule | 'unknown'
}

/** Words that name the first column of a sheet: that row is no parcel. */
const HEADS = /^(order|order number|order no\.?|number|订单|订单号|订单编号)$/i
const MOST = 1000

export type ShipRowFault = 'noOrder' | 'noTracking' | 'twice'

/**
 * Reads pasted rows of order number, carrier and tracking number: columns of a sheet (tabs), or of a file (commas, semicolons). Two columns are number and tracking;
 * the carrier is then the one that was chosen for all.
 */
export function readShipRows(text: string, carrier: string): ShipRow[] {
  const rows: ShipRow[] = []
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((line, at) => {
      if (line.trim() === '' || rows.length >= MOST) return
      const cut = line.includes('\t') ? '\t' : /[,，;；]/
      const cells = line.split(cut).map((cell) =>
        cell
          .trim()
          .replace(/^"(.*)"$/, '$1')
          .replace(/^[=']+/, ''),
      )
      const [order = '', second = '', third] = cells
      if (HEADS.test(order)) return
      rows.push(
        third === undefined || third === ''
          ? { row: at + 1, order, carrier: carrier.trim(), tracking: second }
          : { row: at + 1, order, carrier: second || carrier.trim(), tracking: third },
      )
    })
  return rows
}

/** What of a row is wrong by itself, or beside the rows before it. */
export function shipRowFault(rows: readonly ShipRow[], { row, order, tracking }: ShipRow): ShipRowFault | undefined {
  if (order === '') return 'noOrder'
  if (tracking === '') return 'noTracking'
  return rows.some((each) => each.order === order && each.row < row) ? 'twice' : undefined
}
