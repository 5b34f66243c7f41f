import { expect } from 'vitest'
import type { Edit, OutAct } from '~/commerce/adapter'
import { TICKET_CHANNELS } from '~/domain/ticket'
import { both, type Law, makes, movesUnits, pushes, sentence, unsupported } from './law'
import { MUG, SEED, sku } from './seed'

export const PUSH_LAWS: Law[] = [
  {
    name: 'a push sets its fields and leaves all others as they are',
    needs: pushes,
    holds: async (given) => {
      const { brand } = given.side.look('products', 'mug') ?? {}
      expect(await given.push({ edits: [await given.edit('mug', { title: 'Big mug' })] })).toMatchObject({ ok: true })
      expect(given.side.look('products', 'mug')).toMatchObject({ title: 'Big mug', ...(brand !== undefined && { brand }) })
      expect(given.title('cup')).toBe('Cup')
    },
    twin: async (given) => {
      await expect(given.push({ edits: [await given.edit('mug', { title: 'Big mug' })] })).rejects.toEqual(unsupported)
      expect(given.title()).toBe('Mug')
    },
  },
  {
    name: 'one price of one SKU is set to the unit, and no other',
    needs: (can) => both(pushes(can), can.areas.products.fields.includes('sku:price') || 'prices are not kept'),
    holds: async (given) => {
      expect(await given.push({ edits: [await given.edit('mug', { 'sku:price:MUG-2': 99_900 })] })).toMatchObject({ ok: true })
      expect(given.side.look('products', 'mug')?.skus).toMatchObject([sku('MUG-1', 125_000), sku('MUG-2', 99_900)])
    },
  },
  {
    name: 'a push on an old version does nothing, and hands back what there is',
    needs: (can) => both(pushes(can), can.versions || 'versions are not known'),
    holds: async (given) => {
      const edit = await given.edit('mug', { title: 'Big mug' })
      given.side.change('products', 'mug', { ...SEED.products.mug, title: 'Their mug' })
      const pushed = await given.push({ edits: [edit] })
      expect(pushed).toMatchObject({ ok: false, why: 'conflict', records: [{ key: 'mug', fields: { title: 'Their mug' } }] })
      expect(given.title()).toBe('Their mug')
    },
  },
  {
    name: 'the same push twice counts once',
    needs: (can) => both(pushes(can), can.ids || 'ids are not honoured'),
    holds: async (given) => {
      const edits = [await given.edit('mug', { title: 'Big mug' })]
      expect(await given.push({ edits })).toMatchObject({ ok: true })
      given.side.change('products', 'mug', { ...SEED.products.mug, title: 'Their mug' })
      await given.push({ edits })
      expect(given.title()).toBe('Their mug')
    },
  },
  {
    name: 'a push whose answer is lost throws, or is sent again and counted once',
    needs: pushes,
    holds: async (given, can) => {
      const pushing = { edits: [await given.edit('mug', { title: 'Big mug' })] }
      given.side.loseAnswer()
      const first = await given.push(pushing).catch((error: unknown) => error)
      if (can.ids) expect(await given.push(pushing)).toMatchObject({ ok: true })
      else expect(first).toMatchObject({ name: 'CommerceError' })
      expect(given.title()).toBe('Big mug')
    },
  },
  {
    name: 'all of a push is done, or nothing',
    needs: (can) => both(pushes(can), can.versions || 'versions are not known', can.atomic || 'records are set one by one'),
    holds: async (given) => {
      const edits = [await given.edit('mug', { title: 'Big mug' }), await given.edit('cup', { title: 'Big cup' })]
      given.side.change('products', 'cup', { ...SEED.products.cup, title: 'Their cup' })
      expect(await given.push({ edits })).toMatchObject({ ok: false })
      expect([given.title('mug'), given.title('cup')]).toEqual(['Mug', 'Their cup'])
    },
  },
  {
    name: 'a record is made under the key that it was given, and taken away',
    needs: makes,
    holds: async (given) => {
      const made: Edit = { area: 'products', key: 'pot', set: { title: 'Pot', 'sku:*:POT-1': sku('POT-1', 50_000) }, before: {} }
      expect(await given.push({ edits: [made] })).toMatchObject({ ok: true })
      expect(given.title('pot')).toBe('Pot')
      expect(await given.push({ id: 'c2', edits: [await given.edit('pot', {}, { gone: true })] })).toMatchObject({ ok: true })
      expect(given.side.look('products', 'pot')).toBeUndefined()
    },
    twin: async (given) => {
      await expect(given.push({ edits: [{ area: 'products', key: 'pot', set: { title: 'Pot' }, before: {} }] })).rejects.toEqual(
        unsupported,
      )
      expect(given.side.look('products', 'pot')).toBeUndefined()
    },
  },
  {
    name: 'a field that is said to be fixed is not set',
    needs: ({ areas: { products } }) =>
      sentence(products.push, 'setting products') === true && (products.fixed ?? []).length > 0 ? true : 'no field is fixed',
    holds: async (given, can) => {
      const field = can.areas.products.fixed?.[0] ?? ''
      await expect(given.push({ edits: [await given.edit('mug', { [field]: 'x' })] })).rejects.toEqual(unsupported)
    },
  },
]

