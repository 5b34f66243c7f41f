import type { Amount } from './money'
import type { Program, Tier } from './member'
import type { Rule } from './promotion/rule'

/** What a buyer has paid and ordered in the window of a tier. */
export interface BuyerSums {
  gmv: Amount
  orders: number
}

const reaches = ({ from: { gmv = 0, orders = 0 } }: Tier, sums: BuyerSums): boolean => sums.gmv >= gmv && sums.orders >= orders

/** The highest tier whose rule a buyer fulfils, lower ones need not be reached; '' none. `sums` of the last so many months. */
export function tierOf(tiers: readonly Tier[], sums: (months: number) => BuyerSums): string {
  return tiers.findLast((tier) => reaches(tier, sums(tier.months)))?.name ?? ''
}

export type TierStep = 'up' | 'down' | 'same'

/** Which way a move from one tier to another goes; a name that the program does not know stands below all. */
export function tierStep(tiers: readonly Pick<Tier, 'name'>[], from: string, to: string): TierStep {
  if (from === to) return 'same'
  const rank = (name: string) => tiers.findIndex((tier) => tier.name === name)
  return rank(to) > rank(from) || (rank(from) < 0 && rank(to) < 0 && from === '') ? 'up' : 'down'
}

/** Members-only prices as rules: of several discounts in mode "best of" on a line, theirs among them, the largest counts. */
export function memberRules({ tiers }: Pick<Program, 'tiers'>): Rule[] {
  return tiers.flatMap(({ name, share }) => {
    if (share === undefined || share <= 0) return []
    const action = { kind: 'members', off: { share } } as const
    return [
      { key: `members/${name}`, name: '', scope: {}, who: { tiers: [name] }, when: {}, action, limits: {}, mode: 'best', priority: 0 },
    ]
  })
}

const HOUR_MS = 3_600_000

/**
 * The rules as they hold for a buyer of that tier: with early access they begin so many hours sooner. Keys stay, so what a member buys early counts against the same limits.
 * Takes effective rules (promotion/promotion.ts), whose windows are told.
 */
export function rulesOfTier(rules: readonly Rule[], { tiers }: Pick<Program, 'tiers'>, tier: string): readonly Rule[] {
  const early = tiers.find(({ name }) => name === tier)?.early ?? 0
  if (early <= 0 || tier === '') return rules
  return rules.map((rule) =>
    rule.when.from === undefined ? rule : { ...rule, when: { ...rule.when, from: rule.when.from - early * HOUR_MS } },
  )
}

const TIER_LIMITS = { name: 40, months: 60, early: 720, tiers: 12, expires: 120 } as const

/** Why a program cannot be kept as it is. */
export type ProgramFault =
  | { rule: 'member.tierName' | 'member.earn' | 'member.worth' | 'member.expires' | 'member.tierMany' }
  | {
      rule: 'member.tierTwice' | 'member.tierEmpty' | 'member.tierMonths' | 'member.tierOrder' | 'member.share' | 'member.early'
      facts: { name: string }
    }

const isWhole = (value: number, least: number, most: number) => Number.isInteger(value) && value >= least && value <= most

/** `minor`: the smallest coin. */
export function checkProgram({ earn, worth, expires, tiers }: Omit<Program, 'key'>, minor: Amount): ProgramFault | undefined {
  if (earn && !isWhole(earn.per, 1, Number.MAX_SAFE_INTEGER)) return { rule: 'member.earn' }
  if (worth !== undefined && !(isWhole(worth, 1, Number.MAX_SAFE_INTEGER) && worth % minor === 0)) return { rule: 'member.worth' }
  if (expires !== undefined && !isWhole(expires, 1, TIER_LIMITS.expires)) return { rule: 'member.expires' }
  if (tiers.length > TIER_LIMITS.tiers) return { rule: 'member.tierMany' }
  for (const [at, tier] of tiers.entries()) {
    const fault = checkTier(tier, tiers.slice(0, at))
    if (fault) return fault
  }
  return undefined
}

function checkTier({ name, from, months, share, early }: Tier, below: readonly Tier[]): ProgramFault | undefined {
  if (name.trim() === '' || name.length > TIER_LIMITS.name) return { rule: 'member.tierName' }
  const facts = { name }
  if (below.some((tier) => tier.name === name)) return { rule: 'member.tierTwice', facts }
  const asks = [from.gmv, from.orders].filter((each) => each !== undefined)
  if (asks.length === 0 || asks.some((each) => !isWhole(each, 1, Number.MAX_SAFE_INTEGER))) return { rule: 'member.tierEmpty', facts }
  if (!isWhole(months, 1, TIER_LIMITS.months)) return { rule: 'member.tierMonths', facts }
  // Whoever reaches the lower one would always be in this one.
  const last = below.at(-1)
  if (last?.months === months && (from.gmv ?? 0) <= (last.from.gmv ?? 0) && (from.orders ?? 0) <= (last.from.orders ?? 0))
    return { rule: 'member.tierOrder', facts }
  if (share !== undefined && !(share > 0 && share < 1)) return { rule: 'member.share', facts }
  if (early !== undefined && !isWhole(early, 1, TIER_LIMITS.early)) return { rule: 'member.early', facts }
  return undefined
}
