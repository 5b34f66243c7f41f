import type { Compensation } from './complaint'
import { moneyOf } from './complaint'
import { type Amount, type Currency, unitOf } from './money'
import type { Role } from './person'

/** What somebody may give for one complaint without asking. */
export interface CompensationLimit {
  money: Amount
  points: number
  /** Coupons of a batch. */
  coupons: boolean
}

/** How compensation is let through: agents up to theirs, operators up to theirs, owners without end. */
export interface CompensationLimits {
  agent: CompensationLimit
  operator: CompensationLimit
}

/** What a small and a middling kindness is in each currency, in its units. */
const USUAL: Readonly<Record<string, readonly [number, number]>> = { CNY: [50, 300], JPY: [1000, 5000], VND: [200_000, 1_000_000] }
const ELSE = [10, 60] as const

/** Until a shop has set its own. */
export function usualLimits(currency: Currency): CompensationLimits {
  const [agent, operator] = USUAL[currency] ?? ELSE
  const unit = unitOf(currency)
  return {
    agent: { money: agent * unit, points: 500, coupons: true },
    operator: { money: operator * unit, points: 5000, coupons: true },
  }
}

const limitOf = (role: Role, limits: CompensationLimits): CompensationLimit | 'none' | 'all' => {
  if (role === 'owner') return 'all'
  return role === 'agent' || role === 'operator' ? limits[role] : 'none'
}

export interface Sums {
  money: Amount
  points: number
  coupons: number
}

/** What a complaint has got, or is asked for, so far: cutting one gift into many does not get around a limit. */
export function compensated(lines: readonly Pick<Compensation, 'give' | 'state'>[]): Sums {
  const sums: Sums = { money: 0, points: 0, coupons: 0 }
  for (const { give, state } of lines) {
    if (state === 'declined') continue
    if (give.of === 'money') sums.money += moneyOf(give.split)
    else if (give.of === 'points') sums.points += give.points
    else sums.coupons++
  }
  return sums
}

/** Whether somebody of a role may let a complaint have so much in all. */
export function mayGive(role: Role, { money, points, coupons }: Sums, limits: CompensationLimits): boolean {
  const limit = limitOf(role, limits)
  if (limit === 'all') return true
  return limit !== 'none' && money <= limit.money && points <= limit.points && (coupons === 0 || limit.coupons)
}

/** Who has to be asked: the lowest role that may. */
export const approverOf = (sums: Sums, limits: CompensationLimits): 'operator' | 'owner' =>
  mayGive('operator', sums, limits) ? 'operator' : 'owner'