const SAID = { key: 'm1', ticket: 't1', order: '1001', buyer: 'ann', subject: 'Handle', text: 'It is on its way.', at: 0 }

export const MESSAGE_LAWS: Law[] = [
  {
    name: 'what we write to a customer goes out once, also where its answer is lost',
    needs: ({ messages = [], ids }) => both(messages.length > 0 || 'it sends nothing to customers', ids || 'ids are not honoured'),
    holds: async (given, { messages: [channel = 'chat'] = [] }) => {
      given.side.loseAnswer()
      await given.push({ messages: [{ ...SAID, channel }] }).catch(() => undefined)
      expect(await given.push({ messages: [{ ...SAID, channel }] })).toMatchObject({ ok: true })
      expect(given.side.sent?.()).toMatchObject([{ key: 'm1', channel, text: SAID.text }])
    },
    twin: async (given, { messages = [] }) => {
      if (messages.length === 0) await expect(given.push({ messages: [{ ...SAID, channel: 'chat' }] })).rejects.toEqual(unsupported)
    },
  },
  {
    name: 'a channel that it does not send in is refused',
    needs: ({ messages = [] }) => messages.length > 0 || 'it sends nothing to customers',
    holds: async (given, { messages = [] }) => {
      const channel = TICKET_CHANNELS.find((each) => !messages.includes(each))
      if (channel) await expect(given.push({ messages: [{ ...SAID, channel }] })).rejects.toEqual(unsupported)
      expect(given.side.sent?.()).toEqual([])
    },
  },
]

const refund = (key: string, order: string): OutAct => {
  const split = {
    lines: [{ line: 0, units: 1, amount: 125_000 }],
    shipping: 0,
    tax: 0,
    other: 0,
    pointsBack: 0,
    pointsTaken: 0,
    coupons: [],
  }
  return {
    act: { key, order, at: Date.UTC(2026, 3, 1), who: 'ann', did: { kind: 'refund', split, told: 0, reason: 'quality' } },
    currency: 'USD',
  }
}

export const ACT_LAWS: Law[] = [
  {
    name: 'money that goes back for an order goes back once, also where its answer is lost, to the unit',
    needs: ({ areas: { orders }, ids }) =>
      both(
        sentence(orders.push, 'setting orders'),
        orders.fields.includes('acts') || 'orders are not acted on',
        ids || 'ids are not honoured',
      ),
    holds: async (given) => {
      given.side.loseAnswer()
      await given.push({ acts: [refund('a1', '1001')] }).catch(() => undefined)
      expect(await given.push({ acts: [refund('a1', '1001')] })).toMatchObject({ ok: true })
      expect(given.side.look('orders', '1001')?.refunds).toMatchObject([{ goods: 125_000, line: 0 }])
      expect(given.side.look('orders', '1002')?.refunds ?? []).toEqual([])
    },
    twin: async (given, { areas: { orders } }) => {
      if (orders.push === true && orders.fields.includes('acts')) return
      await expect(given.push({ acts: [refund('a1', '1001')] })).rejects.toEqual(unsupported)
    },
  },
]

export const STOCK_LAWS: Law[] = [
  {
    name: 'units are moved',
    needs: movesUnits,
    holds: async (given) => {
      expect(await given.push({ moves: [await given.move(-2)] })).toMatchObject({ ok: true })
      expect(given.units()).toBe(3)
    },
    twin: async (given) => {
      await expect(given.push({ moves: [await given.move(-2)] })).rejects.toEqual(unsupported)
      expect(given.units()).toBe(SEED.stock[MUG]?.onHand)
    },
  },
  {
    name: 'movements of two who move at once both count',
    needs: (can) => both(movesUnits(can), can.stock === 'delta' || 'stock is set to a whole figure'),
    holds: async (given) => {
      const move = await given.move(-2)
      given.side.change('stock', MUG, { ...SEED.stock[MUG], onHand: 4 })
      expect(await given.push({ moves: [move] })).toMatchObject({ ok: true })
      expect(given.units()).toBe(2)
    },
    twin: async (given, can) => {
      if (can.areas.stock.push !== true) return
      const move = await given.move(-2)
      given.side.change('stock', MUG, { ...SEED.stock[MUG], onHand: 4 })
      expect(await given.push({ moves: [move] })).toMatchObject({ ok: true })
      // What was read less what was moved: sync reads right before, and reads back.
      expect(given.units()).toBe(3)
    },
  },
  {
    name: 'no shelf goes below nothing, and the platform says so',
    needs: movesUnits,
    holds: async (given) => {
      const pushed = await given.push({ moves: [await given.move(-6)] })
      expect(pushed).toMatchObject({ ok: false, why: 'refused', problems: [{ says: expect.stringMatching(/./) }] })
      expect(given.units()).toBe(5)
    },
  },
]
