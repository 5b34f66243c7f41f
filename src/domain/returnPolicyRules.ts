import type { Instant } from '~/lib/zone'
import type { ReturnRule } from './returnCommand'
import { GOODS_CONDITIONS, RETURN_KINDS, type PolicyRule, type ReturnPolicy } from './returns'

const LONGEST_DAYS = 3650
const LONGEST_HOURS = 24 * 90

export interface PolicyFault {
  rule: ReturnRule
  facts?: Record<string, string | number>
}

/** What is wrong with a version before it is saved; `latest`: when the last one came into force. */
export function checkPolicy(policy: Omit<ReturnPolicy, 'key' | 'version' | 'who'>, latest: Instant, now: Instant): PolicyFault | undefined {
  if (policy.rules.length === 0) return { rule: 'policy.noRules' }
  const wrong = policy.rules.findIndex((rule) => !isSound(rule))
  if (wrong >= 0) return { rule: 'policy.rule', facts: { rule: wrong + 1 } }
  if (Object.values(policy.hours).some((hours: number) => !Number.isInteger(hours) || hours < 1 || hours > LONGEST_HOURS))
    return { rule: 'policy.hours', facts: { most: LONGEST_HOURS } }
  // What came before is judged for good: a version never begins before it was saved, nor before another one.
  if (policy.from < now || policy.from < latest) return { rule: 'policy.past' }
  return undefined
}

function isSound({ days, kinds, conditions, fee, categories, reasons }: PolicyRule): boolean {
  return (
    Number.isInteger(days) &&
    days >= 0 &&
    days <= LONGEST_DAYS &&
    kinds.length > 0 &&
    kinds.every((kind) => RETURN_KINDS.includes(kind)) &&
    conditions.length > 0 &&
    conditions.every((condition) => GOODS_CONDITIONS.includes(condition)) &&
    fee >= 0 &&
    fee <= 1 &&
    categories?.length !== 0 &&
    reasons?.length !== 0
  )
}
