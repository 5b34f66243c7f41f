import type { DryRun, ImportNotice } from '~/domain/importPlan'
import { LINE_KINDS, NOT_SALE } from '~/domain/order'
import type { OrderTable } from '~/segments/orderTable'
import type { ImportPlan } from './importer'

/** What the dry run says of the orders that it would take. */
export function tableFacts({
  orders,
  lines,
}: OrderTable): Pick<DryRun, 'kinds' | 'notSale' | 'credits' | 'unknownBuyers' | 'firstAt' | 'lastAt'> {
  const kinds = new Uint32Array(LINE_KINDS.length)
  const reasons = new Uint32Array(NOT_SALE.length)
  for (let line = 0; line < lines.count; line++) {
    kinds[lines.kind[line]]++
    reasons[lines.notSale[line]]++
  }
  let credits = 0
  let unknownBuyers = 0
  for (let i = 0; i < orders.count; i++) {
    credits += orders.type[i]
    if (orders.buyer.codes[i] === 0) unknownBuyers++
  }
  const named = <T extends string>(names: readonly T[], counts: Uint32Array): Partial<Record<T, number>> => {
    const out: Partial<Record<T, number>> = {}
    names.forEach((name, index) => {
      if (name !== '' && counts[index] > 0) out[name] = counts[index]
    })
    return out
  }
  return {
    kinds: named(LINE_KINDS, kinds),
    notSale: named(NOT_SALE, reasons),
    credits,
    unknownBuyers,
    ...(orders.count > 0 && { firstAt: orders.placedAt[0], lastAt: orders.placedAt[orders.count - 1] }),
  }
}

/** What the wizard says plainly about the file, now that all of it is known. */
export function noticesOf({ orders, lines, refunds }: OrderTable, { columns, rules, format }: ImportPlan): ImportNotice[] {
  const notices: ImportNotice[] = []
  if (rules.paidIsNet && refunds.count > 0) notices.push({ kind: 'paidIsNet', rows: refunds.count })
  if (columns.buyerId === undefined && columns.email === undefined && columns.phone === undefined) notices.push({ kind: 'noBuyer' })
  if (lines.count > 0 && !lines.quantity.some((quantity) => quantity !== 0)) notices.push({ kind: 'noQuantities' })
  if (refunds.dated.includes(0)) notices.push({ kind: 'undatedRefunds' })
  const texts = [lines.title, lines.sku, orders.region, orders.buyerName, orders.note]
  if (texts.some(({ values }) => values.some((text) => text.includes('\uFFFD'))))
    notices.push({ kind: 'replacementCharacters', encoding: format.encoding })
  return notices
}
