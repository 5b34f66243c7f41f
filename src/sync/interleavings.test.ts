import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MEANS } from '../../tests/poorPlatform'
import { runs } from '../../tests/runs'
import { bothSides, LEVELS, ops, SyncWorld } from '../../tests/syncWorld'
import { ON_HAND } from './sendLevel'
import { GONE } from './take'

const [FULL, QUICK] = [2000, 40]

/** Record by record and unit by unit. */
function checkAgreement(world: SyncWorld): void {
  const { here, there } = bothSides(world)
  expect(here).toEqual(there)
  for (const level of LEVELS) expect(world.store.levels.get(level) ?? 0).toBe(world.unitsThere(level))
  expect([...world.store.outbox.values()].filter(({ state }) => state !== 'refused')).toEqual([])
}

/** Every movement is counted once, or stands as a conflict, or was refused. */
function checkMovements({ store, given, counted, told, unitsThere }: SyncWorld): void {
  const refused = new Set([...store.outbox.values()].flatMap(({ id, moves }) => moves.map(({ sku }) => `${id}/main\n${sku}`)))
  for (const { id, moves } of given) {
    for (const { level } of moves) {
      const times = counted.filter((one) => one.level === level && one.id.split('/')[0]?.split('#')[0] === id).length
      if (refused.has(`${id}/${level}`)) expect(times).toBe(0)
      else if (told.has(`${id}/${level}/${ON_HAND}`)) expect(times).toBeLessThanOrEqual(1)
      else expect(times).toBe(1)
    }
  }
  for (const level of LEVELS) expect(unitsThere(level)).toBeGreaterThanOrEqual(0)
}

/** Every field that was set has come to be there, or stands as a conflict, or was refused. */
function checkFields({ store, given, told, held }: SyncWorld): void {
  const refused = new Set([...store.outbox.values()].map(({ id }) => id))
  for (const { id, edits } of given) {
    if (refused.has(id)) continue
    for (const { key, gone, set, before } of edits) {
      const fields = gone ? [GONE] : Object.keys(set).filter((field) => set[field] !== before[field])
      for (const field of fields) {
        const isTold = told.has(`${id}/${key}/${field}`) || told.has(`${id}/${key}/${GONE}`)
        const isHeld = held.has(gone ? `${key}/gone` : `${key}/${field}/${String(set[field])}`)
        expect([id, key, field, isTold || isHeld]).toEqual([id, key, field, true])
      }
    }
  }
}

describe('whatever happens here and there, and wherever the line is cut', () => {
  test.each(Object.entries(MEANS))(
    'both sides agree in the end, and every command is carried out once, stands as a conflict or was refused: a platform that %s',
    async (_name, means) => {
      await fc.assert(
        fc.asyncProperty(ops, async (all) => {
          const world = new SyncWorld(means)
          await world.run(all)
          checkAgreement(world)
          checkMovements(world)
          checkFields(world)
        }),
        { numRuns: runs(FULL, QUICK) },
      )
    },
  )
})
