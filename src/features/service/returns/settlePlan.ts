import { totalOf } from '~/domain/applyActs'
import type { Amount } from '~/domain/money'
import type { RefundSplit } from '~/domain/orderAct'
import { refundable, splitRefund } from '~/domain/refundSplit'
import type { ReturnDetail } from '~/domain/returnAnswers'
import type { ReturnCommand } from '~/domain/returnCommand'
import { exchangeDifference, planReturnRefund, sentBackUnits, settledUnits } from '~/domain/returnRefund'
import type { ReturnCase } from '~/domain/returns'

export type How = Extract<ReturnCommand, { kind: 'return.settle' }>['args']['how']

/** What of a case may be done: where nothing of it was kept, it only goes back. */
export function waysOf({ now }: ReturnDetail): How[] {
  const keeps = settledUnits(now).length > 0
  if (now.kind === 'repair' && sentBackUnits(now).length > 0) return keeps ? ['repair', 'refund'] : ['repair', 'nothing']
  if (!keeps) return ['nothing']
  switch (now.kind) {
    case 'return':
    case 'refundOnly':
      return ['refund']
    case 'exchange':
      return ['exchange', 'refund']
    case 'repair':
      return ['refund']
  }
}

/** What paying before the inspection is called: the goods may be here by then. */
export const earlyName = ({ state }: Pick<ReturnCase, 'state'>, how: How) =>
  how === 'exchange' ? (state === 'received' ? 'earlyExchangeHere' : 'earlyExchange') : state === 'received' ? 'earlyHere' : 'early'

/** A line of the preview: gross less its share of discounts less the fee is what goes back. */
export interface RefundRow {
  line: number
  sku: string
  title: string
  units: number
  gross: Amount
  off: Amount
  fee: Amount
  back: Amount
  /** At most. */
  left: Amount
}

export interface Preview {
  split: RefundSplit
  fees: { line: number; fee: Amount }[]
  rows: RefundRow[]
  shipping: { paid: Amount; left: Amount; back: Amount }
  tax: { paid: Amount; back: Amount }
  total: Amount
  /** Of the order, once this has gone back. */
  stays: Amount
}

/** What goes back, part by part; `amounts`: what somebody has typed instead. */
export function previewOf(
  { now, money: { base, acts, perks } }: ReturnDetail,
  { shipping, amounts }: { shipping: boolean; amounts: Readonly<Record<number, Amount>> },
): Preview {
  const can = refundable(base, acts)
  const { split, fees } = planReturnRefund(base, acts, now, { shipping: shipping ? 'rest' : 0, amounts, perks })
  const units = settledUnits(now)
  const whole = splitRefund(base, acts, { lines: units })
  const rows = units.map(({ line, units: count }): RefundRow => {
    const { sku, title, amount, quantity } = base.lines[line]
    const gross = Math.round((amount / Math.max(1, quantity)) * count)
    const paid = whole.lines.find((each) => each.line === line)?.amount ?? 0
    const back = split.lines.find((each) => each.line === line)?.amount ?? 0
    return {
      line,
      sku,
      title,
      units: count,
      gross,
      off: gross - paid,
      fee: paid - back,
      back,
      left: can.lines.find((each) => each.line === line)?.left ?? 0,
    }
  })
  const total = totalOf(split)
  return {
    split,
    fees,
    rows,
    shipping: { paid: can.shipping.paid, left: can.shipping.left, back: split.shipping },
    tax: { paid: can.tax.paid, back: split.tax },
    total,
    stays: can.all.left - total,
  }
}

/** The difference of an exchange, and how it goes back where it does: from the lines that were dearer. */
export function swapOf({ now, money: { base, acts, perks } }: ReturnDetail) {
  const difference = exchangeDifference(base, acts, now)
  let left = difference.back
  const lines = difference.lines.flatMap(({ line, units, paid, price }) => {
    const amount = Math.min(left, Math.max(0, paid - price))
    left -= amount
    return amount > 0 ? [{ line, units, amount }] : []
  })
  return { ...difference, ...(lines.length > 0 ? { split: splitRefund(base, acts, { lines }, { ...perks, coupons: [] }) } : {}) }
}
