import type { DictColumn, OrderTable } from '~/segments/orderTable'

/** What was found of a buyer: numbers of their orders, and what names them: key, names, e-mails, phones. */
export interface Traces {
  orders: Set<string>
  texts: Set<string>
}

/** Where personal data stands besides the buyer's key: a tracking number leads to an address. */
const PERSONAL = ['buyerName', 'email', 'phone', 'note', 'tracking'] as const
const NAMING = ['buyer', 'buyerName', 'email', 'phone'] as const

/**
 * The table with another key in place of the buyer's and none of their data; undefined where it does not name them. Rows stay where they are, texts that
 * nobody else has are gone. Adds what it finds to the traces.
 */
export function withoutBuyer(table: OrderTable, isThem: (key: string) => boolean, key: string, traces: Traces): OrderTable | undefined {
  const { orders } = table
  const code = orders.buyer.values.findIndex(isThem)
  if (code < 0) return undefined
  const theirs = Uint8Array.from(orders.buyer.codes, (each) => (each === code ? 1 : 0))
  for (let order = 0; order < orders.count; order++) {
    if (!theirs[order]) continue
    traces.orders.add(orders.number[order])
    for (const name of NAMING) {
      const text = orders[name].values[orders[name].codes[order]]
      if (isTelling(text)) traces.texts.add(text)
    }
  }
  const clean = Object.fromEntries(PERSONAL.map((name) => [name, blanked(orders[name], theirs)]))
  return { ...table, orders: { ...orders, ...clean, buyer: { codes: orders.buyer.codes, values: orders.buyer.values.with(code, key) } } }
}

/** The table with orders of people who were erased as these keys, by the order's number, and with none of their data: who is gone is not told by what comes later. */
export function keepErased(table: OrderTable, erased: ReadonlyMap<string, string>): OrderTable {
  const { orders } = table
  const theirs = Uint8Array.from(orders.number, (number) => (erased.has(number) ? 1 : 0))
  if (!theirs.includes(1)) return table
  const clean = Object.fromEntries(PERSONAL.map((name) => [name, blanked(orders[name], theirs)]))
  const others = blanked(orders.buyer, theirs)
  const values = [...new Set([...others.values, ...erased.values()])]
  const codeOf = new Map(values.map((value, code) => [value, code]))
  const codes = Uint32Array.from(orders.number, (number, order) => codeOf.get(erased.get(number) ?? '') || others.codes[order])
  return { ...table, orders: { ...orders, ...clean, buyer: { codes, values } } }
}

/** Long enough that another text does not hold it by chance: two Chinese signs, else four letters. */
const isTelling = (text: string): boolean => text.length >= (/\p{Script=Han}/u.test(text) ? 2 : 4)

/** The column with '' on the marked rows, and without the texts that no row has any more. */
function blanked({ codes, values }: DictColumn, marks: Uint8Array): DictColumn {
  const next = codes.map((code, row) => (marks[row] ? 0 : code))
  const used = new Uint8Array(values.length)
  used[0] = 1
  for (const code of next) used[code] = 1
  const kept: string[] = []
  const newCode = Uint32Array.from(values, (text, code) => (used[code] ? kept.push(text) - 1 : 0))
  return { codes: next.map((code) => newCode[code]), values: kept }
}
