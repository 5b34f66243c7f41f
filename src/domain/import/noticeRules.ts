import { guessDateOrder, likelyDateOrder, parseMomentText } from '~/lib/csv/moment'
import { guessDecimal, parseDecimalText } from '~/lib/csv/decimal'
import { zoneOf } from '~/lib/zone'
import { isCurrency } from '~/domain/money'
import type { ColumnMap, ImportField, ImportNotice, ImportRules } from '~/domain/importPlan'

/**
 * What the first rows say about dates, decimals and payments: the rules made to fit, and what the user is told.
 * `rows` are cells as text.
 */
export function noticeRules(
  rows: readonly string[][],
  columns: ColumnMap,
  rules: ImportRules,
): { rules: ImportRules; notices: ImportNotice[] } {
  const notices: ImportNotice[] = []
  const fitted = { ...rules }
  const texts = (fields: ImportField[]): string[] =>
    fields.flatMap((field) => rows.map((row) => row[columns[field] ?? -1] ?? '').filter((text) => text.trim() !== ''))

  const amounts = texts(['price', 'lineAmount', 'lineNet', 'orderTotal', 'paidAmount', 'shipping'])
  const decimal = guessDecimal(amounts, rules.decimal)
  fitted.decimal = decimal.decimal
  if (!decimal.sure) notices.push({ kind: 'ambiguousDecimal' })
  fitted.currency = onlyCurrency(texts(['currency'])) ?? signedCurrency(amounts, rules.currency) ?? rules.currency
  const dates = texts(['placedAt', 'paidAt'])
  const order = guessDateOrder(dates)
  if (order) fitted.dateOrder = order
  else {
    fitted.dateOrder = rules.dateOrder === 'ymd' ? likelyDateOrder(dates, Date.now()) : rules.dateOrder
    notices.push({ kind: 'ambiguousDates' })
  }
  const net = netRows(rows, columns, fitted)
  if (net > 0) {
    fitted.paidIsNet = true
    notices.push({ kind: 'paidIsNet', rows: net })
  }
  if (columns.buyerId === undefined && columns.email === undefined && columns.phone === undefined) notices.push({ kind: 'noBuyer' })
  if (columns.quantity === undefined) notices.push({ kind: 'noQuantities' })
  if (columns.refundAmount !== undefined && columns.refundedAt === undefined) notices.push({ kind: 'undatedRefunds' })
  return { rules: fitted, notices }
}

/** The one currency that a file names: the shop or a rate is then set for it. undefined where it names none or several. */
function onlyCurrency(texts: readonly string[]): string | undefined {
  const [code, ...others] = new Set(texts.map((text) => text.trim().toUpperCase()))
  return code !== undefined && others.length === 0 && isCurrency(code) ? code : undefined
}

/** Signs of one currency alone; a dollar is of many, and the yen writes the yuan's. */
const SIGNS: readonly (readonly [sign: RegExp, currency: string])[] = [
  [/[￥¥]|元$/, 'CNY'],
  [/€/, 'EUR'],
  [/£/, 'GBP'],
  [/₹/, 'INR'],
  [/₩/, 'KRW'],
]

/** The currency whose sign stands with every amount that has one. */
function signedCurrency(texts: readonly string[], own: string): string | undefined {
  const signs = new Set(texts.flatMap((text) => SIGNS.filter(([sign]) => sign.test(text.trim())).map(([, currency]) => currency)))
  const [only, ...others] = signs
  return only === undefined || others.length > 0 || (only === 'CNY' && own === 'JPY') ? undefined : only
}

/** Rows with a refund, where on every one of them total = paid + refund, and the refund is not simply left out of both; 0 where one says otherwise. */
function netRows(rows: readonly string[][], columns: ColumnMap, rules: ImportRules): number {
  const { orderTotal, paidAmount, refundAmount, paidAt } = columns
  if (orderTotal === undefined || paidAmount === undefined || refundAmount === undefined) return 0
  const zone = zoneOf(rules.zone)
  let seen = 0
  for (const row of rows) {
    if (paidAt !== undefined && !Number.isFinite(parseMomentText(row[paidAt] ?? '', zone, rules.dateOrder))) continue
    const [total, paid, refund] = [orderTotal, paidAmount, refundAmount].map((column) =>
      parseDecimalText(row[column] ?? '', 4, rules.decimal),
    )
    if (!Number.isFinite(refund) || refund === 0) continue
    if (total !== (Number.isNaN(paid) ? 0 : paid) + refund) return 0
    seen++
  }
  return seen
}
