import { describe, expect, test } from 'vitest'
import { type Edit, SYNC_AREAS } from '~/commerce/adapter'
import { syncOnce } from '~/sync/sync'
import { MemorySync } from '../memorySync'
import { always, both, Given, type Law, movesUnits, never, pushes } from './law'
import { CHANGE_LAWS, pullLaws } from './pullLaws'
import { ACT_LAWS, MESSAGE_LAWS, PUSH_LAWS, STOCK_LAWS } from './pushLaws'
import { MUG, type OtherSide, SEED, sku } from './seed'

const WHOLE_LAWS: Law[] = [
  {
    name: 'the check tells of each area whether it works, and why not',
    needs: always,
    holds: async ({ side: { adapter } }, can) => {
      const lines = new Map((await adapter.check(never)).map((line) => [line.of, line]))
      for (const area of SYNC_AREAS) expect([area, lines.get(area)?.problem === undefined]).toEqual([area, can.areas[area].pull === true])
    },
  },
  {
    name: 'a token that is not taken any more is unauthorized, and not a platform without records',
    needs: always,
    holds: async (given) => {
      given.side.signOut?.()
      if (given.side.signOut) await expect(given.all('products')).rejects.toMatchObject({ kind: 'unauthorized' })
    },
  },
  {
    name: 'a shop that is kept in step with it agrees with it to the record',
    needs: (can) => both(pushes(can), movesUnits(can)),
    holds: async ({ side }) => {
      const store = new MemorySync()
      await syncOnce(store, side.adapter, never)
      await give(store, 1, [
        {
          area: 'products',
          key: 'mug',
          set: { title: 'Big mug', 'sku:price:MUG-1': 1_000 },
          before: { title: 'Mug', 'sku:price:MUG-1': 125_000 },
        },
      ])
      side.change('products', 'cup', { ...SEED.products.cup, title: 'Tea cup' })
      side.change('stock', MUG, { ...SEED.stock[MUG], onHand: 4 })
      side.loseAnswer()
      for (let round = 0; round < 3; round++) await syncOnce(store, side.adapter, never).catch(() => undefined)
      for (const key of Object.keys(SEED.products)) expect(store.rows.get(`products/${key}`)?.title).toBe(side.look('products', key)?.title)
      expect(side.look('products', 'mug')).toMatchObject({ title: 'Big mug', skus: [sku('MUG-1', 1_000), sku('MUG-2', 130_000)] })
      expect([side.look('stock', MUG)?.onHand, store.levels.get(MUG)]).toEqual([2, 2])
      expect([...store.outbox.values(), ...store.conflicts.values()]).toEqual([])
    },
  },
]

/** A command of the shop's own: an edit, and two units less. */
const give = (store: MemorySync, seq: number, edits: Omit<Edit, 'version'>[]) =>
  store.step(async (step) => {
    const page = await step.page('stock', [MUG])
    page.book(MUG, -2)
    const moves = [{ sku: 'MUG-1', location: 'main', quantity: -2, kind: 'adjusted' as const }]
    await step.putOutbox({ seq, id: `c${seq}`, kind: 'catalog.set', at: 0, edits, moves, state: 'waiting' })
  })

/**
 * The laws that every adapter keeps. Its capabilities decide: what it can has to hold; what it cannot is skipped with its sentence, and what is to happen instead has to.
 * `gaps`: laws that are known not to hold, by name, with the line of the issue that says so; one that holds after all fails.
 */
export async function conformance(
  name: string,
  make: () => Promise<OtherSide>,
  gaps: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { can } = (await make()).adapter
  const laws = [...SYNC_AREAS.flatMap(pullLaws), ...CHANGE_LAWS, ...PUSH_LAWS, ...STOCK_LAWS, ...MESSAGE_LAWS, ...ACT_LAWS, ...WHOLE_LAWS]
  const whys = new Map(laws.map((law) => [law, law.needs(can)]))
  const abled = laws.filter((law) => whys.get(law) === true)
  const checkAll = async (checked: Law['holds'] = async () => undefined) => checked(new Given(await make()), can)
  const named = (some: readonly Law[], why: (law: Law) => unknown) => some.map((law) => [`${law.name} (${String(why(law))})`, law] as const)

  describe(`conformance of ${name}`, () => {
    const whole = abled.filter((law) => gaps[law.name] === undefined)
    test.each(whole.map((law) => [law.name, law] as const))('%s', async (_name, { holds }) => checkAll(holds))
    const broken = abled.filter((law) => !whole.includes(law))
    test.fails.each(named(broken, (law) => gaps[law.name]))('%s', async (_name, { holds }) => checkAll(holds))
    const unable = laws.filter((law) => !abled.includes(law))
    test.for(named(unable, (law) => whys.get(law)))('%s', ([, law], { skip }) => {
      expect(whys.get(law)).not.toBe(true)
      skip(String(whys.get(law)))
    })
    const twins = unable.filter(({ twin }) => twin)
    test.each(twins.map((law) => [law.name, law] as const))('cannot, and says so: %s', async (_name, { twin }) => checkAll(twin))
  })
}
