import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MEANS, type Means } from '../../tests/poorPlatform'
import { runs } from '../../tests/runs'
import { bothSides, LEVELS, ops, SyncWorld } from '../../tests/syncWorld'
import { ON_HAND } from './sendLevel'
import { GONE } from './take'

const [FULL, QUICK] = [2000, 60]

async function worldAfter(means: Means, all: Parameters<SyncWorld['run']>[0]): Promise<SyncWorld> {
  const world = new SyncWorld(means)
  await world.run(all)
  return world
}

describe.each(Object.entries(MEANS))(
  'whatever happens here and there, and wherever the line is cut: a platform that %s',
  (_name, means) => {
    const law = (holds: (world: SyncWorld) => void) =>
      fc.assert(
        fc.asyncProperty(ops, async (all) => holds(await worldAfter(means, all))),
        { numRuns: runs(FULL, QUICK) },
      )

    test('in the end both sides agree, record by record and unit by unit', async () => {
      await law((world) => {
        const { here, there } = bothSides(world)
        expect(here).toEqual(there)
        for (const level of LEVELS) expect(world.store.levels.get(level) ?? 0).toBe(world.unitsThere(level))
        expect([...world.store.outbox.values()].filter(({ state }) => state !== 'refused')).toEqual([])
      })
    })

    test('every movement is counted once, or stands as a conflict, or was refused', async () => {
      await law((world) => {
        const refused = new Set([...world.store.outbox.values()].flatMap(({ id, moves }) => moves.map(({ sku }) => `${id}/main\n${sku}`)))
        for (const { id, moves } of world.given) {
          for (const { level } of moves) {
            const times = world.counted.filter((one) => one.level === level && one.id.split('/')[0]?.split('#')[0] === id).length
            if (refused.has(`${id}/${level}`)) expect(times).toBe(0)
            else if (world.told.has(`${id}/${level}/${ON_HAND}`)) expect(times).toBeLessThanOrEqual(1)
            else expect(times).toBe(1)
          }
        }
        for (const level of LEVELS) expect(world.unitsThere(level)).toBeGreaterThanOrEqual(0)
      })
    })

    test('every field that was set has come to be there, or stands as a conflict, or was refused', async () => {
      await law((world) => {
        const refused = new Set([...world.store.outbox.values()].map(({ id }) => id))
        for (const { id, edits } of world.given) {
          if (refused.has(id)) continue
          for (const { key, gone, set, before } of edits) {
            const fields = gone ? [GONE] : Object.keys(set).filter((field) => set[field] !== before[field])
            for (const field of fields) {
              const held = gone ? `${key}/gone` : `${key}/${field}/${String(set[field])}`
              const told = world.told.has(`${id}/${key}/${field}`) || world.told.has(`${id}/${key}/${GONE}`)
              expect([id, key, field, told || world.held.has(held)]).toEqual([id, key, field, true])
            }
          }
        }
      })
    })
  },
)
