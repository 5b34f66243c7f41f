import type { Refusal } from './command'
import type { Supplier } from './product'
import type { SupplyFields } from './purchase'

const LONGEST_LEAD = 730
const LONGEST_NAME = 120

const rule = (name: Extract<Refusal, { why: 'rule' }>['rule'], facts?: Record<string, string | number>): Refusal => ({
  why: 'rule',
  rule: name,
  ...(facts ? { facts } : {}),
})

const isLead = (days: number): boolean => Number.isSafeInteger(days) && days >= 0 && days <= LONGEST_LEAD

/** A supplier has a name of its own, and delivers within two years. */
export function checkSupplier(key: string, set: Partial<Supplier>, all: readonly Supplier[]): Refusal | undefined {
  const now = all.find((supplier) => supplier.key === key)
  const { name = '', leadDays = 0 } = { ...now, ...set }
  if (name.trim() === '' || name.length > LONGEST_NAME) return rule('supplier.name')
  const same = (other: Supplier) => other.key !== key && other.name.trim().toLowerCase() === name.trim().toLowerCase()
  if (all.some(same)) return rule('supplier.nameTaken', { name })
  return isLead(leadDays) ? undefined : rule('supplier.lead', { most: LONGEST_LEAD })
}

/** What a supplier offers of a SKU: in packs of one or more, at a cost of 0 or more. */
export function checkSupply({ sku, cost, pack, minimum, leadDays = 0 }: Omit<SupplyFields, 'preferred'>): Refusal | undefined {
  const isRight =
    Number.isSafeInteger(cost) &&
    cost >= 0 &&
    [pack, minimum].every((units) => Number.isSafeInteger(units) && units >= 1) &&
    isLead(leadDays)
  return isRight ? undefined : rule('supply.wrong', { sku })
}
