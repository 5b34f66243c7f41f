import type { OutAct } from '~/commerce/adapter'
import type { AreaAbility } from '~/commerce/capabilities'
import type { Refusal } from '~/domain/command'
import type { OrderAct } from '~/domain/orderAct'
import type { Change, ShopDb } from './db'
import { basesOf } from './orderActs/bases'
import { keepRest } from './outboxRows'

/** By this name a platform says that it takes what is done about orders. */
const ACTS = 'acts'

/**
 * What a command has done about orders of a platform, for the platform to do. One that does not take it is not left behind: the command is refused. What is taken back
 * before it was sent is taken out of the outbox; what the platform may have done already cannot be. Throws OrderUnknown.
 */
export async function actsOut(
  db: ShopDb,
  { pull, push, fields }: AreaAbility,
  changes: readonly Change[],
): Promise<{ acts: OutAct[] } | { refusal: Refusal }> {
  const keys = [...new Set(changes.flatMap(({ table, key }) => (table === 'orderActs' ? [key] : [])))]
  if (keys.length === 0 || pull !== true) return { acts: [] }
  if (push !== true || !fields.includes(ACTS))
    return { refusal: { why: 'platform', area: 'orders', cannot: push === true ? 'notOffered' : push } }
  const acts: OrderAct[] = []
  for (const key of keys) {
    const own = changes.filter((change) => change.table === 'orderActs' && change.key === key)
    const after = { key, ...Object.fromEntries(own.map((change) => [change.field, change.after])) }
    if (isAct(after)) acts.push(after)
    else if (!(await withdraw(db, key))) return { refusal: { why: 'rule', rule: 'order.agreed' } }
  }
  const bases = await basesOf(db, [...new Set(acts.map(({ order }) => order))])
  return { acts: acts.map((act) => ({ act, currency: bases.get(act.order)?.order.currency ?? '' })) }
}

const isAct = (row: Record<string, unknown>): row is Record<string, unknown> & OrderAct => row.order !== undefined && row.did !== undefined

/** Takes an act out of the outbox; false: it may have gone out. */
async function withdraw(db: ShopDb, key: string): Promise<boolean> {
  const row = await db.outbox.filter(({ acts = [] }) => acts.some(({ act }) => act.key === key)).first()
  if (!row || row.state === 'sent') return false
  await keepRest(db, { ...row, acts: row.acts?.filter(({ act }) => act.key !== key) })
  return true
}
