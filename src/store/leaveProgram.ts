import type { CommandKind } from '~/domain/command'
import { pageOf } from '~/domain/member'
import type { JournalRow, ShopDb } from './db'

/** Kinds of commands that may name many customers, or what they have of coupons and points. */
const NAMING: CommandKind[] = [
  'coupon.give',
  'coupon.redeem',
  'coupon.unredeem',
  'points.move',
  'points.book',
  'member.tiers',
  'customer.edit',
  'audience.set',
  'audience.remove',
  'undo',
]

/**
 * Takes somebody who is erased out of points, coupons and hand-made audiences, and of the journal of them: their points are gone, what they used stays used by
 * nobody in particular. Tables and journal are cleansed alike, so that what others did can still be undone. Part of the caller's transaction.
 */
export async function leaveProgram(
  { redemptions, points, audiences, journal }: ShopDb,
  { customer, erased }: { customer: string; erased: string },
): Promise<void> {
  const forget = <T>(row: T): T => (forgetIn(row, customer, erased), row)
  await redemptions.where('customer').equals(customer).modify({ customer: erased })
  await points.where('customer').equals(customer).delete()
  const pages = await points.where('customer').equals(pageOf(customer)).toArray()
  await points.bulkPut(pages.map(forget))
  const lists = await audiences.filter(({ rule }) => rule.kind === 'list' && rule.customers.includes(customer)).toArray()
  await audiences.bulkPut(lists.map(forget))
  const rows = await journal.where('kind').anyOf(NAMING).toArray()
  await journal.bulkPut(rows.filter((row) => JSON.stringify(row).includes(customer)).map((row) => forget(withoutTier(row, customer))))
}

/** What was set of them alone has no place any more. */
const withoutTier = (row: JournalRow, customer: string): JournalRow => ({
  ...row,
  changes: row.changes.filter(({ table, key }) => table !== 'customers' || key !== customer),
  cleansed: true,
})

const isTheirs = (value: unknown, customer: string): boolean =>
  value === customer || (typeof value === 'object' && value !== null && 'customer' in value && value.customer === customer)

/** In a row as it was read: lists no longer hold them, nor a line of theirs, and a field that names them names who is erased. */
function forgetIn(value: unknown, customer: string, erased: string): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    const kept: unknown[] = value.filter((each) => !isTheirs(each, customer))
    value.length = 0
    for (const each of kept) value.push(each)
  }
  for (const [field, each] of Object.entries(value)) {
    if (each === customer) Reflect.set(value, field, erased)
    else forgetIn(each, customer, erased)
  }
}
