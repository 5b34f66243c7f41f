import type { OutAct } from '~/commerce/adapter'
import { toDecimalText } from '~/domain/money'
import type { ActDone } from '~/domain/orderAct'

/** What was done about an order, as the contract has it: amounts and the time as text. Who did it stays here. */
export const actToWire = ({ act: { key, order, at, did }, currency }: OutAct) => ({
  key,
  order,
  at: new Date(at).toISOString(),
  did: did.kind === 'refund' ? refundToWire(did, currency) : did,
})

function refundToWire({ kind, reason, note, split }: Extract<ActDone, { kind: 'refund' }>, currency: string) {
  const amount = (value: number) => toDecimalText(value, currency)
  return {
    kind,
    reason,
    ...(note !== undefined && { note }),
    lines: split.lines.map((line) => ({ ...line, amount: amount(line.amount) })),
    shipping: amount(split.shipping),
    tax: amount(split.tax),
    other: amount(split.other),
    pointsBack: split.pointsBack,
    pointsTaken: split.pointsTaken,
  }
}
