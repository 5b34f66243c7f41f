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
  const clean = withoutCustomer(customer, erased)
  await redemptions.where('customer').equals(customer).modify({ customer: erased })
  await points.where('customer').equals(customer).delete()
  const pages = await points.where('customer').equals(pageOf(customer)).toArray()
  await points.bulkPut(pages.map((page) => clean(page)))
  const lists = await audiences.filter(({ rule }) => rule.kind === 'list' && rule.customers.includes(customer)).toArray()
  await audiences.bulkPut(lists.map((audience) => clean(audience)))
  const rows = await journal.where('kind').anyOf(NAMING).toArray()
  await journal.bulkPut(rows.filter((row) => JSON.stringify(row).includes(customer)).map((row) => cleansed(row, customer, clean)))
}

function cleansed(row: JournalRow, customer: string, clean: <T>(value: T) => T): JournalRow {
  // What was set of them alone has no place any more.
  const kept = row.changes.filter(({ table, key }) => table !== 'customers' || key !== customer)
  return { ...clean({ ...row, changes: kept }), cleansed: true }
}

const isTheirs = (value: unknown, customer: string): boolean =>
  value === customer || (typeof value === 'object' && value !== null && 'customer' in value && value.customer === customer)

/** A value in which lists no longer hold them, nor a line of theirs, and a field that names them names who is erased. */
function withoutCustomer(customer: string, erased: string): <T>(value: T) => T {
  const clean = (value: unknown): unknown => {
    if (value === customer) return erased
    if (Array.isArray(value)) return value.filter((each) => !isTheirs(each, customer)).map(clean)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, clean(each)]))
  }
  return <T>(value: T) => clean(value) as T
}
