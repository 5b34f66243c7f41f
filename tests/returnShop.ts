import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import type { Command } from '~/domain/command'
import type { Order } from '~/domain/order'
import type { Role } from '~/domain/person'
import { planReturnRefund } from '~/domain/returnRefund'
import { levelKey } from '~/domain/stock'
import { readOrderBase } from '~/store/orderActs/readOrder'
import { allLevels } from '~/store/shelves'
import { aLine, anOrder } from './builders'
import { bringOrders } from './bringOrders'
import { runCommand } from '~/worker/runCommand'
import { OpenShop } from '~/worker/shop'

const DAY = 86_400_000
/** The shop of the test that runs: one order of three mugs, delivered; seven mugs and two cups on the shelf. */
export let open: OpenShop
let serial = 0

export type Intent = Command extends infer C ? (C extends Command ? Omit<C, 'id'> : never) : never
export const run = (intent: Intent) => runCommand(open, { ...intent, id: `c${++serial}` })
export const undo = (command: string) => run({ kind: 'undo', args: { command } })
export const done = async (intent: Intent) => {
  const outcome = await run(intent)
  if (!outcome.ok) expect.fail(JSON.stringify(outcome.refusal))
  return outcome.commandId
}
export const caseOf = async (key = 'r1001') => (await open.db.returns.get(key)) ?? expect.fail(`no return ${key}`)
export const onHand = async (sku: string, location = 'main') => {
  const levels = await allLevels(open.db)
  return levels.find((level) => levelKey(level.location, level.sku) === levelKey(location, sku))?.onHand ?? 0
}
export const heldOf = async (sku: string) =>
  (await allLevels(open.db)).filter((level) => level.sku === sku).reduce((sum, level) => sum + level.held, 0)

/** Three mugs for 300.00, 60.00 off the order by a full reduction, 10.00 postage; delivered three days ago. */
export function theOrder(set: Partial<Order> = {}): Order {
  const now = Date.now()
  return anOrder({
    currency: 'CNY',
    placedAt: now - 6 * DAY,
    paidAt: now - 6 * DAY,
    shipment: { at: now - 5 * DAY, carrier: 'SF', tracking: 'SF1', deliveredAt: now - 3 * DAY },
    lines: [aLine({ quantity: 3, price: 1_000_000, amount: 3_000_000 })],
    discount: 600_000,
    shipping: 100_000,
    ...set,
  })
}

/** Opens it for each test of the file. */
export function openForEach() {
  beforeAll(() => void vi.stubGlobal('navigator', { language: 'zh-CN' }))
  afterAll(() => void vi.unstubAllGlobals())
  beforeEach(async () => {
    open = await OpenShop.open(`returns${++serial}`)
    await bringOrders(open.packs, 'orders', [theOrder()])
    open.refresh(await open.version())
    await done({
      kind: 'stock.move',
      args: {
        moves: [
          { sku: 'MUG-1', location: 'main', quantity: 7, kind: 'opening' },
          { sku: 'CUP-1', location: 'main', quantity: 2, kind: 'opening' },
        ],
      },
    })
    await done({ kind: 'location.set', args: { key: 'aside', set: { name: 'Quarantine', aside: true } } })
  })
  afterEach(() => open.close())
}

export const as = async (role: Role) => {
  await done({ kind: 'person.set', args: { key: role, set: { name: role, role, active: true } } })
  open.who = role
}

export const line = { line: 0, units: 1, reason: 'changedMind', condition: 'intact' } as const
export const request = (args: Partial<Extract<Command, { kind: 'return.request' }>['args']> = {}): Intent => ({
  kind: 'return.request',
  args: { key: 'r1001', order: '1001', of: 'return', lines: [line], ...args },
})
export const approve: Intent = { kind: 'return.approve', args: { key: 'r1001' } }
export const receive = (units: number): Intent => ({ kind: 'return.receive', args: { key: 'r1001', lines: [{ line: 0, units }] } })
export const inspect = (...units: Extract<Command, { kind: 'return.inspect' }>['args']['units']): Intent => ({
  kind: 'return.inspect',
  args: { key: 'r1001', units },
})
export const restock = (units: number) => inspect({ line: 0, units, outcome: 'restock', location: 'main' })

export async function planOf(shipping: number | 'rest' = 0) {
  const found = (await readOrderBase(open.db, '1001')) ?? expect.fail('no order')
  return planReturnRefund(found.base, found.acts, await caseOf(), { shipping })
}
export async function settle(early?: true): Promise<Intent> {
  const { split, fees } = await planOf()
  const args = { key: 'r1001', how: 'refund', split, fees, ...(early ? { early } : {}) } as const
  return { kind: 'return.settle', args }
}
