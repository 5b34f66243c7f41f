import { customerIdOf } from '~/domain/customer'
import { nextOf } from '~/domain/returnStates'
import type { HomeSource } from './source'

/** Returns whose next step is ours and due: to decide, to receive, to inspect, to settle. Shown on its day and after it. */
export const findReturnsDue: HomeSource = async ({ db, viewer: { soon } }) => {
  const cases = await db.returns.toArray()
  return cases.flatMap((each) => {
    const { shop, turn, dueAt } = nextOf(each)
    if (dueAt === undefined || dueAt > soon || turn === 'buyer') return []
    const { key, order, buyer } = each
    return {
      id: `returnDue/${key}`,
      kind: 'returnDue' as const,
      on: `return/${key}` as const,
      dueAt,
      press: shop === 'decide' ? 0.7 : 0.5,
      facts: { key, order, step: shop, customer: customerIdOf(buyer ?? '') },
    }
  })
}
