import type { ReturnCommand } from '~/domain/returnCommand'
import { checkPolicy } from '~/domain/returnPolicyRules'
import type { ShopDb } from './db'
import type { Actor, Decision } from './decide'
import type { CommandOf } from './deciders'
import { changesTo } from './rows'

/** A version more; those before stay as they are, and so does what they have judged. */
export async function decidePolicy(
  db: ShopDb,
  { args: { key, policy } }: CommandOf<ReturnCommand, 'policy.set'>,
  { at, who }: Actor,
): Promise<Decision> {
  const rows = await db.returnPolicies.toArray()
  if (rows.some((row) => row.key === key)) return { refusal: { why: 'rule', rule: 'policy.taken' } }
  const latest = Math.max(0, ...rows.map(({ from }) => from))
  // Saved now means from now on, however long the page was open.
  const from = Math.max(policy.from, at)
  const fault = checkPolicy({ ...policy, from }, latest, at)
  if (fault) return { refusal: { why: 'rule', ...fault } }
  const version = 1 + Math.max(0, ...rows.map((row) => row.version))
  return { changes: changesTo('returnPolicies', key, undefined, { ...policy, from, version, who }) }
}
